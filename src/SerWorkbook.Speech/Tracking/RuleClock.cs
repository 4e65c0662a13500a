namespace SerWorkbook.Speech.Tracking;

/// <summary>Counts for how long the emotion of a rule is shown.</summary>
internal sealed class RuleClock(TrackerRule rule)
{
    private double _seconds;
    private bool _met;

    public TrackerRule Rule { get; } = rule;

    public void Reset() => (_seconds, _met) = (0, false);

    /// <summary>Goes on by one hop.</summary>
    /// <param name="emotion">What was shown during it; <see langword="null"/> at rest.</param>
    /// <param name="hopSeconds">Its length.</param>
    /// <returns>Whether the rule is met now and was not before.</returns>
    public bool Advance(string? emotion, double hopSeconds)
    {
        if (emotion is null)
        {
            return false;
        }

        if (!string.Equals(emotion, Rule.Emotion, StringComparison.Ordinal))
        {
            Reset();
            return false;
        }

        // Half a thousandth of a hop for the rounding of sums.
        _seconds += hopSeconds;
        if (_met || _seconds < Rule.Seconds - 0.0005 * hopSeconds)
        {
            return false;
        }

        _met = true;
        return true;
    }
}
