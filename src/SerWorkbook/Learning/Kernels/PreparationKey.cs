namespace SerWorkbook.Learning.Kernels;

/// <summary>What the preparation of a training depends on beside the table; whatever changes scaler, kept columns or products belongs here.</summary>
/// <param name="Rows">The training rows.</param>
/// <param name="Keep">How many columns are kept; 0 for all.</param>
/// <param name="Part">What was prepared.</param>
internal sealed record PreparationKey(RowList Rows, int Keep, PreparationPart Part);
