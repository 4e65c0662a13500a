using SerWorkbook.Evaluation;
using SerWorkbook.FeatureTables;

namespace SerWorkbook.Learning;

/// <summary>Trains a recipe on each fold of a split and predicts the fold's test rows.</summary>
public static class CrossValidation
{
    /// <summary>Runs all folds.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <param name="threads">How many folds are trained at once, 1 or more.</param>
    /// <param name="progress">Told of every fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One prediction a tested row, fold after fold.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<RowPrediction> Predict(
        FeatureTable table, Split split, ITrainer trainer, Recipe recipe, int seed, int threads,
        IProgress<StepProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(trainer);
        var predictions = new RowPrediction[split.Folds.Count][];
        var done = 0;
        Parallel.For(0, predictions.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, fold =>
        {
            predictions[fold] = PredictFold(table, split.Folds[fold], fold, trainer, recipe, seed, cancellationToken);
            progress?.Report(new StepProgress(split.Protocol, Interlocked.Increment(ref done), predictions.Length));
        });
        return [.. predictions.SelectMany(fold => fold)];
    }

    /// <summary>Runs all folds and scores the predictions.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <param name="threads">How many folds are trained at once, 1 or more.</param>
    /// <param name="progress">Told of every fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static EvaluationResult Evaluate(
        FeatureTable table, Split split, ITrainer trainer, Recipe recipe, int seed, int threads,
        IProgress<StepProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new EvaluationResult(table, split, recipe.ToString(), seed, Predict(table, split, trainer, recipe, seed, threads, progress, cancellationToken));
    }

    private static RowPrediction[] PredictFold(
        FeatureTable table, Fold fold, int number, ITrainer trainer, Recipe recipe, int seed, CancellationToken cancellationToken)
    {
        var model = trainer.Train(table, fold.Train, recipe, seed, cancellationToken);
        return [.. fold.Test.Select(row => new RowPrediction(
            row, number, table.Classes[row], model.Predict(table.Rows[row].Features, table.Labels)))];
    }
}
