namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>One resonance of the vocal tract.</summary>
/// <param name="Frequency">Hz; 0 where there is none.</param>
/// <param name="Bandwidth">Width between the points 3 dB below the peak, Hz.</param>
internal readonly record struct Formant(float Frequency, float Bandwidth);
