namespace SerWorkbook;

/// <summary>How well something other than speech predicts the emotion, on the folds of the audited split.</summary>
/// <param name="Name">What the emotion was predicted from.</param>
/// <param name="Kind">The kind of baseline.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1.</param>
/// <param name="Interval">Its 95 % interval by bootstrap over speakers; unknown if one speaker was tested.</param>
/// <param name="Chance">The UAR of guessing: 1 over the number of emotions tested.</param>
/// <param name="IsClear">Whether it is clearly above chance, and far enough to matter.</param>
/// <param name="Strongest">Of several traits, the one that predicts best alone; <see langword="null"/> for a single trait.</param>
public sealed record BaselineScore(
    string Name,
    BaselineKind Kind,
    double Uar,
    Interval Interval,
    double Chance,
    bool IsClear,
    string? Strongest = null
)
{
    /// <summary>The score rescaled so that chance is 0 and a perfect prediction is 1.</summary>
    public double Gain => Chance < 1 ? (Uar - Chance) / (1 - Chance) : 0;
}
