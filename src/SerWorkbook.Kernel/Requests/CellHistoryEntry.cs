namespace SerWorkbook.Kernel.Requests;

/// <summary>A cell that was executed.</summary>
/// <param name="Number">Its execution count.</param>
/// <param name="Input">Its text.</param>
/// <param name="Output">The text of its result; null for none.</param>
internal sealed record CellHistoryEntry(int Number, string Input, string? Output);
