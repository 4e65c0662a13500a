namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The representation as HTML.</summary>
public static class HtmlFormatter
{
    /// <summary>Its MIME type.</summary>
    public const string MimeType = "text/html";

    /// <summary>Finds how values of a type are written as HTML.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The formatter.</returns>
    /// <exception cref="SerWorkbook.Notebooks.NotebookException">No cell is running.</exception>
    public static ITypeFormatter GetPreferredFormatterFor(Type type) => Formatter.GetPreferredFormatterFor(type, MimeType);

    /// <summary>Finds how values of a type are written as HTML.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The formatter.</returns>
    /// <exception cref="SerWorkbook.Notebooks.NotebookException">No cell is running.</exception>
    public static ITypeFormatter GetPreferredFormatterFor<T>() => GetPreferredFormatterFor(typeof(T));
}
