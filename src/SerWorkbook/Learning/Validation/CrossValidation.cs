using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook.Learning.Validation;

/// <summary>Trains a recipe on each fold of a split and predicts the fold's test rows.</summary>
internal static class CrossValidation
{
    /// <summary>Trains one model per fold, each on the fold's training side only.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many folds are trained at once, 1 or more; the models do not depend on it.</param>
    /// <param name="progress">Receives the progress: every fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The models in the order of the folds.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<TrainedModel> TrainFolds(
        FeatureTable table,
        DataSplit split,
        ITrainer trainer,
        Recipe recipe,
        int seed,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(trainer);
        var models = new TrainedModel[split.Folds.Count];
        var done = 0;
        Parallel.For(
            0,
            models.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            fold =>
            {
                models[fold] = trainer.Train(table, split.Folds[fold].Train, recipe, seed, cancellationToken);
                progress?.Report(new StepProgress(split.Protocol, Interlocked.Increment(ref done), models.Length));
            }
        );
        return models;
    }

    /// <summary>Trains one model per fold and predicts each fold's test rows with it.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many folds are trained at once, 1 or more.</param>
    /// <param name="progress">Receives the progress: every fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One prediction per tested row, fold after fold.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<RowPrediction> Predict(
        FeatureTable table,
        DataSplit split,
        ITrainer trainer,
        Recipe recipe,
        int seed,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        FoldPredictions.Of(
            table,
            split,
            TrainFolds(table, split, trainer, recipe, seed, threads, progress, cancellationToken),
            threads,
            cancellationToken
        );

    /// <summary>Runs all folds and scores the predictions.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many folds are trained at once, 1 or more.</param>
    /// <param name="progress">Receives the progress: every fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static EvaluationResult Evaluate(
        FeatureTable table,
        DataSplit split,
        ITrainer trainer,
        Recipe recipe,
        int seed,
        int threads,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new EvaluationResult(
            table,
            split,
            recipe.ToString(),
            seed,
            Predict(table, split, trainer, recipe, seed, threads, progress, cancellationToken)
        );
    }
}
