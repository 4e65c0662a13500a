namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Sums the periodicity up: mean and deviation of the correlation, course and mean of the voicing.</summary>
internal static class VoicingSummary
{
    /// <summary>The column that says how much of the recording is voiced.</summary>
    public const string Share = "voicedShare";

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        new("correlation_mean", FeatureFamily.Voicing, "1"),
        new("correlation_std", FeatureFamily.Voicing, "1"),
        .. Enumerable
            .Range(1, MelStatsPlan.Shapes)
            .Select(order => new FeatureColumn(FormattableString.Invariant($"voicing_dct{order}"), FeatureFamily.Voicing, "1")),
        new(Share, FeatureFamily.Rhythm, "1"),
    ];

    /// <summary>The voicing of a frame, 0 to 1.</summary>
    /// <param name="correlation">Its correlation.</param>
    public static float VoicingOf(float correlation) =>
        Math.Clamp((correlation - MelStatsPlan.UnvoicedBelow) / (MelStatsPlan.VoicedFrom - MelStatsPlan.UnvoicedBelow), 0, 1);

    /// <summary>Fills the columns.</summary>
    /// <param name="correlation">The correlation of every frame.</param>
    /// <param name="voicing">The voicing of every frame.</param>
    /// <param name="vector">Takes the columns.</param>
    public static void Fill(float[] correlation, float[] voicing, Span<float> vector)
    {
        var mean = correlation.Average(value => (double)value);
        vector[0] = (float)mean;
        vector[1] = (float)Math.Sqrt(correlation.Average(value => (value - mean) * (value - mean)));
        double[] course = [.. voicing];
        for (var order = 1; order <= MelStatsPlan.Shapes; order++)
        {
            vector[1 + order] = (float)(CosineSeries.Product(course, order) / course.Length);
        }

        vector[2 + MelStatsPlan.Shapes] = (float)course.Average();
    }
}
