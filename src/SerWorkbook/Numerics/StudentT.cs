namespace SerWorkbook.Numerics;

/// <summary>
/// Student's t distribution: how many standard errors an interval reaches when the spread itself was estimated from few values.
/// </summary>
internal static class StudentT
{
    /// <summary>The value that is exceeded with a given probability.</summary>
    /// <param name="tail">Probability of one tail, more than 0, less than 0.5.</param>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    /// <remarks>From x = f / (f + t^2), which is beta-distributed with f / 2 and 1 / 2.</remarks>
    public static double Exceeded(double tail, int freedom)
    {
        var x = IncompleteBeta.Quantile(2 * tail, 0.5 * freedom, 0.5);
        return Math.Sqrt(freedom * (1 - x) / x);
    }

    /// <summary>The 95 % interval of the mean of values that were drawn from many.</summary>
    /// <param name="values">The values, one or more.</param>
    /// <returns>The interval; unknown for fewer than three values, whose spread says nothing: two are often equal.</returns>
    public static Interval IntervalOfMean(IReadOnlyList<double> values)
    {
        if (values.Count < 3)
        {
            return Interval.Unknown;
        }

        var mean = values.Average();
        var reach = Reach(values, 0.025);
        return new Interval(mean - reach, mean + reach);
    }

    /// <summary>How far the interval of the mean reaches on either side.</summary>
    /// <param name="values">The values, two or more.</param>
    /// <param name="tail">Probability of one tail, more than 0, less than 0.5.</param>
    /// <param name="leastDeviation">What the deviation of the values is taken for where it is less.</param>
    public static double Reach(IReadOnlyList<double> values, double tail, double leastDeviation = 0)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return Exceeded(tail, values.Count - 1) * Math.Max(deviation, leastDeviation) / Math.Sqrt(values.Count);
    }
}
