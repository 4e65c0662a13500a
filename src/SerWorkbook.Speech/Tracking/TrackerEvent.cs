using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech;

/// <summary>Something that an <see cref="EmotionTracker"/> noticed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Seconds">How much sound had been analysed when it was noticed, seconds from the start of the stream.</param>
/// <param name="SoundSeconds">The time in the sound that it concerns, seconds, at most <paramref name="Seconds"/>: where speech
/// started or ended; for an emotion the end of the window that decided, for rest the end of the speech before.</param>
/// <param name="Emotion">What is shown now: a label of the model, or <see cref="TrackerSettings.RestLabel"/> at rest and in
/// doubt.</param>
/// <param name="Doubt">Why the model does not commit itself; <see cref="PredictionDoubt.None"/> where it does.</param>
/// <param name="Confidence">The smoothed probability of <paramref name="Emotion"/>, 0 to 1; 0 where there is a doubt.</param>
/// <param name="Rule">The name of the rule; <see langword="null"/> for other kinds.</param>
public readonly record struct TrackerEvent(
    TrackerEventKind Kind,
    double Seconds,
    double SoundSeconds,
    string Emotion,
    PredictionDoubt Doubt,
    double Confidence,
    string? Rule = null
)
{
    /// <summary>What to tell a user: the emotion, "unsure" or "no speech".</summary>
    public string Answer => TrackerAnswer.Of(Emotion, Doubt);
}
