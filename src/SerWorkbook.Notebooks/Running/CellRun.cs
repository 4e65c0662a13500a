namespace SerWorkbook.Notebooks;

/// <summary>The execution of one cell in a run.</summary>
/// <param name="Id">The cell's id.</param>
/// <param name="Number">Its place in the order of execution, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seconds">How long it took, compilation included.</param>
public sealed record CellRun(string Id, int Number, CellStatus Status, double Seconds);
