using System.Text;
using SerWorkbook.Notebooks.Pages;
using SerWorkbook.Notebooks.Pages.Frames;
using SerWorkbook.Notebooks.Pages.Texts;

namespace SerWorkbook.Notebooks;

/// <summary>Renders a notebook as one HTML page that needs nothing else: no network, no other file.</summary>
/// <remarks>
/// <para>
/// A content-security policy in the page forbids everything from outside and every script but the page's own, named by
/// hash; markup in prose is shown as text, and HTML outputs are stripped of what could act or fetch.
/// HTML outputs with scripts run in sandboxed frames, which reach neither the page nor any network.
/// </para>
/// <para>
/// Notices: an output whose HTML holds <c>&lt;aside class="ser-notice"&gt;text&lt;/aside&gt;</c>, or a notebook or output with
/// <c>ser_notice</c> (a text or a list of texts) in its metadata, puts that text on a banner at the top of the page and on
/// the notebook's card in the index, once however often it occurs. In HTML outputs, of all classes only <c>number</c> (a cell of a table
/// aligned
/// to the right) and those that start with <c>ser-</c> are kept.
/// </para>
/// </remarks>
public static class HtmlPage
{
    /// <summary>Renders a page.</summary>
    /// <param name="document">The notebook, executed or not.</param>
    /// <param name="options">What the page shows beside it.</param>
    /// <returns>The HTML document; equal inputs give equal texts.</returns>
    public static string Render(NotebookDocument document, HtmlPageOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        var hasChart = HasChart(document);
        var href = hasChart ? options.PlotlyHref : null;
        var headings = new Headings();
        Reserve(headings, document);
        var frames = new FramesOfPage();
        var cells = Cells(document, options, headings, hasChart && (options.PlotlyScript is not null || href is not null), frames);
        var title = options.Title ?? headings.All.Select(h => h.Text).FirstOrDefault(t => t.Length > 0) ?? "Notebook";
        var main = new StringBuilder();
        if (headings.All.All(h => h.Level > 1))
        {
            main.Append($"<h1>{HtmlText.Escape(title)}</h1>\n");
        }

        main.Append(Banners(document)).Append(cells).Append(Pager(options));
        main.Append(Provenance.Html([.. RunTimeEntry(options), .. options.Provenance]));
        return PageFrame.Write(
            new PageParts
            {
                Title = title,
                MainHtml = main.ToString(),
                WhereHtml = Where(title, options),
                ContentsHtml = Contents.Html(headings.All, options),
                HasCode = document.Cells.Any(c => c.Kind == CellKind.Code),
                PlotlyScript = hasChart || frames.Want(FrameLibrary.Plotly) ? options.PlotlyScript : null,
                PlotlyHref = href,
                Frames = frames,
            }
        );
    }

    private static bool HasChart(NotebookDocument document) =>
        document.Cells.SelectMany(c => c.Outputs).OfType<RichOutput>().Any(o => o.Data.Contains(OutputHtml.Plotly));

    private static void Reserve(Headings headings, NotebookDocument document)
    {
        foreach (var anchor in (string[])["main", "contents", "plotly-source", "mermaid-source"])
        {
            headings.Reserve(anchor);
        }

        foreach (var cell in document.Cells)
        {
            headings.Reserve("cell-" + cell.Id);
            headings.Reserve(ErrorHtml.Anchor(cell));
        }
    }

    private static string Cells(NotebookDocument document, HtmlPageOptions options, Headings headings, bool hasPlotly, FramesOfPage frames)
    {
        var pictures = new ProsePictures(options.AssetFolder);
        var formulas = new Formulas();
        var outputs = new OutputHtml(hasPlotly, headings, pictures, frames, formulas);
        var errors = new ErrorHtml(document);
        var html = new StringBuilder();
        foreach (var cell in document.Cells)
        {
            html.Append(
                cell.Kind switch
                {
                    CellKind.Markdown => $"<div class=\"cell prose\" id=\"cell-{cell.Id}\">\n"
                        + $"{Prose.Html(cell.Source, cell, headings, pictures, formulas)}</div>\n",
                    CellKind.Code => Code(cell, options, outputs, errors),
                    _ => "",
                }
            );
        }

        return html.ToString();
    }

    private static string Code(NotebookCell cell, HtmlPageOptions options, OutputHtml outputs, ErrorHtml errors)
    {
        double? seconds = options.CellSeconds.TryGetValue(cell.Id, out var time) ? time : null;
        var html = new StringBuilder($"<div class=\"cell\" id=\"cell-{cell.Id}\">\n").Append(
            string.IsNullOrWhiteSpace(cell.Source) ? "" : CodeHtml.Html(cell, seconds)
        );
        var foreign = ForeignHtml.Of(cell, outputs);
        if (cell.Outputs.Count > 0 || foreign.Length > 0)
        {
            html.Append("<div class=\"outputs\">\n").Append(foreign);
            foreach (var output in cell.Outputs)
            {
                html.Append(
                    output switch
                    {
                        RichOutput rich => outputs.Rich(rich, cell),
                        StreamOutput stream => OutputHtml.Stream(stream),
                        ErrorOutput error => errors.Html(error, cell),
                        _ => "",
                    }
                );
            }

            html.Append("</div>\n");
        }

        return html.Append("</div>\n").ToString();
    }

    private static string Banners(NotebookDocument document)
    {
        var html = new StringBuilder(NoticeHtml.Of(document));
        var errors = new ErrorHtml(document);
        var faults = string.Concat(NotebookState.Faults(document).Select(f => errors.Banner(f.Error, f.Cell)));
        if (faults.Length > 0)
        {
            html.Append("<div class=\"fault\" role=\"group\" aria-label=\"Error\">\n").Append(faults).Append("</div>\n");
        }

        if (!NotebookState.IsExecuted(document))
        {
            html.Append("<div class=\"notice\"><p>This notebook was not executed.</p></div>\n");
        }

        return html.ToString();
    }

    private static string Where(string title, HtmlPageOptions options)
    {
        return options.Index is { } index
            ? $"<a href=\"{HtmlText.Escape(index.Href)}\">{HtmlText.Escape(index.Title)}</a><span class=\"here\"> / "
                + $"{HtmlText.Escape(title)}</span>"
            : HtmlText.Escape(title);
    }

    private static string Pager(HtmlPageOptions options)
    {
        if (options.Previous is null && options.Next is null)
        {
            return "";
        }

        var html = new StringBuilder("<nav class=\"pager\" aria-label=\"Other notebooks\">\n");
        if (options.Previous is { } previous)
        {
            html.Append(
                "<a class=\"previous\" rel=\"prev\" "
                    + $"href=\"{HtmlText.Escape(previous.Href)}\"><small>Previous</small>{HtmlText.Escape(previous.Title)}</a>\n"
            );
        }

        if (options.Next is { } next)
        {
            html.Append(
                "<a class=\"next\" rel=\"next\" "
                    + $"href=\"{HtmlText.Escape(next.Href)}\"><small>Next</small>{HtmlText.Escape(next.Title)}</a>\n"
            );
        }

        return html.Append("</nav>\n").ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> RunTimeEntry(HtmlPageOptions options) =>
        options.CellSeconds.Count == 0 ? [] : [new("Run time", RunTime.Text(options.CellSeconds.Values.Sum()))];
}
