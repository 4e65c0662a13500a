namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>Sums F0 up, every frame weighed by its voicing: mean, deviation, low and high part, course and changes.</summary>
internal static class F0Summary
{
    private const string Unit = "semitones";

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<FeatureColumn> Columns { get; } =
    [
        Column("f0_mean", "semitones above 27.5 Hz"),
        Column("f0_std", Unit),
        Column("f0_low", "semitones above 27.5 Hz"),
        Column("f0_high", "semitones above 27.5 Hz"),
        .. Enumerable.Range(1, MelStatsPlan.F0Shapes).Select(order => Column(FormattableString.Invariant($"f0_dct{order}"), Unit)),
        Column("f0Delta_mean", "semitones per frame"),
        Column("f0Delta_std", "semitones per frame"),
    ];

    /// <summary>Fills the columns.</summary>
    /// <param name="f0">F0 of every frame, semitones.</param>
    /// <param name="voicing">The voicing of every frame, 0 to 1.</param>
    /// <param name="vector">Takes the columns.</param>
    /// <returns>The rest of the vector.</returns>
    public static Span<float> Fill(ReadOnlySpan<float> f0, ReadOnlySpan<float> voicing, Span<float> vector)
    {
        double[] values = [.. f0];
        double[] weights = [.. voicing];
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] += MelStatsPlan.LeastWeight;
        }

        var mean = Mean(values, weights);
        vector[0] = (float)mean;
        vector[1] = (float)Deviation(values, weights, mean);
        vector[2] = (float)Mean(values, [.. weights.Zip(values, (weight, value) => weight * Part(mean - value))]);
        vector[3] = (float)Mean(values, [.. weights.Zip(values, (weight, value) => weight * Part(value - mean))]);
        vector = FillShape(values, weights, mean, vector[4..]);
        return FillChanges(values, weights, vector);
    }

    // 0.5 at the mean, 1 from the half range on.
    private static double Part(double distance) => Math.Clamp(0.5 + distance / (2 * MelStatsPlan.HalfRange), 0, 1);

    private static Span<float> FillShape(double[] values, double[] weights, double mean, Span<float> vector)
    {
        double[] weighted = [.. values.Zip(weights, (value, weight) => weight * (value - mean))];
        var sum = weights.Sum();
        for (var order = 1; order <= MelStatsPlan.F0Shapes; order++)
        {
            vector[order - 1] = (float)(CosineSeries.Product(weighted, order) / sum);
        }

        return vector[MelStatsPlan.F0Shapes..];
    }

    private static Span<float> FillChanges(double[] values, double[] weights, Span<float> vector)
    {
        var pairs = values.Length - 1;
        double[] steps = [.. Enumerable.Range(0, pairs).Select(t => Limit(values[t + 1] - values[t]))];
        double[] both = [.. Enumerable.Range(0, pairs).Select(t => Math.Min(weights[t], weights[t + 1]))];
        var mean = Mean(steps, both);
        vector[0] = (float)mean;
        vector[1] = (float)Deviation(steps, both, mean);
        return vector[2..];
    }

    private static double Limit(double step) => Math.Clamp(step, -MelStatsPlan.LargestStep, MelStatsPlan.LargestStep);

    private static double Mean(double[] values, double[] weights) =>
        values.Zip(weights, (value, weight) => weight * value).Sum() / Math.Max(weights.Sum(), MelStatsPlan.SmallestSum);

    private static double Deviation(double[] values, double[] weights, double mean) =>
        Math.Sqrt(
            values.Zip(weights, (value, weight) => weight * (value - mean) * (value - mean)).Sum()
                / Math.Max(weights.Sum(), MelStatsPlan.SmallestSum)
        );

    private static FeatureColumn Column(string name, string unit) => new(name, FeatureFamily.F0, unit);
}
