using System.Globalization;
using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks;

/// <summary>A code cell that a run leaves as it is, because it is not in C#.</summary>
/// <param name="Position">Its place among all cells of the notebook, from 1.</param>
/// <param name="Id">The cell's id.</param>
/// <param name="Language">Its language, for example <c>Mermaid</c>.</param>
public sealed record PassedOverCell(int Position, string Id, string Language)
{
    /// <summary>Says it in one line.</summary>
    /// <returns><c>cell 2 of the notebook is in Mermaid and was skipped; only C# is executed</c>.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"cell {Position} of the notebook is in {Language} and was skipped; only C# is executed"
        );

    /// <summary>Finds the cells of a notebook whose code a run leaves as it is.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The cells, in order; of a cell that is in several such languages, the first of them.</returns>
    public static IReadOnlyList<PassedOverCell> Of(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. document
                .Cells.Index()
                .Select(c => (c.Index, c.Item.Id, Language: SkippedLanguage(c.Item)))
                .Where(c => c.Language is not null)
                .Select(c => new PassedOverCell(c.Index + 1, c.Id, c.Language!)),
        ];
    }

    private static string? SkippedLanguage(NotebookCell cell) =>
        cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source)
            ? null
            : CellParts
                .Of(cell.Source, ForeignCell.LanguageOfKernel(cell))
                .Select(part => part.Language)
                .FirstOrDefault(language => language is not null && !ShownLanguages.Contains(language));
}
