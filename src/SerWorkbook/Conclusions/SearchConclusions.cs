using System.Globalization;
using SerWorkbook.Conclusions;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Conclusions from a model search, and how far they can be trusted.</summary>
public static class SearchConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The search.</param>
    /// <param name="shares">How much each choice of the search matters, from <see cref="SearchInsight.Importance"/>; <see langword="null"/>
    /// to leave that out.</param>
    public static Findings Of(SearchResult result, IReadOnlyList<SettingImportance>? shares = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Ranking.Count == 0)
        {
            return new Findings([.. SearchLimits.Reached(result), "No trial finished, so there is no winner."]);
        }

        var (best, winner) = (result.Best, result.Winner);
        var within = result.Ranking.Count(trial => trial.Uar >= best.UarInterval.Low);
        var pruned = result.Trials.Where(trial => trial.Status == TrialStatus.GivenUp).ToArray();
        var saved = pruned.Sum(trial => result.Split.Folds.Count - trial.FoldUars.Count);
        return new Findings([
            .. SearchLimits.Reached(result),
            .. SearchLimits.LeftOut(result),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(result.Ranking.Count == 1 ? "The only finished trial" : $"The best of {result.Ranking.Count} finished trials")} is "
                    + $"{TrainerCatalogue.TitleOf(best.Recipe.Trainer)} ({best.Recipe.SettingsText}) with a UAR of {best.Uar * 100:0.0} % "
                    + $"(95 % interval {best.UarInterval}) on unheard speakers; guessing gives "
                    + $"{100.0 / result.Table.Labels.Count:0.0} %."
            ),
            .. result.Ranking.Count == 1 || within < 2
                ? (string[])[]
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{within} of the {result.Ranking.Count} trials lie inside that interval: with "
                            + $"{Wording.Count(result.Table.Speakers.Count, "speaker")}, the order of the best ones is mostly chance."
                    ),
                ],
            winner.Number == best.Number
                ? result.Ranking.Count == 1
                    ? "It is the winner for want of another."
                    : "It is the winner: it clearly beats every earlier trial."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The winner is trial {winner.Number}, {TrainerCatalogue.TitleOf(winner.Recipe.Trainer)} "
                        + $"({winner.Recipe.SettingsText}) with {winner.Uar * 100:0.0} %: the earliest trial that the best one does not "
                        + $"clearly beat. The first recipes are known to work on other speakers, whereas the highest score of many trials "
                        + $"on few speakers is mostly luck."
                ),
            .. winner.FoldUars.Count < 2
                ? (string[])[]
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The winner's UAR ranges from {winner.FoldUars.Min() * 100:0.0} to {winner.FoldUars.Max() * 100:0.0} % over the "
                            + $"folds, each of which tests other speakers."
                    ),
                ],
            .. pruned.Length == 0
                ? (string[])[]
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{pruned.Length} of {Wording.Count(result.Trials.Count, "trial")} {(pruned.Length == 1 ? "was" : "were")} pruned "
                            + $"after some folds for being too far behind, which saved {saved} of "
                            + $"{result.Trials.Count * result.Split.Folds.Count} trainings."
                    ),
                ],
            .. shares is [{ Share: > 0 }, ..] ? [Decisive(shares)] : (string[])[],
            "The winner was chosen by this score on all speakers, so the score is slightly too high.",
        ]);
    }

    /// <summary>Compares the winner with the best baseline on the same speakers.</summary>
    /// <param name="result">A search with one finished trial or more.</param>
    /// <param name="baselines">The baselines, one or more.</param>
    public static Findings Against(SearchResult result, IReadOnlyList<SearchBaseline> baselines)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(baselines);
        var best = baselines.MaxBy(baseline => baseline.Result.Matrix.Uar)!;
        var winner = new EvaluationResult(
            result.Table,
            result.Split,
            result.Winner.Recipe.ToString(),
            result.Options.Seed,
            result.Winner.Predictions
        );
        var comparison = PairedComparison.Of(winner, best.Result);
        return new Findings([
            string.Create(
                CultureInfo.InvariantCulture,
                $"The winner scores {DifferenceText.Points(comparison.UarDifference)} points against the best baseline ({best.Title}: "
                    + $"{best.Result.Matrix.Uar * 100:0.0} %)"
                    + $"{(comparison.Interval.IsKnown ? $"; 95 % interval over speakers {DifferenceText.Of(comparison.Interval)}" : "")}."
            ),
            comparison.Interval switch
            {
                { IsKnown: false } => "With so few speakers there is no interval, so the difference may be chance.",
                { Low: > 0 } => "The interval excludes 0: the gain is more than chance among these speakers, though slightly too large, "
                    + "since the winner was chosen on them.",
                { High: < 0 } => "The interval excludes 0: the winner is clearly worse than the baseline.",
                _ => "The interval includes 0: with these speakers, the difference may be chance.",
            },
        ]);
    }

    // The share of a trainer's own setting refers to the recipes of that trainer, so the two kinds are not ranked together.
    private static string Decisive(IReadOnlyList<SettingImportance> shares)
    {
        var shared = shares.First(share => share.IsShared);
        var own = shares.FirstOrDefault(share => !share.IsShared);
        return FormattableString.Invariant(
                $"Of the choices common to all trials, '{shared.Name}' matters most ({shared.Share * 100:0} % of the differences in score)"
            )
            + (
                own is null
                    ? "."
                    : FormattableString.Invariant(
                        $"; within {own.Trainer}, '{own.Name}' does ({own.Share * 100:0} % of those among its recipes)."
                    )
            );
    }
}
