using System.Numerics.Tensors;
using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Sums the frames of a recording up into the columns of the set.</summary>
internal static class MelStatsVector
{
    /// <summary>The columns, in order: level, bands, coefficients, F0, voicing.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        .. ContourSummary.ColumnsOf("level", FeatureFamily.Energy, "dB"),
        .. Enumerable
            .Range(1, MelStatsPlan.Bands)
            .SelectMany(band => ContourSummary.ColumnsOf(FormattableString.Invariant($"mel{band:00}"), FeatureFamily.LogMel, "dB")),
        .. Enumerable
            .Range(0, MelStatsPlan.Coefficients)
            .SelectMany(number => ContourSummary.ColumnsOf(FormattableString.Invariant($"mfcc{number}"), FeatureFamily.Mfcc, "1")),
        .. F0Summary.Columns,
        .. VoicingSummary.Columns,
    ];

    /// <summary>Fills the vector.</summary>
    /// <param name="frames">The frames, one or more.</param>
    /// <param name="vector">Takes one value per column.</param>
    public static void Fill(FrameColumns frames, Span<float> vector)
    {
        var all = new float[frames.Frames];
        frames.Read(MelStatsFrame.Level, all);
        var active = Active(all);
        var bands = Bands(frames, all, active);
        var summary = new ContourSummary(active.End.Value - active.Start.Value);
        frames.Read(MelStatsFrame.Level, all);
        vector = summary.Fill(all.AsSpan(active), vector);
        foreach (var band in bands)
        {
            vector = summary.Fill(band, vector);
        }

        var contour = new float[bands[0].Length];
        for (var coefficient = 0; coefficient < MelStatsPlan.Coefficients; coefficient++)
        {
            Transform(bands, MelStatsPlan.Cosines.Slice(coefficient * MelStatsPlan.Bands, MelStatsPlan.Bands), contour);
            vector = summary.Fill(contour, vector);
        }

        FillVoice(frames, all, active, vector);
    }

    private static void FillVoice(FrameColumns frames, float[] all, Range active, Span<float> vector)
    {
        frames.Read(MelStatsFrame.Correlation, all);
        var correlation = all[active];
        var voicing = Array.ConvertAll(correlation, VoicingSummary.VoicingOf);
        frames.Read(MelStatsFrame.F0, all);
        vector = F0Summary.Fill(all.AsSpan(active), voicing, vector);
        VoicingSummary.Fill(correlation, voicing, vector);
    }

    // The frames from the first to the last that is not silence.
    private static Range Active(ReadOnlySpan<float> level)
    {
        var threshold = TensorPrimitives.Max(level) - MelStatsPlan.ActiveRangeDb;
        var (first, end) = (0, level.Length);
        while (level[first] < threshold)
        {
            first++;
        }

        while (level[end - 1] < threshold)
        {
            end--;
        }

        return first..end;
    }

    // Raised to the floor below the highest level of the whole recording.
    private static float[][] Bands(FrameColumns frames, float[] all, Range active)
    {
        var bands = new float[MelStatsPlan.Bands][];
        var highest = float.NegativeInfinity;
        for (var band = 0; band < bands.Length; band++)
        {
            frames.Read(band, all);
            highest = Math.Max(highest, TensorPrimitives.Max<float>(all));
            bands[band] = all[active];
        }

        foreach (var band in bands)
        {
            TensorPrimitives.Max(band, highest - MelStatsPlan.RangeDb, band);
        }

        return bands;
    }

    private static void Transform(float[][] bands, ReadOnlySpan<float> weights, Span<float> contour)
    {
        contour.Clear();
        for (var band = 0; band < bands.Length; band++)
        {
            TensorPrimitives.MultiplyAdd(bands[band], weights[band], contour, contour);
        }
    }
}
