using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook.Learning.Trials;

/// <summary>Scores the out-of-fold predictions of a trial.</summary>
internal static class TrialScore
{
    public static Trial Of(FeatureTable table, TrialClaim claim, int seed, IReadOnlyList<RowPrediction> predictions, TimeSpan time)
    {
        var matrix = MatrixOf(table, predictions);
        return new Trial(
            claim.Number,
            claim.Recipe,
            TrialStatus.Finished,
            matrix.Uar,
            SpeakerBootstrap.Uar(table, predictions, seed),
            matrix.Accuracy,
            matrix.MacroF1,
            FoldUars(table, predictions),
            time.TotalSeconds,
            null
        )
        {
            Predictions = predictions,
        };
    }

    /// <summary>A pruned trial, which has the scores of its finished folds only.</summary>
    public static Trial GivenUp(FeatureTable table, TrialClaim claim, IReadOnlyList<RowPrediction> predictions, int folds, TimeSpan time)
    {
        var uars = FoldUars(table, predictions);
        return new Trial(
            claim.Number,
            claim.Recipe,
            TrialStatus.GivenUp,
            double.NaN,
            Interval.Unknown,
            double.NaN,
            double.NaN,
            uars,
            time.TotalSeconds,
            FormattableString.Invariant(
                $"pruned after {uars.Length} of {folds} folds: UAR {uars.Average() * 100:0.0} % there, too far behind the best"
            )
        );
    }

    private static double[] FoldUars(FeatureTable table, IReadOnlyList<RowPrediction> predictions) =>
        [.. predictions.GroupBy(prediction => prediction.Fold).OrderBy(fold => fold.Key).Select(fold => MatrixOf(table, fold).Uar)];

    private static ConfusionMatrix MatrixOf(FeatureTable table, IEnumerable<RowPrediction> predictions) =>
        ConfusionMatrix.Of(table.Labels, [.. predictions]);
}
