using System.Globalization;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Pages;

/// <summary>Writes what a page says below the code of a cell that is not in C#.</summary>
internal static class ForeignHtml
{
    /// <summary>Writes that the cell was skipped or, for a language that pages can show themselves, its content.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="outputs">Writes the content.</param>
    /// <returns>HTML; empty for a cell in C#.</returns>
    public static string Of(NotebookCell cell, OutputHtml outputs)
    {
        if (ForeignCell.Language(cell) is not { } language)
        {
            return "";
        }

        var type = cell.Outputs.Count > 0 ? null : MimeTypeOf(language);
        var shown = type is null
            ? ""
            : outputs.Rich(new DisplayOutput { Data = MimeBundle.Empty.With(type, ForeignCell.Content(cell.Source)) }, cell);
        var words = type is null
            ? "This cell is in {0} and was skipped; only C# is executed."
            : "This cell is in {0}; its content is shown here.";
        var text = string.Format(CultureInfo.InvariantCulture, words, language);
        return $"<p class=\"more\">{HtmlText.Escape(text)}</p>\n{shown}";
    }

    private static string? MimeTypeOf(string language) =>
        language switch
        {
            "HTML" => "text/html",
            "SVG" => "image/svg+xml",
            "Markdown" => "text/markdown",
            "Mermaid" => OutputHtml.Mermaid,
            "JavaScript" => "application/javascript",
            _ => null,
        };
}
