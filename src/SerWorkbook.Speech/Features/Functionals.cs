using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Features;

/// <summary>Statistics that sum a descriptor up over an utterance.</summary>
/// <remarks>
/// Percentiles interpolate between neighbours (type 7 of Hyndman and Fan, American Statistician 50(4), 1996: numpy's
/// default). The standard deviation divides by n. The slope is that of the least-squares line over time.
/// </remarks>
public static class Functionals
{
    /// <summary>The statistics of <see cref="Full"/>, in order.</summary>
    public static IReadOnlyList<string> FullNames { get; } = ["mean", "std", "p05", "p25", "p50", "p75", "p95", "slope"];

    /// <summary>The statistics of <see cref="Short"/>, in order.</summary>
    public static IReadOnlyList<string> ShortNames { get; } = ["mean", "std", "p05", "p95"];

    /// <summary>Mean, deviation, five percentiles and slope.</summary>
    /// <param name="values">The descriptor's values.</param>
    /// <param name="seconds">The time of each value, seconds, rising.</param>
    /// <param name="result">Takes 8 statistics in the order of <see cref="FullNames"/>; all 0 where there is no value.</param>
    public static void Full(ReadOnlySpan<float> values, ReadOnlySpan<double> seconds, Span<float> result)
    {
        result[..FullNames.Count].Clear();
        if (values.IsEmpty)
        {
            return;
        }

        Span<float> sorted = new float[values.Length];
        Moments(values, sorted, result);
        result[2] = Percentile(sorted, 0.05);
        result[3] = Percentile(sorted, 0.25);
        result[4] = Percentile(sorted, 0.50);
        result[5] = Percentile(sorted, 0.75);
        result[6] = Percentile(sorted, 0.95);
        result[7] = (float)Slope(values, seconds);
    }

    /// <summary>Mean, deviation and the outer percentiles.</summary>
    /// <param name="values">The descriptor's values.</param>
    /// <param name="result">Takes 4 statistics in the order of <see cref="ShortNames"/>; all 0 where there is no value.</param>
    public static void Short(ReadOnlySpan<float> values, Span<float> result)
    {
        result[..ShortNames.Count].Clear();
        if (values.IsEmpty)
        {
            return;
        }

        Span<float> sorted = new float[values.Length];
        Moments(values, sorted, result);
        result[2] = Percentile(sorted, 0.05);
        result[3] = Percentile(sorted, 0.95);
    }

    /// <summary>A percentile of sorted values.</summary>
    /// <param name="sorted">Values in rising order, one or more.</param>
    /// <param name="share">The share below, 0 (smallest) to 1 (largest).</param>
    public static float Percentile(ReadOnlySpan<float> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return (float)(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The slope of the least-squares line.</summary>
    /// <param name="values">The values.</param>
    /// <param name="seconds">The time of each value, seconds.</param>
    /// <returns>Change a second; 0 for fewer than two different times.</returns>
    public static double Slope(ReadOnlySpan<float> values, ReadOnlySpan<double> seconds)
    {
        if (values.Length != seconds.Length)
        {
            throw new ArgumentException($"Got {values.Length} values and {seconds.Length} times; there must be as many of both.");
        }

        var meanTime = TensorPrimitives.Sum(seconds) / seconds.Length;
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            covariance += (seconds[i] - meanTime) * values[i];
            variance += (seconds[i] - meanTime) * (seconds[i] - meanTime);
        }

        return variance > 0 ? covariance / variance : 0;
    }

    private static void Moments(ReadOnlySpan<float> values, Span<float> sorted, Span<float> result)
    {
        values.CopyTo(sorted);
        sorted.Sort();
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        var variance = 0.0;
        foreach (var value in values)
        {
            variance += (value - mean) * (value - mean);
        }

        result[0] = (float)mean;
        result[1] = (float)Math.Sqrt(variance / values.Length);
    }
}
