namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Length, voicing, pauses and syllable-like peaks of a recording.</summary>
internal static class Rhythm
{
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        new("activeSeconds", FeatureFamily.Rhythm, "log2 s"),
        new("voicedShare", FeatureFamily.Rhythm, "1"),
        new("voicedStretches", FeatureFamily.Rhythm, "1/s"),
        new("voicedStretch_mean", FeatureFamily.Rhythm, "s"),
        new("voicedStretch_std", FeatureFamily.Rhythm, "s"),
        new("voicedStretch_max", FeatureFamily.Rhythm, "s"),
        new("unvoicedStretch_mean", FeatureFamily.Rhythm, "s"),
        new("unvoicedStretch_std", FeatureFamily.Rhythm, "s"),
        new("unvoicedStretch_max", FeatureFamily.Rhythm, "s"),
        new("pauseShare", FeatureFamily.Rhythm, "1"),
        new("pauses", FeatureFamily.Rhythm, "1/s"),
        new("pause_max", FeatureFamily.Rhythm, "s"),
        new("levelPeaks", FeatureFamily.Rhythm, "1/s"),
        new("levelPeak_rise", FeatureFamily.Rhythm, "dB"),
    ];

    private const float PauseDb = 25f;
    private const float PeakDipDb = 2f;

    public static void Fill(float[] level, float[] hertz, Regions regions, double hop, Span<float> vector)
    {
        var (first, count) = (regions.First, regions.End - regions.First);
        var seconds = count * hop;
        var loudest = level.AsSpan(first, count).ToArray().Max();
        var voiced = new bool[count];
        var pause = new bool[count];
        for (var i = 0; i < count; i++)
        {
            voiced[i] = regions.Voiced[first + i];
            pause[i] = level[first + i] < loudest - PauseDb;
        }

        vector[0] = (float)Math.Log2(seconds);
        vector[1] = (float)voiced.Count(v => v) / count;
        var (vs, us, ps) = (Stretches(voiced, true), Stretches(voiced, false), Stretches(pause, true));
        vector[2] = (float)(vs.Count / seconds);
        Lengths(vs, hop, vector[3..]);
        Lengths(us, hop, vector[6..]);
        vector[9] = (float)pause.Count(p => p) / count;
        vector[10] = (float)(ps.Count / seconds);
        vector[11] = ps.Count == 0 ? 0f : (float)(ps.Max() * hop);
        var peaks = Peaks(level.AsSpan(first, count));
        vector[12] = (float)(peaks.Count / seconds);
        vector[13] = peaks.Count == 0 ? 0 : peaks.Rise / peaks.Count;
    }

    private static void Lengths(List<int> stretches, double hop, Span<float> result)
    {
        if (stretches.Count == 0)
        {
            return;
        }

        var mean = stretches.Average();
        result[0] = (float)(mean * hop);
        result[1] = (float)(Math.Sqrt(stretches.Average(length => (length - mean) * (length - mean))) * hop);
        result[2] = (float)(stretches.Max() * hop);
    }

    private static List<int> Stretches(bool[] marks, bool wanted)
    {
        var lengths = new List<int>();
        var length = 0;
        foreach (var mark in marks)
        {
            if (mark == wanted)
            {
                length++;
            }
            else if (length > 0)
            {
                lengths.Add(length);
                length = 0;
            }
        }

        if (length > 0)
        {
            lengths.Add(length);
        }

        return lengths;
    }

    private static (int Count, float Rise) Peaks(ReadOnlySpan<float> levels)
    {
        var (peaks, rise) = (0, 0f);
        var (lowest, highest, rising) = (levels[0], levels[0], true);
        foreach (var level in levels)
        {
            highest = Math.Max(highest, level);
            lowest = Math.Min(lowest, level);
            if (rising && level <= highest - PeakDipDb)
            {
                peaks++;
                rise += highest - lowest;
                (rising, lowest) = (false, level);
            }
            else if (!rising && level >= lowest + PeakDipDb)
            {
                (rising, highest) = (true, level);
            }
        }

        return (peaks, rise);
    }
}
