namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The representation as JSON.</summary>
public static class JsonFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "application/json";

    /// <summary>Finds how values of a type are written as JSON.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The formatter.</returns>
    /// <exception cref="SerWorkbook.Notebooks.NotebookException">No cell is running.</exception>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);
}
