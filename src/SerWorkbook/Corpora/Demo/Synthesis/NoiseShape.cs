namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>The spectrum of a frication noise: up to two bands.</summary>
/// <param name="First">The stronger band.</param>
/// <param name="Second">The weaker band.</param>
/// <param name="FollowsF2">Whether the first band lies at the second formant, as a velar burst does, instead of at its own place.</param>
internal sealed record NoiseShape(NoiseBand First, NoiseBand Second, bool FollowsF2 = false);

/// <summary>One band of frication noise, for the reference tract.</summary>
/// <param name="CentreHz">Centre, Hz.</param>
/// <param name="BandwidthHz">Bandwidth, Hz.</param>
/// <param name="LevelDb">Level of the band relative to a stressed vowel, dB.</param>
internal readonly record struct NoiseBand(double CentreHz, double BandwidthHz, double LevelDb);
