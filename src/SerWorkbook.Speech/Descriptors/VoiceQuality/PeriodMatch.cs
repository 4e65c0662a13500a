namespace SerWorkbook.Speech.Descriptors.VoiceQuality;

/// <summary>How a stretch of the waveform comes back.</summary>
/// <param name="Lag">Samples to where the waveform comes back; 0 where no lag stands out from its neighbours.</param>
/// <param name="Period">The lag refined between the samples, samples.</param>
/// <param name="Correlation">Of the stretch with the next one, [-1, 1].</param>
internal readonly record struct PeriodMatch(int Lag, double Period, double Correlation);
