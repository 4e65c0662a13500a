using System.Text;
using Markdig;
using SerWorkbook.Display;

namespace SerWorkbook.Reports;

/// <summary>Writes a report as one HTML file without scripts: pictures are part of it.</summary>
internal static class ReportHtml
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
        caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
        th, td { border-bottom: 1px solid #8886; padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; }
        img { max-width: 100%; height: auto; background: #fff; }
        figure { margin: 1rem 0; }
        .ser-notice { border-left: .3rem solid #c80; padding: .3rem .8rem; margin: 1rem 0; }
        """;

    // Names of corpora and emotions come from users: they are never HTML.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ReportDocument report)
    {
        var title = HtmlEscape.Escape(report.Title);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(title)
            .Append("</title>\n<style>\n")
            .Append(Style)
            .Append("\n</style>\n</head>\n<body>\n<main>\n<h1>")
            .Append(title)
            .Append("</h1>\n");
        foreach (var block in report.Blocks)
        {
            html.Append(HtmlOf(block));
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string PictureOf(Figure figure) => "data:image/png;base64," + Convert.ToBase64String(PngFigure.ToPng(figure));

    private static string HtmlOf(ReportBlock block) =>
        block.Content switch
        {
            ResultTable table => table.ToHtml(),
            Figure figure => $"<figure><img alt=\"{HtmlEscape.Escape(figure.AltText)}\" src=\"{PictureOf(figure)}\">"
                + (figure.Interpretation is null ? "" : $"<figcaption>{HtmlEscape.Escape(figure.Interpretation)}</figcaption>")
                + "</figure>\n",
            IDisplayContent content => content.ToHtml(),
            _ => Markdown.ToHtml(block.Prose!, Pipeline),
        };
}
