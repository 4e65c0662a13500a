using System.Globalization;

namespace SerWorkbook.Notebooks;

/// <summary>A cell whose stored outputs are not what running it gives.</summary>
/// <param name="CellNumber">The cell's place in the order of execution, from 1.</param>
/// <param name="CellId">The cell's id.</param>
/// <param name="What">What differs, such as <c>stdout, line 3</c>, <c>image/png</c> or <c>outputs</c>, whose number is another.</param>
/// <param name="Stored">What the file holds there, in short.</param>
/// <param name="Fresh">What running the cell gave there, in short.</param>
public sealed record CellDrift(int CellNumber, string CellId, string What, string Stored, string Fresh)
{
    /// <summary>Says it in one line.</summary>
    /// <returns><c>cell 3: stdout, line 1: stored is 'UAR 66.0', fresh is 'UAR 65.2'</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"cell {CellNumber}: {What}: stored is {Stored}, fresh is {Fresh}");
}
