using System.Text;
using SerWorkbook.Notebooks.Pages.Frames;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the frame around a page's content: head, bar, contents, main part.</summary>
internal static class PageFrame
{
    /// <summary>Puts a page together.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>A whole HTML document that needs no other file but plotly.js, where that is shared.</returns>
    public static string Write(PageParts parts)
    {
        var frames = parts.Frames is { Any: true } some ? some : null;
        var script = PageResources.Script + (frames is null ? "" : FrameResources.PageScript);
        string?[] scripts = [script, parts.PlotlyHref is null ? parts.PlotlyScript : null, frames is null ? null : FrameResources.Script];
        var policy = ContentPolicy.Text(parts.PlotlyHref is not null, frames is not null, scripts.OfType<string>());
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{HtmlText.Escape(parts.Title)}</title>\n");
        html.Append("<style>\n").Append(PageResources.Style).Append("</style>\n");
        html.Append("<script>").Append(script).Append("</script>\n");
        if (parts.PlotlyHref is { } href)
        {
            html.Append($"<script defer src=\"{HtmlText.Escape(href)}\"></script>\n");
        }

        html.Append("</head>\n<body>\n");
        html.Append("<a class=\"skip\" href=\"#main\">Skip to the text</a>\n");
        WriteBar(html, parts);
        html.Append(parts.ContentsHtml is null ? "<div class=\"frame\">\n" : "<div class=\"frame has-contents\">\n");
        html.Append(parts.ContentsHtml);
        html.Append("<main id=\"main\">\n").Append(parts.MainHtml).Append("</main>\n</div>\n");
        if (parts.PlotlyScript is { } plotly && (parts.PlotlyHref is null || frames?.Want(FrameLibrary.Plotly) == true))
        {
            html.Append(PackedScript.Element(FrameLibrary.Plotly, plotly));
        }

        if (frames?.Want(FrameLibrary.Mermaid) == true)
        {
            html.Append(PackedScript.Element(FrameLibrary.Mermaid, FrameResources.PackedMermaid()));
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteBar(StringBuilder html, PageParts parts)
    {
        html.Append("<header class=\"bar\">\n");
        if (parts.ContentsHtml is not null)
        {
            html.Append("<button type=\"button\" class=\"menu\" popovertarget=\"contents\">Contents</button>\n");
        }

        html.Append("<p class=\"where\">").Append(parts.WhereHtml ?? HtmlText.Escape(parts.Title)).Append("</p>\n");
        html.Append(
            "<search class=\"search needs-script\"><input type=\"search\" placeholder=\"Search\" aria-label=\"Search this page\" "
                + "aria-keyshortcuts=\"Control+K\" title=\"Search this page (Ctrl+K); Enter for the next hit\" "
                + "spellcheck=\"false\"><output></output></search>\n"
        );
        if (parts.HasCode)
        {
            html.Append("<button type=\"button\" class=\"needs-script\" data-action=\"code\">Hide code</button>\n");
        }

        html.Append(
            "<button type=\"button\" class=\"needs-script\" data-action=\"theme\" aria-label=\"Dark theme\">Dark</button>\n</header>\n"
        );
    }
}
