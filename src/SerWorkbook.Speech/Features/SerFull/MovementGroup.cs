using SerWorkbook.Speech.Descriptors.Functionals;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>How a contour moves: slope, places of its extremes, share of rise, mean crossings, time at high and low level.</summary>
/// <remarks>
/// Places run from 0 (start) to 1 (end). Levels are counted between the 5th percentile (0) and the 95th (1), so that
/// single frames do not set the scale. A constant contour has slope 0, shares 0 and no crossings.
/// </remarks>
internal sealed class MovementGroup : IFunctionalGroup
{
    private const double HighLevel = 0.75;
    private const double LowLevel = 0.25;

    public IReadOnlyList<Functional> Functionals { get; } =
    [
        new("slope", FunctionalUnit.ChangePerSecond),
        new("maxPlace", FunctionalUnit.Number),
        new("minPlace", FunctionalUnit.Number),
        new("riseShare", FunctionalUnit.Number),
        new("crossings", FunctionalUnit.PerSecond),
        new("highShare", FunctionalUnit.Number),
        new("lowShare", FunctionalUnit.Number),
    ];

    public bool UsesOrder => true;

    public void Apply(Contour contour, Span<float> result)
    {
        var values = contour.Values;
        var (low, high) = (Percentiles.Of(contour.Sorted, 0.05), Percentiles.Of(contour.Sorted, 0.95));
        var range = high - low;
        var (mean, middle) = (Mean(values), (values.Length - 1) / 2.0);
        var (covariance, rises, crossings, highs, lows, maxAt, minAt) = (0.0, 0, 0, 0, 0, 0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            covariance += (i - middle) * values[i];
            rises += i > 0 && values[i] > values[i - 1] ? 1 : 0;
            crossings += i > 0 && values[i - 1] < mean != values[i] < mean ? 1 : 0;
            highs += range > 0 && values[i] > low + HighLevel * range ? 1 : 0;
            lows += range > 0 && values[i] < low + LowLevel * range ? 1 : 0;
            maxAt = values[i] > values[maxAt] ? i : maxAt;
            minAt = values[i] < values[minAt] ? i : minAt;
        }

        // The sum of (i - middle)² over n values is n (n² - 1) / 12.
        var variance = (double)values.Length * ((double)values.Length * values.Length - 1) / 12;
        var steps = Math.Max(1, values.Length - 1);
        result[0] = variance > 0 ? (float)(covariance / variance / contour.HopSeconds) : 0f;
        result[1] = (float)maxAt / steps;
        result[2] = (float)minAt / steps;
        result[3] = (float)rises / steps;
        result[4] = (float)(crossings / (steps * contour.HopSeconds));
        result[5] = (float)highs / values.Length;
        result[6] = (float)lows / values.Length;
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
