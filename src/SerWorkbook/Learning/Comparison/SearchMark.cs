using System.Globalization;

namespace SerWorkbook;

/// <summary>How far one way to a model had come at one moment, and what its choices were worth on speakers that it never saw.</summary>
/// <param name="Method">The way, such as <c>learning</c>, <c>random</c> or <c>L-BFGS, L2 = 10</c>.</param>
/// <param name="Seed">The seed of the search.</param>
/// <param name="Tested">The speakers that were held out.</param>
/// <param name="Minutes">Core time that it had by then, minutes.</param>
/// <param name="Trials">Trials that had ended.</param>
/// <param name="Recipe">The recipe that it would have gone on with.</param>
/// <param name="InnerUar">The score that this recipe had inside, 0 to 1; NaN where nothing was chosen.</param>
/// <param name="Winner">What this recipe was worth.</param>
/// <param name="Best">What the recipe with the highest score inside was worth, which is what a search that trusts its scores would
/// give.</param>
/// <param name="Ensemble">What the ensemble of the trials so far was worth; unknown where there is none.</param>
public sealed record SearchMark(
    string Method,
    int Seed,
    string Tested,
    double Minutes,
    int Trials,
    string Recipe,
    double InnerUar,
    HeldOutScore Winner,
    HeldOutScore Best,
    HeldOutScore Ensemble
)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Method}, seed {Seed}, {Minutes:0.0#} core-minutes: UAR {Winner.Uar * 100:0.0} % on {Tested}, {Trials} trials, {Recipe}"
        );
}
