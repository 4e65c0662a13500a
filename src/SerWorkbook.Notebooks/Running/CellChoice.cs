using System.Globalization;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Running;

/// <summary>Says which cells a run executes.</summary>
internal static class CellChoice
{
    /// <summary>
    /// Finds the cells to execute: C#, or a language that is displayed, not empty and not tagged <c>skip-execution</c>, up to a last one.
    /// </summary>
    /// <param name="document">The notebook.</param>
    /// <param name="last">The last cell's id, or its place among these cells, from 1; null for all.</param>
    /// <param name="name">What error messages call the notebook.</param>
    /// <returns>Their places in the notebook, in order.</returns>
    /// <exception cref="NotebookException">There is no such cell.</exception>
    public static IReadOnlyList<int> UpTo(NotebookDocument document, string? last, string name)
    {
        int[] cells = [.. Enumerable.Range(0, document.Cells.Count).Where(i => IsExecuted(document.Cells[i]))];
        if (last is null)
        {
            return cells;
        }

        var at = Array.FindIndex(cells, i => document.Cells[i].Id == last);
        if (at < 0 && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            at = number - 1;
        }

        if (at >= 0 && at < cells.Length)
        {
            return cells[..(at + 1)];
        }

        throw new NotebookException(
            cells.Length == 0
                ? $"'{name}' has no cell to execute."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{last}' is no cell of '{name}' that is executed; write a number from 1 to {cells.Length} or an id such as "
                        + $"'{document.Cells[cells[^1]].Id}'."
                )
        );
    }

    /// <summary>Tells whether a run executes a cell.</summary>
    /// <param name="cell">The cell.</param>
    public static bool IsExecuted(NotebookCell cell) =>
        ForeignCell.IsExecuted(cell) && !string.IsNullOrWhiteSpace(cell.Source) && !cell.HasTag("skip-execution");
}
