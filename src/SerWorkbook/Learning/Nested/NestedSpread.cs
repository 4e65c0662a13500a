namespace SerWorkbook;

/// <summary>What a search promised and what came true, over several seeds.</summary>
/// <param name="Inner">Mean of the inner scores, 0 to 1.</param>
/// <param name="OuterUar">Mean of the outer UAR, 0 to 1.</param>
/// <param name="Deviation">Standard deviation of the outer UAR over the seeds (divided by their number less one); NaN for one seed.</param>
/// <param name="Lowest">The lowest outer UAR.</param>
/// <param name="Highest">The highest outer UAR.</param>
/// <param name="Shrinkage">Mean of the inner scores less the outer UARs, -1 to 1.</param>
public sealed record NestedSpread(double Inner, double OuterUar, double Deviation, double Lowest, double Highest, double Shrinkage)
{
    internal static NestedSpread Of(IReadOnlyList<NestedScore> scores)
    {
        double[] outer = [.. scores.Select(score => score.OuterUar)];
        var mean = outer.Average();
        return new NestedSpread(
            scores.Average(score => score.Inner),
            mean,
            outer.Length > 1 ? Math.Sqrt(outer.Sum(uar => (uar - mean) * (uar - mean)) / (outer.Length - 1)) : double.NaN,
            outer.Min(),
            outer.Max(),
            scores.Average(score => score.Shrinkage)
        );
    }
}
