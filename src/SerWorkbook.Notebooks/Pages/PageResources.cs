using SerWorkbook.Notebooks.Execution.Formatting;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>The style sheet and the scripts of pages, read from this assembly.</summary>
internal static class PageResources
{
    private static readonly Lazy<string> LazyStyle = new(() => EmbeddedFile.Text("page.css"));
    private static readonly Lazy<string> LazyScript = new(() =>
        EmbeddedFile.Text("page.js")
        + EmbeddedFile.Text("page-search.js")
        + EmbeddedFile.Text("page-tables.js")
        + OnceLoaded(DataTable.Script)
        + EmbeddedFile.Text("page-sounds.js")
    );

    /// <summary>The style sheet of every page.</summary>
    public static string Style => LazyStyle.Value;

    /// <summary>The script of every page.</summary>
    public static string Script => LazyScript.Value;

    private static string OnceLoaded(string script) => $"addEventListener('DOMContentLoaded', () => {{\n{script}}});\n";
}
