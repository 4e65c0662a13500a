namespace SerWorkbook.Notebooks.Execution;

/// <summary>The code of a cell threw an exception.</summary>
internal sealed class CellThrewException(Exception thrown, string cell) : Exception(thrown.Message, thrown)
{
    /// <summary>The name under which the code was compiled.</summary>
    public string Cell { get; } = cell;
}
