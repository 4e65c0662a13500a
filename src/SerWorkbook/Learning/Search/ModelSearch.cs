using SerWorkbook.Learning.Ledger;
using SerWorkbook.Learning.Search;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Tuning;

namespace SerWorkbook;

/// <summary>Looks for the recipe with the best UAR on unheard speakers, within a budget of time.</summary>
/// <remarks>
/// Every recipe is cross-validated over the same speaker groups and scored by the UAR of all predictions together; one that
/// is far behind the best after some of the groups is pruned. The next recipe is learnt from the trials so far
/// (<see cref="SearchStrategy.Learning"/>). At least one trial always finishes: until then none is held to the budget. A
/// trainer that fails costs its trial only, and one that does not end is stopped, or left behind where it does not stop.
/// </remarks>
/// <param name="trainers">The trainers to choose from.</param>
public sealed class ModelSearch(IReadOnlyList<ITrainer> trainers)
{
    /// <summary>Searches with all trainers there are.</summary>
    public ModelSearch()
        : this(TrainerCatalogue.Default) { }

    /// <summary>Searches.</summary>
    /// <param name="table">Features of two speakers and two emotions or more.</param>
    /// <param name="options">Budget, trials, protocol, seed.</param>
    /// <param name="progress">Receives the progress: every trial, with the trials so far and the time left.</param>
    /// <param name="ledger">The file that the trials are kept in; <see langword="null"/> to keep none.</param>
    /// <param name="cancellationToken">Ends the search with what is finished by then.</param>
    /// <exception cref="Speech.SerException">
    /// There is one speaker or one emotion only, the protocol lets a trial hear whom it is tested on, the machine has too
    /// little memory, no trainer could finish a trial, or the ledger cannot be used.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was stopped before a trial had finished.</exception>
    public SearchResult Run(
        FeatureTable table,
        SearchOptions options,
        IProgress<SearchProgress>? progress = null,
        LedgerFile? ledger = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (table.Labels.Count < 2)
        {
            throw new Speech.SerException(
                $"{table.Corpus.Name} has one emotion with usable recordings ('{table.Labels[0]}'); two or more are needed to tell apart."
            );
        }

        var space = SearchSpace.Of(trainers, table, options);
        options = options with { MaximumTrials = Math.Min(options.MaximumTrials, space.Count ?? options.MaximumTrials) };
        var split = options.Protocol.SplitForSearch(table, options.Seed);
        SearchMemory.Require(table, options, split.Folds.Count, space.Trainers);
        using var file = ledger is null ? null : SearchLedger.Open(ledger, table, split, trainers, options);
        var book = file ?? (ITrialBook)new MemoryBook(RecipeTuner.Of(trainers, table, options));
        var trials = new SearchRun(
            book,
            options,
            (claim, stop) => FoldsFor(table, split, claim, options).Make(claim, stop),
            progress,
            cancellationToken
        ).Make();
        var result = new SearchResult(table, split, options, trials) { IsStopped = cancellationToken.IsCancellationRequested };
        result = result with { IsCutShort = !result.IsStopped && result.TrialsEnded < options.MaximumTrials };
        if (result.Ranking.Count > 0)
        {
            return result;
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw new Speech.SerException($"None of the {trials.Count} trials could be finished; the first one failed so: {trials[0].Error}");
    }

    private TrialFolds FoldsFor(FeatureTable table, DataSplit split, TrialClaim claim, SearchOptions options) =>
        new(table, split, trainers.First(trainer => trainer.Name == claim.Recipe.Trainer), options);
}
