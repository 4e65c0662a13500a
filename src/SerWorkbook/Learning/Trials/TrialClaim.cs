namespace SerWorkbook.Learning.Trials;

/// <summary>The right to make one trial, which nobody else has meanwhile.</summary>
/// <param name="Number">The trial's place in the order of trying, from 1.</param>
/// <param name="Recipe">What is to be tried.</param>
/// <param name="Best">The best trial that the recipe may depend on: one that stays far behind it is pruned; <see langword="null"/> for
/// none.</param>
internal sealed record TrialClaim(int Number, Recipe Recipe, Trial? Best = null);
