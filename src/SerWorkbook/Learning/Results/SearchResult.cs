using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Tuning;

namespace SerWorkbook;

/// <summary>What a model search found.</summary>
/// <param name="Table">The features that it searched on.</param>
/// <param name="Split">The folds that every trial was scored on.</param>
/// <param name="Options">Budget, seed, folds.</param>
/// <param name="Trials">Every trial, in order of their numbers.</param>
public sealed record SearchResult(FeatureTable Table, Split Split, SearchOptions Options, IReadOnlyList<Trial> Trials)
{
    /// <summary>Finished trials, the best first: by UAR, then by order of trying.</summary>
    public IReadOnlyList<Trial> Ranking => TrialRanking.Of(Trials);

    /// <summary>What crosses the folds that the trials were scored on; <see langword="null"/> where nobody looked.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>The ensemble of the trials, whose score is optimistic; <see langword="null"/> where nobody chose one.</summary>
    public EnsembleChoice? Ensemble { get; init; }

    /// <summary>Whether the search was stopped before budget or trials ended.</summary>
    public bool IsStopped { get; init; }

    /// <summary>
    /// Whether the budget ended the search before all of its trials were made: what was found depends on the machine and its load then.
    /// </summary>
    public bool IsCutShort { get; init; }

    /// <summary>How many trials came to an end of their own: finished, given up, failed or stopped for taking too long.</summary>
    public int TrialsEnded => Trials.Count(trial => trial.Status != TrialStatus.OutOfTime);

    /// <summary>The trial with the highest UAR, which owes part of its score to chance: with every trial more, a little more.</summary>
    public Trial Best => Ranking[0];

    /// <summary>The trial to go on with: the earliest one that <see cref="Best"/> does not clearly beat.</summary>
    /// <remarks>
    /// Among many trials the highest score on few speakers picks luck (measured in Recipes.md beside the trainers), while the
    /// order of the portfolio is that of what has done well on other speakers. So a later trial takes the place of an earlier
    /// one only where it is better by more than chance among the speakers explains (Student's t at 97.5 %), after the rule of
    /// Breiman, Friedman, Olshen and Stone, "Classification and regression trees", 1984, that what is simpler wins unless it is
    /// worse by more than a standard error. Where predictions are not there, it is the best one.
    /// </remarks>
    public Trial Winner
    {
        get
        {
            var best = Best;
            return best.Predictions.Count == 0 ? best : Trials.First(trial => trial.Number == best.Number || IsAsGood(trial, best));
        }
    }

    private bool IsAsGood(Trial trial, Trial best) =>
        trial.Status == TrialStatus.Finished
        && trial.Predictions.Count == best.Predictions.Count
        && !Race.IsHopeless(Table, trial.Predictions, best.Predictions);
}
