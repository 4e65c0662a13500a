namespace SerWorkbook.Speech.Features;

/// <summary>How much the periods of a voice differ from one to the next.</summary>
public static class Jitter
{
    /// <summary>A pair of periods of which one is longer than the other by this factor is no pair of cycles (Praat's default).</summary>
    public const double LargestFactor = 1.3;

    /// <summary>Local jitter: the mean change of the period from one cycle to the next over the mean period.</summary>
    /// <param name="cycles">Cycles in the order of time.</param>
    /// <returns>A ratio, 0 for a perfectly even voice, about 0.003 to 0.01 for healthy ones; <see langword="null"/> where no two cycles follow each other.</returns>
    /// <remarks>
    /// mean |T[i] - T[i - 1]| / mean T, over the cycles that follow the one before without a break (Baken and Orlikoff,
    /// Clinical Measurement of Speech and Voice, 2000, "jitter ratio"; Praat's "local").
    /// </remarks>
    public static double? Local(IReadOnlyList<VoiceCycle> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        var (changes, periods, pairs) = (0.0, 0.0, 0);
        for (var i = 1; i < cycles.Count; i++)
        {
            if (CyclePair.Counts(cycles[i - 1], cycles[i]))
            {
                changes += Math.Abs(cycles[i].PeriodSeconds - cycles[i - 1].PeriodSeconds);
                periods += (cycles[i].PeriodSeconds + cycles[i - 1].PeriodSeconds) / 2;
                pairs++;
            }
        }

        return pairs == 0 ? null : changes / periods;
    }
}
