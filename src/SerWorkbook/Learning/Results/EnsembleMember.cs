namespace SerWorkbook;

/// <summary>A trial that takes part in an ensemble.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Weight">Its share of the ensemble's probabilities, above 0; those of all members sum to 1.</param>
/// <param name="Temperature">What its probabilities are scaled by before they are blended, so that no member outvotes the others by being
/// too sure of itself.</param>
public sealed record EnsembleMember(Trial Trial, double Weight, double Temperature);
