namespace SerWorkbook.Speech;

/// <summary>The prediction for one window of a recording.</summary>
/// <param name="Start">Where the window starts, seconds from the start of the recording.</param>
/// <param name="Seconds">Its length, seconds; the last windows may be shorter than the others.</param>
/// <param name="Prediction">The prediction; "no speech" for a pause.</param>
public sealed record WindowPrediction(double Start, double Seconds, EmotionPrediction Prediction);
