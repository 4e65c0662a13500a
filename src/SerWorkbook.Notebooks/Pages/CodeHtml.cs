using System.Globalization;
using System.Text;
using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Pages.Code;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes the code of a cell, which folds.</summary>
internal static class CodeHtml
{
    private const int MostLinesOpen = 25;
    private static readonly string[] HideTags = ["hide-input", "hide_input"];

    /// <summary>Writes a cell's code.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="seconds">How long it took; null where that is not known.</param>
    /// <returns>HTML.</returns>
    public static string Html(NotebookCell cell, double? seconds)
    {
        var html = new StringBuilder("<div class=\"code\">\n");
        html.Append(IsFolded(cell) ? "<details>\n<summary>" : "<details open>\n<summary>");
        var language = ForeignCell.Language(cell);
        var count =
            language is not null ? HtmlText.Escape(language)
            : cell.ExecutionCount is { } n ? string.Create(CultureInfo.InvariantCulture, $"Code {n}")
            : "Code";
        html.Append(
            $"<span class=\"count\">{count}</span><span "
                + $"class=\"peek\">{HtmlText.Escape(CellTitles.CodeLine(ForeignCell.Content(cell.Source)))}</span>"
        );
        if (seconds is { } time)
        {
            html.Append($"<span class=\"time\">{RunTime.Text(time)}</span>");
        }

        html.Append("</summary>\n<pre><code>")
            .Append(language is null ? CodeHighlighter.Html(cell.Source) : HtmlText.Escape(cell.Source))
            .Append("</code></pre>\n</details>\n");
        html.Append("<button type=\"button\" class=\"copy needs-script\">Copy</button>\n</div>\n");
        return html.ToString();
    }

    // Folded: long code, what only prepares (references and usings), and what the author hides.
    private static bool IsFolded(NotebookCell cell)
    {
        var lines = cell
            .Source.Split('\n')
            .Select(l => l.Trim())
            .Where(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal))
            .ToList();
        return lines.Count > MostLinesOpen
            || lines.Exists(l => l.StartsWith("#r ", StringComparison.Ordinal) || l.StartsWith("#load ", StringComparison.Ordinal))
            || lines.TrueForAll(l => l.StartsWith("using ", StringComparison.Ordinal))
            || HideTags.Any(cell.HasTag)
            || IsHiddenInJupyter(cell.Metadata);
    }

    private static bool IsHiddenInJupyter(JsonElement metadata) =>
        metadata.TryGetProperty("jupyter", out var jupyter)
        && jupyter.ValueKind == JsonValueKind.Object
        && jupyter.TryGetProperty("source_hidden", out var hidden)
        && hidden.ValueKind == JsonValueKind.True;
}
