using System.Runtime.ExceptionServices;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Nested;

/// <summary>Searches on the training side of every outer fold and scores what was chosen on the test side.</summary>
/// <remarks>
/// What selects never sees what scores (Varma and Simon, "Bias in error estimation when using cross-validation for model
/// selection", BMC Bioinformatics 7, 2006): each search is handed a table of its training rows only. For features scaled per
/// speaker, hand in a table from <see cref="SpeakerScaling"/>; it looks at no labels and at no other speaker.
/// </remarks>
internal static class NestedEvaluation
{
    /// <summary>Evaluates.</summary>
    /// <param name="table">The features.</param>
    /// <param name="outer">The outer folds; the training side of each holds two speakers and two emotions or more.</param>
    /// <param name="trainers">The trainers that the searches choose from.</param>
    /// <param name="options">
    /// Trials, inner folds and budget of each search, seed; <see cref="SearchOptions.Threads"/> is how many outer folds are
    /// worked on at once. With a budget that is long enough for all trials, the result depends on data and seed alone.
    /// </param>
    /// <param name="progress">Receives the progress: every outer fold.</param>
    /// <param name="cancellationToken">Stops the work; nothing is returned then.</param>
    /// <exception cref="Speech.SerException">A training side has one speaker or one emotion only, or none of its trials could be
    /// finished.</exception>
    public static NestedResult Run(
        FeatureTable table,
        DataSplit outer,
        IReadOnlyList<ITrainer> trainers,
        SearchOptions options,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(options);
        var before = CoreTime.Spent;
        var choices = new Choice[outer.Folds.Count];
        var done = 0;
        ForEachFold(
            choices.Length,
            options.Threads,
            fold =>
            {
                choices[fold] = Choose(table, outer.Folds[fold], trainers, options, cancellationToken);
                progress?.Report(new StepProgress("nested " + outer.Protocol, Interlocked.Increment(ref done), choices.Length));
            },
            cancellationToken
        );
        return Score(table, outer, choices, options, before);
    }

    // The caller is to see what went wrong in a fold, not that some of several went wrong.
    private static void ForEachFold(int folds, int threads, Action<int> work, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, folds, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    private static Choice Choose(
        FeatureTable table,
        Fold fold,
        IReadOnlyList<ITrainer> trainers,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        var inside = table.Take(fold.Train);
        var rows = inside.RowNumbers;
        var search = new ModelSearch(trainers).Run(inside, options with { Threads = 1 }, cancellationToken: cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var ensemble = EnsembleSelection.Choose(search);
        var winner = search.Winner;
        var trainer = trainers.First(candidate => candidate.Name == winner.Recipe.Trainer);
        return new Choice(
            search,
            winner,
            ensemble,
            trainer.Train(inside.For(winner.Recipe.Scaling), rows, winner.Recipe, options.Seed, cancellationToken),
            EnsembleTraining.Train(inside, rows, ensemble, trainers, options.Seed, cancellationToken)
        );
    }

    private static NestedResult Score(FeatureTable table, DataSplit outer, Choice[] choices, SearchOptions options, TimeSpan before)
    {
        var winner = Evaluate(
            table,
            outer,
            "the winner of each search",
            options,
            choices,
            choice => (choice.Trained, choice.Winner.Recipe.Scaling)
        );
        var ensemble = Evaluate(
            table,
            outer,
            "the ensemble of each search",
            options,
            choices,
            choice => (choice.Joined, choice.Ensemble.Scaling)
        );
        var folds = choices.Select(
            (choice, fold) =>
                new NestedFold(
                    outer.Folds[fold].Name,
                    choice.Winner,
                    choice.Ensemble,
                    choice.Search.Ranking.Count,
                    UarOf(winner, fold),
                    UarOf(ensemble, fold)
                )
        );
        return new NestedResult(
            [.. folds],
            NestedScore.Of(winner, [.. choices.Select(choice => choice.Winner.Uar)]),
            NestedScore.Of(ensemble, [.. choices.Select(choice => choice.Ensemble.Uar)]),
            (CoreTime.Spent - before).TotalMinutes
        );
    }

    private static EvaluationResult Evaluate(
        FeatureTable table,
        DataSplit outer,
        string name,
        SearchOptions options,
        Choice[] choices,
        Func<Choice, (TrainedModel Model, FeatureScaling Scaling)> chosen
    ) =>
        new(
            table,
            outer,
            name,
            options.Seed,
            [
                .. choices.SelectMany(
                    (choice, fold) => FoldPredictions.OfFold(table.For(chosen(choice).Scaling), outer, fold, chosen(choice).Model)
                ),
            ]
        );

    private static double UarOf(EvaluationResult result, int fold)
    {
        var predictions = result.Predictions.Where(prediction => prediction.Fold == fold).ToArray();
        return ConfusionMatrix.Of(result.Table.Labels, predictions).Uar;
    }

    private sealed record Choice(SearchResult Search, Trial Winner, EnsembleChoice Ensemble, TrainedModel Trained, TrainedModel Joined);
}
