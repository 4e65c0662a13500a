using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>Sums descriptors up into the vector of <see cref="FeatureSet.SerBase"/>.</summary>
internal static class SerBaseVector
{
    private static readonly FeatureFamily[] DeltaFamilies = [FeatureFamily.Energy, FeatureFamily.Mfcc];

    private static readonly FeatureColumn[] RhythmColumns =
    [
        new("voicedShare", FeatureFamily.Rhythm, "1"),
        new("voicedStretches", FeatureFamily.Rhythm, "1/s"),
        new("voicedStretch_mean", FeatureFamily.Rhythm, "s"),
        new("voicedStretch_std", FeatureFamily.Rhythm, "s"),
        new("unvoicedStretch_mean", FeatureFamily.Rhythm, "s"),
        new("unvoicedStretch_std", FeatureFamily.Rhythm, "s"),
        new("levelPeaks", FeatureFamily.Rhythm, "1/s"),
    ];

    // Level peaks count as syllables when they stand out by this much from the dip before them (de Jong and Wempe,
    // Behavior Research Methods 41(2), 2009).
    private const float PeakDipDb = 2f;

    public static IReadOnlyList<FeatureColumn> Columns { get; } = [.. DescribeColumns()];

    public static void Fill(DescriptorTrack track, Span<float> vector)
    {
        var seconds = track.FrameTimes.ToArray();
        var voiced = Enumerable.Range(0, track.Values.Frames).Where(frame => track.F0.Hertz[frame] > 0).ToArray();
        var voicedSeconds = Array.ConvertAll(voiced, frame => seconds[frame]);
        var deltas = Deltas.Of(track.Values);
        var place = 0;
        for (var column = 0; column < track.Descriptors.Count; column++)
        {
            var descriptor = track.Descriptors[column];
            var values = track.Values.Column(column);
            if (descriptor.Family == FeatureFamily.LogMel)
            {
                Functionals.Short(values, vector.Slice(place, Functionals.ShortNames.Count));
                place += Functionals.ShortNames.Count;
            }
            else
            {
                var (kept, times) = descriptor.VoicedOnly ? (Array.ConvertAll(voiced, frame => values[frame]), voicedSeconds) : (values, seconds);
                Functionals.Full(kept, times, vector.Slice(place, Functionals.FullNames.Count));
                place += Functionals.FullNames.Count;
            }

            if (DeltaFamilies.Contains(descriptor.Family))
            {
                Functionals.Short(deltas.Column(column), vector.Slice(place, Functionals.ShortNames.Count));
                place += Functionals.ShortNames.Count;
            }
        }

        FillRhythm(track, vector[place..]);
    }

    private static IEnumerable<FeatureColumn> DescribeColumns()
    {
        foreach (var descriptor in DescriptorExtractor.Descriptors)
        {
            var names = descriptor.Family == FeatureFamily.LogMel ? Functionals.ShortNames : Functionals.FullNames;
            foreach (var name in names)
            {
                var unit = name == "slope" ? descriptor.Unit + " a second" : descriptor.Unit;
                yield return new FeatureColumn($"{descriptor.Name}_{name}", descriptor.Family, unit);
            }

            if (DeltaFamilies.Contains(descriptor.Family))
            {
                foreach (var name in Functionals.ShortNames)
                {
                    yield return new FeatureColumn($"{descriptor.Name}Delta_{name}", descriptor.Family, descriptor.Unit + " a frame");
                }
            }
        }

        foreach (var column in RhythmColumns)
        {
            yield return column;
        }
    }

    private static void FillRhythm(DescriptorTrack track, Span<float> vector)
    {
        var hop = track.F0.HopSeconds;
        var whole = track.F0.Frames * hop;
        var voiced = Stretches(track.F0.Hertz, voiced: true);
        var unvoiced = Stretches(track.F0.Hertz, voiced: false);
        vector[0] = (float)track.F0.VoicedShare;
        vector[1] = (float)(voiced.Count / whole);
        (vector[2], vector[3]) = MeanAndDeviation(voiced, hop);
        (vector[4], vector[5]) = MeanAndDeviation(unvoiced, hop);
        vector[6] = (float)(CountPeaks(track["level"]) / whole);
    }

    private static List<int> Stretches(IReadOnlyList<float> hertz, bool voiced)
    {
        var lengths = new List<int>();
        var length = 0;
        foreach (var value in hertz.Append(voiced ? 0f : 1f))
        {
            if (value > 0 == voiced)
            {
                length++;
            }
            else if (length > 0)
            {
                lengths.Add(length);
                length = 0;
            }
        }

        return lengths;
    }

    private static (float Mean, float Deviation) MeanAndDeviation(List<int> frames, double hop)
    {
        if (frames.Count == 0)
        {
            return (0, 0);
        }

        var mean = frames.Average();
        var variance = frames.Average(length => (length - mean) * (length - mean));
        return ((float)(mean * hop), (float)(Math.Sqrt(variance) * hop));
    }

    private static int CountPeaks(float[] levels)
    {
        var peaks = 0;
        var (lowest, highest, rising) = (levels[0], levels[0], true);
        foreach (var level in levels)
        {
            highest = Math.Max(highest, level);
            lowest = Math.Min(lowest, level);
            if (rising && level <= highest - PeakDipDb)
            {
                peaks++;
                (rising, lowest) = (false, level);
            }
            else if (!rising && level >= lowest + PeakDipDb)
            {
                (rising, highest) = (true, level);
            }
        }

        return peaks;
    }
}
