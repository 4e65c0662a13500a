namespace SerWorkbook.Speech;

/// <summary>F0 and voicing of one frame.</summary>
/// <param name="Hertz">F0, Hz; 0 where the frame is unvoiced.</param>
/// <param name="VoicingProbability">How likely the frame is voiced by itself, without its neighbours, 0 to 1 (see
/// <see cref="F0Tracker"/>).</param>
/// <param name="Correlation">
/// How alike the signal is to itself one period later, -1 to 1, over the whole band: near 1 for a clean voice, 0 or less for
/// noise. An unvoiced frame has that of its most likely period.
/// </param>
public readonly record struct F0Frame(float Hertz, float VoicingProbability, float Correlation);
