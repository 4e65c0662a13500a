using SerWorkbook.Display;
using SerWorkbook.Learning;

namespace SerWorkbook.Conclusions;

/// <summary>What a model search found, and how far that can be trusted.</summary>
public static class SearchConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The search.</param>
    public static Findings Of(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var best = result.Best;
        var within = result.Ranking.Count(trial => trial.Uar >= best.UarInterval.Low);
        return new Findings([
            FormattableString.Invariant($"The best of {result.Ranking.Count} finished trials is {TrainerCatalogue.TitleOf(best.Recipe.Trainer)} ({best.Recipe.SettingsText}) with a UAR of {best.Uar * 100:0.0} % (95 % interval {best.UarInterval}) on speakers that it had not heard; guessing gives {100.0 / result.Table.Labels.Count:0.0} %."),
            FormattableString.Invariant($"{within} of the {result.Ranking.Count} trials lie inside that interval: with {result.Table.Speakers.Count} speakers the order of the best ones is mostly chance."),
            FormattableString.Invariant($"By fold (a group of speakers each) the winner's UAR goes from {best.FoldUars.Min() * 100:0.0} to {best.FoldUars.Max() * 100:0.0} %: which speakers are tested matters more than which recipe is taken."),
            "The winner was chosen by this score, so the score is a little too high; all speakers took part in the choice."]);
    }
}
