using System.Globalization;
using SerWorkbook.Conclusions;

namespace SerWorkbook;

/// <summary>What a nested evaluation says of a search.</summary>
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
                $"The search promised {result.Winner.Inner * 100:0.0} % and its winners reach {result.Winner.OuterUar * 100:0.0} % UAR "
                    + $"(95 % interval {result.Winner.Outer.UarInterval}) on data that it never saw: "
                    + $"{DifferenceText.Points(result.Winner.Shrinkage)} points of shrinkage "
                    + $"({DifferenceText.Of(result.Winner.ShrinkageInterval)})."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"The ensemble reaches {result.Ensemble.OuterUar * 100:0.0} % (95 % interval {result.Ensemble.Outer.UarInterval}): "
                    + $"{DifferenceText.Points(gain.UarDifference)} points against the winner ({DifferenceText.Of(gain.Interval)}, p = "
                    + $"{gain.PValue:0.000})."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Folds.Count} searches chose {winners.Length} different recipes, {winners[0].Key} the most often "
                    + $"({winners[0].Count()} times)."
            ),
        ]);
    }
}
