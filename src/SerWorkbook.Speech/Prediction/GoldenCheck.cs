namespace SerWorkbook.Speech;

/// <summary>How a golden vector of a bundle compares with what the model says here.</summary>
/// <param name="Vector">What was expected.</param>
/// <param name="Answer">The answer here.</param>
/// <param name="Emotion">The most probable emotion here.</param>
/// <param name="ProbabilityDifference">The largest difference of a probability.</param>
/// <param name="FeatureDifference">The largest difference of a feature, in units of the model's scaler (standard deviations).</param>
public sealed record GoldenCheck(GoldenVector Vector, string Answer, string Emotion, double ProbabilityDifference, double FeatureDifference)
{
    /// <summary>The most that a probability may differ.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Whether answer and emotion are the same and no probability differs by more than <see cref="Tolerance"/>.</summary>
    public bool IsGood => Answer == Vector.Answer && Emotion == Vector.Emotion && ProbabilityDifference <= Tolerance;
}
