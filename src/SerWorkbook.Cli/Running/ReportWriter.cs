using SerWorkbook.Display;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>Writes a report as one HTML page and as Markdown with pictures.</summary>
internal static class ReportWriter
{
    public const string PageName = UsualName + ".html";
    public const string MarkdownName = UsualName + ".md";

    private const string UsualName = "report";
    private const string PictureFolder = "images";

    /// <summary>Writes both forms into a folder.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="corpus">What it is about.</param>
    /// <param name="name">The name of both files, without extension.</param>
    public static void Write(ReportDocument report, string folder, Corpus corpus, string name = UsualName)
    {
        Directory.CreateDirectory(Path.Combine(folder, PictureFolder));
        foreach (var figure in report.Figures)
        {
            AtomicFile.WriteAllBytes(Path.Combine(folder, PictureFolder, figure.Name + ".png"), PngFigure.ToPng(figure));
        }

        AtomicFile.WriteAllText(Path.Combine(folder, name + ".md"), report.ToMarkdown(figure => $"{PictureFolder}/{figure.Name}.png"));
        var options = new HtmlPageOptions { PlotlyScript = PlotlyScript.Read(), Provenance = PageWriter.ProvenanceOf(corpus) };
        AtomicFile.WriteAllText(Path.Combine(folder, name + ".html"), HtmlPage.Render(DocumentOf(report), options));
    }

    private static NotebookDocument DocumentOf(ReportDocument report) =>
        new()
        {
            Cells =
            [
                .. report
                    .Blocks.Select(CellOf)
                    .Prepend(NotebookCell.Markdown("# " + MarkdownText.Escape(report.Title)))
                    .Index()
                    .Select(cell => cell.Item with { Id = FormattableString.Invariant($"part-{cell.Index}") }),
            ],
        };

    private static NotebookCell CellOf(ReportBlock block) =>
        block.Content is null
            ? NotebookCell.Markdown(block.Prose!)
            : NotebookCell.Code("") with
            {
                Outputs = [.. ShownFor(block.Content).Select(content => new DisplayOutput { Data = BundleOf(content) })],
            };

    private static IEnumerable<object> ShownFor(object content) =>
        content is Figure { Reading: { } reading } ? [content, reading] : [content];

    private static MimeBundle BundleOf(object content) =>
        content switch
        {
            Figure figure => MimeBundle.Empty.With(MimeTypes.Plotly, PlotlyFigure.ToJson(figure)).With(MimeTypes.Text, figure.AltText),
            ResultTable table => MimeBundle.Empty.With(MimeTypes.Html, table.ToHtml()).With(MimeTypes.Text, table.ToPlainText()),
            IDisplayContent shown => MimeBundle.Empty.With(MimeTypes.Html, shown.ToHtml()).With(MimeTypes.Text, shown.ToPlainText()),
            _ => throw new ArgumentException($"A report cannot show a {content.GetType().Name}.", nameof(content)),
        };
}
