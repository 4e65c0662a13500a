namespace SerWorkbook.Notebooks.Tests.Pages;

/// <summary>Notebooks for the tests of the pages.</summary>
internal static class Samples
{
    // One grey pixel.
    public const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    public const string Chart =
        """{"data":[{"type":"bar","x":["a"],"y":[1]}],"layout":{"title":{"text":"Counts <b>per</b> class"},"height":320}}""";

    public static NotebookDocument Of(params NotebookCell[] cells) =>
        new() { Cells = [.. cells.Select((c, i) => c with { Id = c.Id.Length > 0 ? c.Id : $"c{i}" })] };

    public static NotebookDocument Showing(params (string MimeType, string Text)[] representations) => Of(Cell(representations));

    public static NotebookCell Cell(params (string MimeType, string Text)[] representations) =>
        NotebookCell.Code("show()") with
        {
            ExecutionCount = 1,
            Outputs = [new DisplayOutput { Data = representations.Aggregate(MimeBundle.Empty, (b, r) => b.With(r.MimeType, r.Text)) }],
        };

    public static string Page(NotebookDocument document, HtmlPageOptions? options = null) =>
        HtmlPage.Render(document, options ?? new HtmlPageOptions());

    /// <summary>The part of a page that the notebook made: without head, style, script and bar.</summary>
    public static string MainPart(NotebookDocument document, HtmlPageOptions? options = null)
    {
        var page = Page(document, options);
        return page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
