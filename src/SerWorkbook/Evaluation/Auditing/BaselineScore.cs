namespace SerWorkbook;

/// <summary>How well the emotion is named by something else than speech, on the folds of the audited split.</summary>
/// <param name="Name">What the emotion was named by.</param>
/// <param name="Kind">What sort of thing that is.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1.</param>
/// <param name="Interval">Its 95 % interval, speakers drawn together; unknown where one speaker was tested.</param>
/// <param name="Chance">The UAR of guessing: 1 over the number of emotions tested.</param>
/// <param name="IsClear">Whether it is above chance beyond doubt, and far enough to matter.</param>
/// <param name="Strongest">The trait that says most alone, where there are several; <see langword="null"/> otherwise.</param>
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
    /// <summary>How much of the way from chance to 1 is covered; 0 or less at chance.</summary>
    public double Gain => Chance < 1 ? (Uar - Chance) / (1 - Chance) : 0;
}
