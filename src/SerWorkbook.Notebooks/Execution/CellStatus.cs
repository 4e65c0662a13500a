namespace SerWorkbook.Notebooks;

/// <summary>How the execution of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>The cell ran to its end.</summary>
    Succeeded,

    /// <summary>The cell did not compile, was refused, or threw.</summary>
    Failed,

    /// <summary>The caller asked to stop and the cell did not end of itself.</summary>
    Cancelled,
}
