namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Names the representation as plain text.</summary>
public static class PlainTextFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "text/plain";
}
