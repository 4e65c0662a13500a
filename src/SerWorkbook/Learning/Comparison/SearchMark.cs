namespace SerWorkbook.Learning.Comparison;

/// <summary>How far one way to a model had come at one moment, and what its choice was worth on speakers that it never saw.</summary>
/// <param name="Method">The way, such as <c>learning</c>, <c>random</c> or <c>L-BFGS, L2 = 10</c>.</param>
/// <param name="Seed">The seed of the search.</param>
/// <param name="Tested">The speakers that were held out.</param>
/// <param name="Minutes">Core time that it had by then, minutes.</param>
/// <param name="Trials">Trials that had ended.</param>
/// <param name="Recipe">The recipe that it would have chosen.</param>
/// <param name="InnerUar">The score that the choice was made by, 0 to 1; NaN where nothing was chosen.</param>
/// <param name="OuterUar">The choice's UAR on the held-out speakers, 0 to 1.</param>
/// <param name="EnsembleUar">The same for the ensemble of the trials so far; NaN where there is none.</param>
public sealed record SearchMark(
    string Method, int Seed, string Tested, double Minutes, int Trials, string Recipe, double InnerUar, double OuterUar, double EnsembleUar);
