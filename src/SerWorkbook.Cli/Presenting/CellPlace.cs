namespace SerWorkbook.Cli.Presenting;

/// <summary>A cell of a notebook of the workbook.</summary>
/// <param name="Notebook">The notebook's file name without extension.</param>
/// <param name="Cell">The cell's id.</param>
internal readonly record struct CellPlace(string Notebook, string Cell)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Notebook}, cell '{Cell}'";
}
