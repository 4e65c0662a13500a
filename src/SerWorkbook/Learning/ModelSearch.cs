using System.Diagnostics;
using SerWorkbook.Evaluation;
using SerWorkbook.FeatureTables;

namespace SerWorkbook.Learning;

/// <summary>Looks for the recipe with the best UAR on unheard speakers, within a budget of time.</summary>
/// <remarks>
/// Every recipe is cross-validated over the same speaker groups and scored by the UAR of all predictions together. At
/// least one trial always finishes: the first is not held to the budget. A trainer that fails costs its trial only.
/// </remarks>
/// <param name="trainers">The trainers to choose from.</param>
public sealed class ModelSearch(IReadOnlyList<ITrainer> trainers)
{
    /// <summary>Searches with all trainers there are.</summary>
    public ModelSearch()
        : this(TrainerCatalogue.Default)
    {
    }

    /// <summary>Searches.</summary>
    /// <param name="table">Features of two speakers and two emotions or more.</param>
    /// <param name="options">Budget, trials, folds, seed.</param>
    /// <param name="progress">Told of every trial, with the trials so far and the time left.</param>
    /// <param name="cancellationToken">Stops the search; nothing is returned then.</param>
    /// <exception cref="Speech.SerException">There is one speaker or one emotion only, or no trainer could finish a trial.</exception>
    public SearchResult Run(FeatureTable table, SearchOptions options, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (table.Labels.Count < 2)
        {
            throw new Speech.SerException($"{table.Corpus.Name} has one emotion with usable recordings ('{table.Labels[0]}'); two or more are needed to tell apart.");
        }

        var split = Splits.SpeakerGroups(table, options.Folds);
        var clock = Stopwatch.StartNew();
        var trials = new List<Trial>();
        foreach (var recipe in RecipeSequence.Of(trainers, options.Seed).Take(options.MaximumTrials))
        {
            var left = options.Budget - clock.Elapsed;
            var finished = trials.Exists(trial => trial.Status == TrialStatus.Finished);
            if (finished && left <= TimeSpan.Zero)
            {
                break;
            }

            trials.Add(Try(table, split, recipe, trials.Count + 1, options, finished ? left : null, cancellationToken));
            progress?.Report(new SearchProgress(trials, options, clock.Elapsed));
            if (trials[^1].Status == TrialStatus.OutOfTime)
            {
                break;
            }
        }

        var result = new SearchResult(table, split, options, trials);
        return result.Ranking.Count > 0
            ? result
            : throw new Speech.SerException($"None of the {trials.Count} trials could be finished; the first one failed so: {trials[0].Error}");
    }

    private Trial Try(
        FeatureTable table, Split split, Recipe recipe, int number, SearchOptions options, TimeSpan? limit, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time)
        {
            deadline.CancelAfter(time);
        }

        var clock = Stopwatch.StartNew();
        var trainer = trainers.First(candidate => candidate.Name == recipe.Trainer);
        try
        {
            var predictions = CrossValidation.Predict(table, split, trainer, recipe, options.Seed, options.Threads, null, deadline.Token);
            return Score(table, recipe, number, options, predictions, clock.Elapsed);
        }
        catch (Exception fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var status = deadline.IsCancellationRequested ? TrialStatus.OutOfTime : TrialStatus.Failed;
            var error = status == TrialStatus.Failed ? (fault is AggregateException many ? many.InnerExceptions[0] : fault).Message : null;
            return new Trial(number, recipe, status, double.NaN, new Interval(double.NaN, double.NaN), double.NaN, double.NaN, [], clock.Elapsed.TotalSeconds, error);
        }
    }

    private static Trial Score(
        FeatureTable table, Recipe recipe, int number, SearchOptions options, IReadOnlyList<RowPrediction> predictions, TimeSpan time)
    {
        var matrix = MatrixOf(table, predictions);
        var folds = predictions.GroupBy(prediction => prediction.Fold).OrderBy(fold => fold.Key).Select(fold => MatrixOf(table, fold).Uar);
        return new Trial(
            number, recipe, TrialStatus.Finished, matrix.Uar, SpeakerBootstrap.Uar(table, predictions, options.Seed), matrix.Accuracy, matrix.MacroF1,
            [.. folds], time.TotalSeconds, null)
        { Predictions = predictions };
    }

    private static ConfusionMatrix MatrixOf(FeatureTable table, IEnumerable<RowPrediction> predictions) =>
        ConfusionMatrix.Of(table.Labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));
}
