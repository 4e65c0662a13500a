namespace SerWorkbook.Speech.Features;

/// <summary>One thing that a frame may be: voiced with some F0, or unvoiced (0 Hz).</summary>
/// <param name="Hertz">F0, Hz; 0 for unvoiced.</param>
/// <param name="Correlation">Normalised correlation at that period; 0 for unvoiced.</param>
/// <param name="Strength">How well it explains the frame, in units of correlation.</param>
internal readonly record struct F0Candidate(float Hertz, float Correlation, float Strength);
