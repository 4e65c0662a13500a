namespace SerWorkbook.Notebooks.Pages;

/// <summary>The style sheet and the script that every page carries, read from this assembly.</summary>
internal static class PageResources
{
    private static readonly Lazy<string> LazyStyle = new(() => Read("page.css"));
    private static readonly Lazy<string> LazyScript = new(() => Read("page.js") + Read("page-search.js") + Read("page-tables.js"));

    public static string Style => LazyStyle.Value;

    public static string Script => LazyScript.Value;

    // The hash of the script in the policy is over line feeds, whatever a checkout made of them.
    private static string Read(string name)
    {
        using var stream = typeof(PageResources).Assembly.GetManifestResourceStream($"SerWorkbook.Notebooks.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
