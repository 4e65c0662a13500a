namespace SerWorkbook;

/// <summary>How well one class was recognised.</summary>
/// <param name="Label">The class.</param>
/// <param name="Support">How many rows truly are of it.</param>
/// <param name="Precision">Share of the rows called so that truly are, 0 to 1; 0 when none was called so.</param>
/// <param name="Recall">Share of the rows that truly are that were called so, 0 to 1; NaN without such rows.</param>
/// <param name="F1">Harmonic mean of the two, 0 to 1; NaN without rows of the class.</param>
public sealed record ClassScore(string Label, int Support, double Precision, double Recall, double F1);
