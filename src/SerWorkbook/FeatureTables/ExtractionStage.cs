namespace SerWorkbook;

/// <summary>How long one stage of feature extraction took.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Seconds">Processor time of one core that it took for all recordings, seconds; the best of several rounds.</param>
/// <param name="TimesRealTime">Length of the recordings over that time.</param>
public sealed record ExtractionStage(string Name, double Seconds, double TimesRealTime);
