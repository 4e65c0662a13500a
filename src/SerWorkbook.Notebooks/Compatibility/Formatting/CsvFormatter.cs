namespace Microsoft.DotNet.Interactive.Formatting.Csv;

/// <summary>Names the representation as comma-separated values.</summary>
public static class CsvFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "text/csv";
}
