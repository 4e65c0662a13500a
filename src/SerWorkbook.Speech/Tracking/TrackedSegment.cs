using SerWorkbook.Speech.Tracking;

namespace SerWorkbook.Speech;

/// <summary>A stretch of a recording during which a tracker showed the same.</summary>
/// <param name="Start">Where it starts, seconds.</param>
/// <param name="End">Where it ends, seconds.</param>
/// <param name="Emotion">What was shown: a label of the model, or the label at rest and in doubt.</param>
/// <param name="Doubt">Why no emotion of the model was shown; <see cref="PredictionDoubt.None"/> where one was.</param>
/// <param name="Confidence">The mean smoothed probability of the emotion over the stretch, 0 to 1; 0 where there is a doubt.</param>
public sealed record TrackedSegment(double Start, double End, string Emotion, PredictionDoubt Doubt, double Confidence)
{
    /// <summary>Length, seconds.</summary>
    public double Seconds => End - Start;

    /// <summary>What to tell a user: the emotion, "unsure" or "no speech".</summary>
    public string Answer => TrackerAnswer.Of(Emotion, Doubt);
}
