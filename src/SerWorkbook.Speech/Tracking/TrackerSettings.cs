using System.Globalization;

namespace SerWorkbook.Speech;

/// <summary>How an <see cref="EmotionTracker"/> listens and decides.</summary>
/// <remarks>
/// The usual window, smoothing and margin have the highest event F1 and the largest share of time correct of a grid on RAVDESS: windows of 0.5
/// to 5 s, smoothing of 0 to 2 s, margins of 0.05 and 0.1; a model of 12 actors, 12 minutes of clips of 4 others strung together. A hold of
/// 0.5 or 1.5 s was no better than 0.75 s.
/// </remarks>
public sealed record TrackerSettings
{
    /// <summary>The shortest window, seconds.</summary>
    public const double ShortestWindow = 0.2;

    /// <summary>The longest window, seconds.</summary>
    public const double LongestWindow = 30;

    private const double LongestTime = 60;
    private const double LongestRule = 3_600;

    /// <summary>Length of the window that each prediction looks at, 0.2 to 30 s.</summary>
    public double WindowSeconds { get; init; } = 2.0;

    /// <summary>From one prediction to the next, 0.05 s to the window, a multiple of 0.01 s.</summary>
    public double HopSeconds { get; init; } = 0.25;

    /// <summary>Time constant of the smoothing of probabilities, 0 (none) to 60 s.</summary>
    public double SmoothingSeconds { get; init; } = 0.5;

    /// <summary>
    /// By how much another emotion must be more probable than the shown one before it is shown, 0 to 1; the limit of "unsure" is also this
    /// much lower for the shown emotion than for another.
    /// </summary>
    public double Margin { get; init; } = 0.1;

    /// <summary>The shortest time from one change of what is shown to the next, 0 to 60 s.</summary>
    public double MinimumHoldSeconds { get; init; } = 0.75;

    /// <summary>The speech that a window must hold to be predicted, seconds, 0 to the window.</summary>
    public double LeastSpeechSeconds { get; init; } = 0.5;

    /// <summary>How far a sound must stand above the running noise floor to count as speech, 1 to 40 dB.</summary>
    public double GateDb { get; init; } = 8;

    /// <summary>The time without speech after which an utterance has ended, 0.1 to 60 s.</summary>
    public double HangoverSeconds { get; init; } = 0.5;

    /// <summary>The time without speech after which the tracker is at rest, from the hang-over to 60 s.</summary>
    public double RestSeconds { get; init; } = 1.0;

    /// <summary>What is shown at rest and in doubt.</summary>
    public string RestLabel { get; init; } = "neutral";

    /// <summary>Events to send when an emotion has been shown for some time.</summary>
    public IReadOnlyList<TrackerRule> Rules { get; init; } = [];

    /// <summary>
    /// Whether the features of what is heard move towards those that the model was trained on, utterance by utterance and without labels.
    /// Models that need a speaker (<see cref="EmotionModel.NeedsSpeaker"/>) enrol one in any case.
    /// </summary>
    /// <remarks>
    /// Worth 5 points of UAR after 5 utterances and 7 after 10 and 20 (RAVDESS, as above). It takes for granted that a speaker shows more than
    /// one emotion: the only one would become the middle of all.
    /// </remarks>
    public bool AdaptToSpeaker { get; init; }

    /// <summary>Refuses settings that a tracker cannot work with.</summary>
    /// <param name="model">The model of the tracker.</param>
    /// <exception cref="SerException">A setting is out of range, or a rule names an emotion that the model does not have.</exception>
    public void Require(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var fault =
            OutOf("the window", WindowSeconds, ShortestWindow, LongestWindow, "s")
            ?? OutOf("the hop", HopSeconds, 0.05, WindowSeconds, "s")
            ?? (
                Math.Abs(HopSeconds * 100 - Math.Round(HopSeconds * 100)) > 1e-9
                    ? Invariant($"the hop is {HopSeconds} s; it must be a multiple of 0.01 s")
                    : null
            )
            ?? OutOf("the smoothing", SmoothingSeconds, 0, LongestTime, "s")
            ?? OutOf("the margin", Margin, 0, 1, null)
            ?? OutOf("the minimum hold", MinimumHoldSeconds, 0, LongestTime, "s")
            ?? OutOf("the least speech", LeastSpeechSeconds, 0, WindowSeconds, "s")
            ?? OutOf("the gate", GateDb, 1, 40, "dB")
            ?? OutOf("the hang-over", HangoverSeconds, 0.1, LongestTime, "s")
            ?? OutOf("the time to rest", RestSeconds, HangoverSeconds, LongestTime, "s")
            ?? (string.IsNullOrWhiteSpace(RestLabel) ? "the label at rest is empty" : null)
            ?? Rules.Select(rule => FindFault(rule, model)).FirstOrDefault(found => found is not null);
        if (fault is not null)
        {
            throw new SerException($"The tracker cannot work with these settings: {fault}.");
        }
    }

    private static string? FindFault(TrackerRule rule, EmotionModel model) =>
        string.IsNullOrWhiteSpace(rule.Name) ? "a rule has no name"
        : !model.Labels.Contains(rule.Emotion, StringComparer.Ordinal)
            ? $"the rule '{rule.Name}' waits for '{rule.Emotion}'; the model knows {string.Join(", ", model.Labels)}"
        : !(rule.Seconds is > 0 and <= LongestRule)
            ? Invariant($"the rule '{rule.Name}' waits for {rule.Seconds} s; it must be above 0 and at most {LongestRule} s")
        : null;

    private static string? OutOf(string name, double value, double least, double most, string? unit) =>
        value >= least && value <= most
            ? null
            : Invariant($"{name} is {value}{(unit is null ? "" : " " + unit)}; it must be from {least} to {most}")
                + (unit is null ? "" : " " + unit);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
