using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech;

/// <summary>What a tracker heard and showed at the end of one window.</summary>
/// <param name="Seconds">The end of the window, seconds from the start.</param>
/// <param name="Emotion">What was shown: a label of the model, or the label at rest.</param>
/// <param name="Doubt">Why no emotion of the model was shown.</param>
/// <param name="Speaking">Whether somebody was speaking.</param>
/// <param name="LevelDb">The level of the last 30 ms, dB of full scale.</param>
/// <param name="Probabilities">The smoothed probabilities, one value per label, 0 to 1.</param>
/// <param name="WindowProbabilities">The probabilities of the last window that was predicted, one value per label, 0 to 1.</param>
public sealed record TrackedHop(
    double Seconds,
    string Emotion,
    PredictionDoubt Doubt,
    bool Speaking,
    double LevelDb,
    IReadOnlyList<double> Probabilities,
    IReadOnlyList<double> WindowProbabilities
)
{
    /// <summary>What to tell a user: the emotion, "unsure" or "no speech".</summary>
    public string Answer => TrackerAnswer.Of(Emotion, Doubt);
}
