using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>What a search promised and what came true, over all outer folds.</summary>
/// <param name="Inner">Mean over outer folds of the UAR that the choice was made by, 0 to 1.</param>
/// <param name="Outer">The chosen models on rows that no search had seen: UAR of all folds together, with everything else that an
/// evaluation gives.</param>
/// <param name="Shrinkage">Inner score less outer UAR, -1 to 1: above 0 where the choice promised too much.</param>
/// <param name="ShrinkageInterval">Its 95 % interval, by bootstrap over outer folds; NaN for one fold.</param>
public sealed record NestedScore(double Inner, EvaluationResult Outer, double Shrinkage, Interval ShrinkageInterval)
{
    /// <summary>UAR of all outer test rows together, 0 to 1.</summary>
    public double OuterUar => Outer.Matrix.Uar;

    internal static NestedScore Of(EvaluationResult outer, IReadOnlyList<double> inner)
    {
        // Names that sort as the numbers do: cluster k is fold k.
        var folds = Clusters.Of(outer.Table.Labels, outer.Predictions, prediction => FormattableString.Invariant($"{prediction.Fold:D6}"));
        double Difference(IReadOnlyList<int> drawn) => drawn.Average(fold => inner[fold]) - folds.Sum(drawn).Uar;
        int[] all = [.. Enumerable.Range(0, folds.Count)];
        return new NestedScore(inner.Average(), outer, Difference(all), ClusterBootstrap.OfDifference(folds.Count, Difference, outer.Seed));
    }
}
