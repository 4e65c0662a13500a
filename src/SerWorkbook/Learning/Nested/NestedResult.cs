namespace SerWorkbook;

/// <summary>What a whole search, choice included, is worth on rows that it never saw.</summary>
/// <param name="Folds">The outer folds, in order.</param>
/// <param name="Winner">The best trial of each inner search.</param>
/// <param name="Ensemble">The ensemble of each inner search.</param>
/// <param name="CoreMinutes">Time that all cores together worked, minutes; whatever else the process did meanwhile counts too.</param>
public sealed record NestedResult(IReadOnlyList<NestedFold> Folds, NestedScore Winner, NestedScore Ensemble, double CoreMinutes)
{
    /// <summary>Whether the ensemble does better than the winner, on the same rows and folds.</summary>
    public PairedComparison EnsembleAgainstWinner => PairedComparison.Of(Ensemble.Outer, Winner.Outer);
}
