namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>One resonance of the vocal tract.</summary>
/// <param name="Frequency">Hz; 0 where there is none.</param>
/// <param name="Bandwidth">Width between the points 3 dB below the peak, Hz.</param>
public readonly record struct Formant(float Frequency, float Bandwidth);
