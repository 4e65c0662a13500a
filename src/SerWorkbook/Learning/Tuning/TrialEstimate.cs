using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Tuning;

/// <summary>What a trial says of its recipe, whole or not.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Score">Its UAR, 0 to 1, or what may be taken for it.</param>
internal sealed record TrialEstimate(Recipe Recipe, double Score)
{
    /// <summary>
    /// What is so much worse than the best is hopeless, and how hopeless says nothing of where the good ones are; UAR, 0 to 1.
    /// </summary>
    private const double HopelessBy = 0.12;

    /// <summary>The estimates of ended trials.</summary>
    /// <param name="done">The trials, in order.</param>
    /// <returns>
    /// The UAR of finished ones; for pruned ones, the best UAR and by how much they were worse on the folds that
    /// they got to; failures count as far below the best. Empty while none has finished.
    /// </returns>
    public static IReadOnlyList<TrialEstimate> Of(IReadOnlyList<Trial> done)
    {
        if (TrialRanking.Of(done) is not [var best, ..])
        {
            return [];
        }

        return [.. done.Select(trial => new TrialEstimate(trial.Recipe, Math.Max(ScoreOf(trial, best), best.Uar - HopelessBy)))];
    }

    private static double ScoreOf(Trial trial, Trial best) =>
        trial.Status switch
        {
            TrialStatus.Finished => trial.Uar,
            TrialStatus.GivenUp => best.Uar + trial.FoldUars.Zip(best.FoldUars, (own, other) => own - other).Average(),
            _ => double.NegativeInfinity,
        };
}
