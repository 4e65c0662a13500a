using System.Diagnostics;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Validation;

namespace SerWorkbook.Learning.Tuning;

/// <summary>Makes one trial, a few folds at a time, and gives it up where it has become hopeless.</summary>
internal sealed class TrialFolds(FeatureTable table, DataSplit split, ITrainer trainer, SearchOptions options)
{
    // Fixed, so that neither threads nor jobs decide where a trial is pruned.
    private const int FoldsAtATime = 2;

    /// <summary>Makes the trial.</summary>
    /// <param name="claim">Its number, its recipe, and the best trial that it must come near.</param>
    /// <param name="stop">Stops the training.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Trial Make(TrialClaim claim, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var rows = table.For(claim.Recipe.Scaling);
        var predictions = new List<RowPrediction>();
        for (var fold = 0; fold < split.Folds.Count; fold += FoldsAtATime)
        {
            predictions.AddRange(Predict(rows, claim.Recipe, fold, stop));
            var isLast = fold + FoldsAtATime >= split.Folds.Count;
            if (!isLast && claim.Best is { Predictions.Count: > 0 } best && Race.IsHopeless(table, predictions, best.Predictions))
            {
                return TrialScore.GivenUp(table, claim, predictions, split.Folds.Count, clock.Elapsed);
            }
        }

        return TrialScore.Of(table, claim, options.Seed, predictions, clock.Elapsed);
    }

    private IEnumerable<RowPrediction> Predict(FeatureTable rows, Recipe recipe, int first, CancellationToken stop)
    {
        var threads = Math.Max(1, options.Threads / options.Jobs);
        var part = split with { Folds = [.. split.Folds.Skip(first).Take(FoldsAtATime)] };
        return CrossValidation
            .Predict(rows, part, trainer, recipe, options.Seed, threads, null, stop)
            .Select(prediction => prediction with { Fold = prediction.Fold + first });
    }
}
