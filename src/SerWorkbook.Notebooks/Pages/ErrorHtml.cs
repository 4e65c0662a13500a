using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes what stopped a cell, with the lines of code around the place.</summary>
internal sealed partial class ErrorHtml
{
    private const int LinesAround = 2;
    private readonly Dictionary<int, NotebookCell> _cells;

    public ErrorHtml(NotebookDocument document)
    {
        _cells = document
            .Cells.Where(c => ForeignCell.IsCSharpCode(c) && c.ExecutionCount is not null)
            .DistinctBy(c => c.ExecutionCount)
            .ToDictionary(c => c.ExecutionCount!.Value);
    }

    /// <summary>Gives the anchor of a cell's error.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>An id.</returns>
    public static string Anchor(NotebookCell cell) => "error-" + cell.Id;

    /// <summary>Writes an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cell">The cell it stopped.</param>
    /// <returns>HTML with the anchor of the cell's error.</returns>
    public string Html(ErrorOutput error, NotebookCell cell)
    {
        var expected = cell.HasTag("raises-exception") ? "Expected: " : "";
        var html = new StringBuilder($"<div class=\"error\" id=\"{Anchor(cell)}\">\n");
        html.Append(
            $"<p class=\"what\">{expected}<strong>{HtmlText.Escape(error.Name)}</strong>: "
                + $"{HtmlText.Escape(AnsiText.Plain(error.Value))}</p>\n"
        );
        if (Places(error) is [var first, ..] places)
        {
            var links = places.Select(p =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<a href=\"#cell-{p.Cell.Id}\">cell {p.Cell.ExecutionCount}</a>, line {p.Line}"
                )
            );
            html.Append("<p class=\"at\">In ").AppendJoin(", called from ", links).Append("</p>\n");
            html.Append("<pre><code>").Append(Excerpt(first.Cell.Source, first.Line)).Append("</code></pre>\n");
        }

        var trace = AnsiText.Plain(string.Join('\n', error.Traceback));
        html.Append($"<details><summary>Traceback</summary><pre>{HtmlText.Escape(trace)}</pre></details>\n</div>\n");
        return html.ToString();
    }

    /// <summary>Writes the line about an error at the top of the page.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cell">The cell it stopped.</param>
    /// <returns>HTML with a link to the error.</returns>
    public string Banner(ErrorOutput error, NotebookCell cell)
    {
        var place = Places(error).Find(p => p.Cell == cell);
        var line = place.Cell is null ? "" : string.Create(CultureInfo.InvariantCulture, $", line {place.Line}");
        return $"<p>The run stopped in <a href=\"#{Anchor(cell)}\">cell {cell.ExecutionCount}{line}</a>: {HtmlText.Escape(error.Name)}: "
            + $"{HtmlText.Escape(AnsiText.Plain(error.Value))}</p>\n";
    }

    // The lines of cells that the error came through, innermost first.
    private List<(NotebookCell Cell, int Line)> Places(ErrorOutput error)
    {
        var places = new List<(NotebookCell, int)>();
        foreach (var match in error.Traceback.Select(l => CellLine().Match(l)).Where(m => m.Success))
        {
            if (
                int.TryParse(match.Groups["cell"].ValueSpan, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out var line)
                && _cells.TryGetValue(number, out var cell)
            )
            {
                places.Add((cell, line));
            }
        }

        return places;
    }

    private static string Excerpt(string source, int line)
    {
        var lines = source.Split('\n');
        var from = Math.Max(1, line - LinesAround);
        var to = Math.Min(lines.Length, line + LinesAround);
        return string.Join(
            '\n',
            Enumerable
                .Range(from, Math.Max(0, to - from + 1))
                .Select(n =>
                {
                    var text = HtmlText.Escape($"{n.ToString(CultureInfo.InvariantCulture).PadLeft(3)}  {lines[n - 1].TrimEnd('\r')}");
                    return n == line ? $"<span class=\"hit\">{text}</span>" : text;
                })
        );
    }

    [GeneratedRegex(@"^cell (?<cell>\d+)(?: \(run \d+\))?, line (?<line>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex CellLine();
}
