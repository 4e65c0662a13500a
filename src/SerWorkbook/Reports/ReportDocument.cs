using System.Text;
using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A report: a title and what stands below it, to be written as HTML or Markdown.</summary>
/// <param name="Title">The title.</param>
/// <param name="Blocks">The parts, in order.</param>
public sealed record ReportDocument(string Title, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>The figures, in order.</summary>
    public IEnumerable<Figure> Figures => Blocks.Select(block => block.Content).OfType<Figure>();

    /// <summary>The tables, in order.</summary>
    public IEnumerable<ResultTable> Tables => Blocks.Select(block => block.Content).OfType<ResultTable>();

    /// <summary>Writes the report in GitHub's Markdown.</summary>
    /// <param name="pathOf">The path of a figure's picture, relative to the file.</param>
    /// <returns>The text; lines end in a line feed.</returns>
    public string ToMarkdown(Func<Figure, string> pathOf)
    {
        ArgumentNullException.ThrowIfNull(pathOf);
        var text = new StringBuilder().Append("# ").Append(MarkdownText.Escape(Title)).Append('\n');
        foreach (var block in Blocks)
        {
            text.Append('\n')
                .Append(
                    block.Content switch
                    {
                        ResultTable table => table.ToMarkdown(),
                        Figure figure => $"![{MarkdownText.Escape(figure.AltText)}]({pathOf(figure)})\n"
                            + (figure.Interpretation is null ? "" : $"\n{MarkdownText.Escape(figure.Interpretation)}\n")
                            + (figure.Notice is null ? "" : $"\n> {MarkdownText.Escape(figure.Notice)}\n"),
                        Findings findings => string.Concat(findings.Sentences.Select(text => $"- {MarkdownText.Escape(text)}\n")),
                        IDisplayContent content => MarkdownText.Escape(content.ToPlainText()) + "\n",
                        _ => block.Prose + "\n",
                    }
                );
        }

        return text.ToString();
    }
}
