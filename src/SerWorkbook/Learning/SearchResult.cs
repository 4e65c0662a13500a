using SerWorkbook.Evaluation;
using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;

namespace SerWorkbook.Learning;

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

    /// <summary>The trial with the highest UAR.</summary>
    public Trial Best => Ranking[0];
}
