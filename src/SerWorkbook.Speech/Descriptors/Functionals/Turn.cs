namespace SerWorkbook.Speech.Descriptors.Functionals;

/// <summary>A peak or a trough of a contour.</summary>
/// <param name="Frame">Where it is.</param>
/// <param name="Value">The value there.</param>
/// <param name="IsPeak">A peak; otherwise a trough.</param>
internal readonly record struct Turn(int Frame, float Value, bool IsPeak);
