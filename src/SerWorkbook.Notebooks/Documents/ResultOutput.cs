namespace SerWorkbook.Notebooks;

/// <summary>The value of a cell's last expression (<c>execute_result</c>).</summary>
public sealed record ResultOutput : RichOutput
{
    /// <summary>The execution count of the cell that gave it.</summary>
    public int? ExecutionCount { get; init; }
}
