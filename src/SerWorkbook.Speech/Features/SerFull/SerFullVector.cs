namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Sums descriptors up into the columns of the set.</summary>
internal static class SerFullVector
{
    private const double HopSeconds = 0.010;

    // Frames further below the loudest one than this, at the start and the end, are silence.
    private const float ActiveRangeDb = 35f;
    private const double SemitoneReferenceHz = 27.5;

    public static IReadOnlyList<FeatureColumn> Columns { get; } = [.. Describe()];

    private static IEnumerable<FeatureColumn> Describe() =>
        SerFullDescriptors.OfFrames.Concat(SerFullDescriptors.OfVoice)
            .SelectMany(descriptor => SerFullPlan.For(descriptor).SelectMany(summary => summary.Columns(descriptor)))
            .Concat(Rhythm.Columns).Concat(Modulation.Columns);

    public static void Fill(FrameColumns frames, float[] hertz, float[] correlation, Span<float> vector)
    {
        vector.Clear();
        if (frames.Frames == 0)
        {
            return;
        }

        var level = new float[frames.Frames];
        frames.Read(SerFullDescriptors.Level, level);
        var regions = new Regions(level, hertz, ActiveRangeDb);
        var values = new float[frames.Frames];
        var work = new SummaryWork(frames.Frames);
        var place = 0;
        for (var column = 0; column < SerFullDescriptors.OfFrames.Count; column++)
        {
            frames.Read(column, values);
            place = Sum(SerFullDescriptors.OfFrames[column], values, regions, work, vector, place);
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = hertz[i] > 0 ? (float)(12 * Math.Log2(hertz[i] / SemitoneReferenceHz)) : 0f;
        }

        place = Sum(SerFullDescriptors.OfVoice[0], values, regions, work, vector, place);
        for (var i = 0; i < values.Length; i++)
        {
            var periodic = Math.Clamp(correlation[i], 0.01f, 0.9999f);
            values[i] = 10f * MathF.Log10(periodic / (1f - periodic));
        }

        place = Sum(SerFullDescriptors.OfVoice[1], values, regions, work, vector, place);
        Rhythm.Fill(level, hertz, regions, HopSeconds, vector[place..]);
        place += Rhythm.Columns.Count;
        Modulation.Fill(frames, regions, vector[place..]);
    }

    private static int Sum(Descriptor descriptor, float[] values, Regions regions, SummaryWork work, Span<float> vector, int place)
    {
        foreach (var summary in SerFullPlan.For(descriptor))
        {
            var contour = work.Contour(values, regions, summary.Region, HopSeconds);
            foreach (var group in summary.Groups)
            {
                var count = group.Functionals.Count;
                if (!contour.Values.IsEmpty)
                {
                    group.Apply(contour, vector.Slice(place, count));
                }

                place += count;
            }
        }

        return place;
    }
}
