namespace SerWorkbook.Learning.Solvers;

/// <summary>
/// What the preparation of a training depends on beside the table; whatever changes scaler, kept columns or products belongs here.
/// </summary>
/// <param name="Rows">The training rows.</param>
/// <param name="Keep">How many columns are kept; 0 for all.</param>
/// <param name="Columns">The choice of columns.</param>
/// <param name="Scaling">How they are scaled.</param>
/// <param name="Part">What was prepared.</param>
internal sealed record PreparationKey(RowList Rows, int Keep, string Columns, FeatureScaling Scaling, PreparationPart Part);
