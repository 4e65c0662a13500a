using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Validation;

/// <summary>
/// Evaluates a recipe with calibrated probabilities and an "unsure" limit, both fitted on each fold's training side alone.
/// </summary>
/// <remarks>
/// The training side of every fold is cross-validated once more over groups of its speakers (<see cref="InnerFolds"/>); what
/// those inner models say of rows that they had not learnt from gives temperature and limit (<see cref="CalibrationFit"/>) for the
/// fold's own model. That costs as many trainings as there are folds and inner folds.
/// </remarks>
internal static class CalibratedCrossValidation
{
    /// <summary>Calibrates the models of a split and scores them on the folds' test rows.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="models">The model of each fold, as <see cref="CrossValidation.TrainFolds"/> gives them.</param>
    /// <param name="trainer">The trainer that they come from.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many models are trained at once, 1 or more; the result does not depend on it.</param>
    /// <param name="coverage">The share of rows that shall be answered, above 0 to 1.</param>
    /// <param name="progress">Receives the progress: every inner training.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="Speech.SerException">A training side is too small to be divided.</exception>
    public static CalibratedResult Evaluate(
        FeatureTable table,
        DataSplit split,
        IReadOnlyList<TrainedModel> models,
        ITrainer trainer,
        Recipe recipe,
        int seed,
        int threads,
        double coverage = CalibrationFit.UsualCoverage,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(recipe);
        var raw = FoldPredictions.Of(table, split, models, threads, cancellationToken);
        var calibrations = FitFolds(table, split, trainer, recipe, seed, threads, coverage, progress, cancellationToken);
        return new CalibratedResult(table, split, recipe.ToString(), seed, raw, calibrations);
    }

    /// <summary>Fits the calibration of each fold on its training side.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="recipe">Its settings.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="threads">How many models are trained at once, 1 or more; the result does not depend on it.</param>
    /// <param name="coverage">The share of rows that shall be answered, above 0 to 1.</param>
    /// <param name="progress">Receives the progress: every inner training.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One calibration per fold, in order.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="Speech.SerException">A training side is too small to be divided.</exception>
    public static IReadOnlyList<ModelCalibration> FitFolds(
        FeatureTable table,
        DataSplit split,
        ITrainer trainer,
        Recipe recipe,
        int seed,
        int threads,
        double coverage = CalibrationFit.UsualCoverage,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(split);
        DataSplit[] inner = [.. split.Folds.Select(fold => InnerFolds.Of(table, fold.Train, seed))];

        // All inner folds of all folds in one list: a thread never waits for the end of a fold.
        var flat = new DataSplit($"calibration of {split.Protocol}", split.Promise, split.Apart, [.. inner.SelectMany(part => part.Folds)]);
        var predictions = CrossValidation
            .Predict(table, flat, trainer, recipe, seed, threads, progress, cancellationToken)
            .ToLookup(p => p.Fold);
        var calibrations = new ModelCalibration[inner.Length];
        var first = 0;
        for (var fold = 0; fold < inner.Length; fold++)
        {
            RowPrediction[] unheard = [.. Enumerable.Range(first, inner[fold].Folds.Count).SelectMany(part => predictions[part])];
            calibrations[fold] = CalibrationFit.Of(
                unheard,
                coverage,
                $"out-of-fold predictions of the training side over {inner[fold].Protocol}"
            );
            first += inner[fold].Folds.Count;
        }

        return calibrations;
    }
}
