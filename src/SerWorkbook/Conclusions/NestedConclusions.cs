using System.Globalization;
using SerWorkbook.Conclusions;

namespace SerWorkbook;

/// <summary>Conclusions from a nested evaluation of a search.</summary>
public static class NestedConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The evaluation.</param>
    public static Findings Of(NestedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var winners = result.Folds.GroupBy(fold => fold.Winner.Recipe).OrderByDescending(group => group.Count()).ToArray();
        var gain = result.EnsembleAgainstWinner;
        return new Findings([
            string.Create(
                CultureInfo.InvariantCulture,
                $"The search reports a UAR of {result.Winner.Inner * 100:0.0} % for its winners; on data that it never saw they reach "
                    + $"{result.Winner.OuterUar * 100:0.0} % (95 % interval {result.Winner.Outer.UarInterval}), a shrinkage of "
                    + $"{DifferenceText.Points(result.Winner.Shrinkage)} points{In(result.Winner.ShrinkageInterval)}."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"The ensemble reaches {result.Ensemble.OuterUar * 100:0.0} % (95 % interval {result.Ensemble.Outer.UarInterval}), "
                    + $"{DifferenceText.Points(gain.UarDifference)} points against the winner{In(gain.Interval)}"
                    + $"{(double.IsNaN(gain.PValue) ? "" : FormattableString.Invariant($", p = {gain.PValue:0.000}"))}."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(result.Folds.Count == 1 ? "1 search" : $"{result.Folds.Count} searches")} chose "
                    + $"{(winners.Length == 1 ? "1 recipe" : $"{winners.Length} different recipes")}, {winners[0].Key} most often "
                    + $"({(winners[0].Count() == 1 ? "once" : $"{winners[0].Count()} times")})."
            ),
        ]);
    }

    private static string In(Interval interval) => interval.IsKnown ? $" ({DifferenceText.Of(interval)})" : "";
}
