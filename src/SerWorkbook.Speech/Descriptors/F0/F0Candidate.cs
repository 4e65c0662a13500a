namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>One period that a frame may have.</summary>
/// <param name="Hertz">F0, Hz.</param>
/// <param name="Octaves">The logarithm of it to base 2.</param>
/// <param name="Correlation">Normalised correlation at that period.</param>
/// <param name="Strength">How well it explains the frame: the correlation, less what a low F0 costs.</param>
internal readonly record struct F0Candidate(float Hertz, float Octaves, float Correlation, float Strength);
