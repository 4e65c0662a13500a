namespace SerWorkbook.Charts.Grammar;

/// <summary>What a box plot shows of one group of values.</summary>
/// <param name="Count">The number of values, NaN not counted.</param>
/// <param name="LowerWhisker">The lowest value that is not further than 1.5 interquartile ranges below the box.</param>
/// <param name="LowerQuartile">The 25th percentile.</param>
/// <param name="Median">The 50th percentile.</param>
/// <param name="UpperQuartile">The 75th percentile.</param>
/// <param name="UpperWhisker">The highest value that is not further than 1.5 interquartile ranges above the box.</param>
/// <param name="Outliers">The values beyond the whiskers, rising.</param>
/// <remarks>
/// Whiskers after Tukey (Exploratory Data Analysis, 1977). Percentiles interpolate between the two nearest ranks at
/// (n - 1) p, type 7 of Hyndman and Fan (1996) and the default of NumPy and R.
/// </remarks>
internal sealed record BoxStatistics(
    int Count,
    double LowerWhisker,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double UpperWhisker,
    IReadOnlyList<double> Outliers
)
{
    private const double WhiskerReach = 1.5;

    /// <summary>Computes the statistics of values.</summary>
    /// <param name="values">The values in any order; NaN is left out. Without any value all statistics are NaN.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public static BoxStatistics Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        if (sorted.Length == 0)
        {
            return new BoxStatistics(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, []);
        }

        if (double.IsInfinity(sorted[0]) || double.IsInfinity(sorted[^1]))
        {
            throw new ArgumentException("A box plot was given an infinite value; values must be finite.", nameof(values));
        }

        var (lower, median, upper) = (Percentile(sorted, 0.25), Percentile(sorted, 0.5), Percentile(sorted, 0.75));
        var reach = WhiskerReach * (upper - lower);
        var inside = sorted.Where(v => v >= lower - reach && v <= upper + reach).ToArray();
        return new BoxStatistics(
            sorted.Length,
            Math.Min(inside[0], lower),
            lower,
            median,
            upper,
            Math.Max(inside[^1], upper),
            [.. sorted.Where(v => v < lower - reach || v > upper + reach)]
        );
    }

    private static double Percentile(double[] sorted, double p)
    {
        var rank = (sorted.Length - 1) * p;
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }
}
