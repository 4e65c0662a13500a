namespace SerWorkbook.Speech.Signal;

/// <summary>A resonance of an all-pole filter.</summary>
/// <param name="Hertz">Frequency, Hz, above 0 and below half the sampling rate.</param>
/// <param name="BandwidthHz">Width at half the power, Hz; more than 0 where the filter is stable.</param>
public readonly record struct Resonance(double Hertz, double BandwidthHz);
