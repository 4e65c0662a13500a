namespace SerWorkbook.Evaluation.Calibration;

/// <summary>What is answered, and how well, when a model keeps silent below a confidence.</summary>
/// <param name="Confidence">The lowest confidence that is answered, 0 to 1.</param>
/// <param name="Coverage">Share of the rows that is answered, above 0 to 1.</param>
/// <param name="Accuracy">Share of those that is right, 0 to 1.</param>
/// <param name="Uar">Mean recall of the classes that occur among those, 0 to 1.</param>
internal sealed record CoveragePoint(double Confidence, double Coverage, double Accuracy, double Uar);
