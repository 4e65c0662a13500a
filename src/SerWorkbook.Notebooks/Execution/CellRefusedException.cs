namespace SerWorkbook.Notebooks.Execution;

/// <summary>A cell holds a directive that is not for us; it is not compiled.</summary>
internal sealed class CellRefusedException(int line, string message) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}
