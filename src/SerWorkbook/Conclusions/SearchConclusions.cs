using System.Globalization;
using SerWorkbook.Conclusions;

namespace SerWorkbook;

/// <summary>What a model search found, and how far that can be trusted.</summary>
public static class SearchConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The search.</param>
    /// <param name="shares">How much each choice of the search decides, as <see cref="SearchInsight.Importance"/> has it; none to leave
    /// that out.</param>
    public static Findings Of(SearchResult result, IReadOnlyList<SettingImportance>? shares = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (best, winner) = (result.Best, result.Winner);
        var within = result.Ranking.Count(trial => trial.Uar >= best.UarInterval.Low);
        var gaveUp = result.Trials.Where(trial => trial.Status == TrialStatus.GivenUp).ToArray();
        var saved = gaveUp.Sum(trial => result.Split.Folds.Count - trial.FoldUars.Count);
        return new Findings([
            .. SearchLimits.Reached(result),
            string.Create(
                CultureInfo.InvariantCulture,
                $"The best of {result.Ranking.Count} finished trials is {TrainerCatalogue.TitleOf(best.Recipe.Trainer)} "
                    + $"({best.Recipe.SettingsText}) with a UAR of {best.Uar * 100:0.0} % (95 % interval {best.UarInterval}) on "
                    + $"speakers that "
                    + $"it had not heard; guessing gives {100.0 / result.Table.Labels.Count:0.0} %."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{within} of the {result.Ranking.Count} trials lie inside that interval: with {result.Table.Speakers.Count} speakers "
                    + $"the order of the best ones is mostly chance."
            ),
            winner.Number == best.Number
                ? "It is the winner: it clearly beats every trial before it."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The winner is trial {winner.Number}, {TrainerCatalogue.TitleOf(winner.Recipe.Trainer)} "
                        + $"({winner.Recipe.SettingsText}) with {winner.Uar * 100:0.0} %: the earliest that the best one does not clearly "
                        + $"beat. What is tried first has done well on other speakers; a higher score among many trials on few speakers is "
                        + $"mostly luck."
                ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"By fold (a group of speakers each) the winner's UAR goes from {winner.FoldUars.Min() * 100:0.0} to "
                    + $"{winner.FoldUars.Max() * 100:0.0} %: which speakers are tested matters more than which recipe is taken."
            ),
            .. gaveUp.Length == 0
                ? (string[])[]
                :
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{gaveUp.Length} of {result.Trials.Count} trials were given up after some folds because they were too far "
                            + $"behind; that saved {saved} of {result.Trials.Count * result.Split.Folds.Count} trainings."
                    ),
                ],
            .. shares is [{ Share: > 0 }, ..] ? [Decisive(shares)] : (string[])[],
            "The winner was chosen by this score, so the score is a little too high; all speakers took part in the choice.",
        ]);
    }

    /// <summary>Compares the winner with the best of what it has to beat, on the same speakers.</summary>
    /// <param name="result">The search.</param>
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
                $"The winner gains {comparison.UarDifference * 100:0.0} points over the best baseline ({best.Title}: "
                    + $"{best.Result.Matrix.Uar * 100:0.0} %); over speakers that is {DifferenceText.Of(comparison.Interval)} points "
                    + $"at 95 %."
            ),
            comparison.Interval.Low > 0
                ? "The interval leaves 0 out: the gain is more than the luck of these speakers, though a little too large, since the "
                    + "winner was chosen on them."
                : "The interval holds 0: with these speakers the gain cannot be told from luck.",
        ]);
    }

    // A setting's share is one of its trainer's recipes, not of all: the two cannot be set one after the other.
    private static string Decisive(IReadOnlyList<SettingImportance> shares)
    {
        var shared = shares.First(share => share.IsShared);
        var own = shares.FirstOrDefault(share => !share.IsShared);
        return FormattableString.Invariant(
                $"Of the choices that all trials share, {shared.Name} decides most ({shared.Share * 100:0} % of the differences in score)"
            )
            + (
                own is null
                    ? "."
                    : FormattableString.Invariant(
                        $"; within {own.Trainer}, {own.Name} does ({own.Share * 100:0} % of those among its recipes)."
                    )
            );
    }
}
