namespace SerWorkbook.Speech.Features;

/// <summary>How much the amplitudes of the cycles of a voice differ from one to the next.</summary>
/// <remarks>Pairs of cycles with a break between them, or with periods too unlike (see <see cref="Jitter.LargestFactor"/>), do not count.</remarks>
public static class Shimmer
{
    /// <summary>Local shimmer: the mean change of the amplitude from one cycle to the next over the mean amplitude.</summary>
    /// <param name="cycles">Cycles in the order of time.</param>
    /// <returns>A ratio, 0 for a perfectly even voice, about 0.02 to 0.04 for healthy ones; <see langword="null"/> where no two cycles follow each other.</returns>
    /// <remarks>mean |A[i] - A[i - 1]| / mean A (Praat's "local").</remarks>
    public static double? Local(IReadOnlyList<VoiceCycle> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        var (changes, amplitudes) = (0.0, 0.0);
        for (var i = 1; i < cycles.Count; i++)
        {
            if (CyclePair.Counts(cycles[i - 1], cycles[i]))
            {
                changes += Math.Abs(cycles[i].Amplitude - cycles[i - 1].Amplitude);
                amplitudes += (cycles[i].Amplitude + cycles[i - 1].Amplitude) / 2.0;
            }
        }

        return amplitudes > 0 ? changes / amplitudes : null;
    }

    /// <summary>Local shimmer in decibels: the mean change of the level from one cycle to the next.</summary>
    /// <param name="cycles">Cycles in the order of time.</param>
    /// <returns>Decibels, 0 for a perfectly even voice; <see langword="null"/> where no two cycles follow each other.</returns>
    /// <remarks>mean |20 log10 (A[i] / A[i - 1])| (Praat's "local, dB").</remarks>
    public static double? LocalDb(IReadOnlyList<VoiceCycle> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        var (changes, pairs) = (0.0, 0);
        for (var i = 1; i < cycles.Count; i++)
        {
            if (CyclePair.Counts(cycles[i - 1], cycles[i]) && cycles[i].Amplitude > 0 && cycles[i - 1].Amplitude > 0)
            {
                changes += Math.Abs(20 * Math.Log10(cycles[i].Amplitude / cycles[i - 1].Amplitude));
                pairs++;
            }
        }

        return pairs == 0 ? null : changes / pairs;
    }
}
