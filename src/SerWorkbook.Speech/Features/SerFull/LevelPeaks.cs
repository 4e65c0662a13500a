namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The peaks of a level contour that count as syllables.</summary>
/// <param name="Count">Number of peaks.</param>
/// <param name="MeanRiseDb">How far they stand above the dip before them, mean, dB; 0 without peaks.</param>
internal readonly record struct LevelPeaks(int Count, float MeanRiseDb)
{
    // A peak counts when it stands out by this much from the dips around it (de Jong and Wempe, Behavior Research
    // Methods 41(2), 2009).
    private const float DipDb = 2f;

    /// <summary>Finds the peaks.</summary>
    /// <param name="level">The level of every frame, dB; one or more.</param>
    public static LevelPeaks Of(ReadOnlySpan<float> level)
    {
        var (count, rise) = (0, 0.0);
        var (lowest, highest, rising) = (level[0], level[0], true);
        foreach (var now in level)
        {
            highest = Math.Max(highest, now);
            if (rising && now <= highest - DipDb)
            {
                count++;
                rise += highest - lowest;
                (rising, lowest) = (false, now);
            }

            lowest = rising ? lowest : Math.Min(lowest, now);
            if (!rising && now >= lowest + DipDb)
            {
                (rising, highest) = (true, now);
            }
        }

        return new LevelPeaks(count, count == 0 ? 0f : (float)(rise / count));
    }
}
