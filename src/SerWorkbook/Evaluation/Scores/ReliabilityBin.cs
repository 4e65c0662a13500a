namespace SerWorkbook.Evaluation.Scores;

/// <summary>Predictions of about the same confidence.</summary>
/// <param name="Low">Predictions are more confident than this, 0 to 1; the first bin holds 0 too.</param>
/// <param name="High">And at most as confident as this, 0 to 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Confidence">Their mean confidence, 0 to 1; NaN where there are none.</param>
/// <param name="Accuracy">The share of them that is right, 0 to 1; NaN where there are none.</param>
internal sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy);
