using SerWorkbook.Display;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning;

namespace SerWorkbook.Tables;

/// <summary>Tables about a model search.</summary>
public static class SearchTables
{
    /// <summary>The finished trials, the best first.</summary>
    /// <param name="result">The search.</param>
    /// <param name="limit">The most rows.</param>
    public static ResultTable Leaderboard(SearchResult result, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(result);
        var corpus = result.Table.Corpus;
        return ResultTable.Of("Leaderboard", result.Ranking.Take(limit).Index(), columns => columns
            .Add("Rank", row => row.Index + 1)
            .Add("Trainer", row => TrainerCatalogue.TitleOf(row.Item.Recipe.Trainer))
            .Add("Settings", row => row.Item.Recipe.SettingsText)
            .Add("UAR", row => row.Item.Uar, "0.0 %", best: BestValue.Highest)
            .Add("95 % interval", row => row.Item.UarInterval)
            .Add("Accuracy", row => row.Item.Accuracy, "0.0 %", best: BestValue.Highest)
            .Add("Macro F1", row => row.Item.MacroF1, "0.0 %", best: BestValue.Highest)
            .Add("Trial", row => row.Item.Number)
            .Add("Data", _ => corpus.Name))
            with
        {
            Notice = corpus.Caution,
            Footnote = FormattableString.Invariant(
                $"Cross-validation over {result.Split.Protocol} ({result.Split.Promise}); {Scaling(result)}intervals by bootstrap over speakers; seed {result.Options.Seed}; data hash {corpus.DataHash}."),
        };
    }

    // A condition of its own, named wherever its scores stand.
    private static string Scaling(SearchResult result) =>
        result.Table.Scaling == FeatureScaling.PerSpeaker ? "features scaled per speaker without labels; " : "";

    /// <summary>The best trials of a search that is still going on.</summary>
    /// <param name="progress">How far the search is.</param>
    /// <param name="limit">The most rows.</param>
    public static ResultTable Live(SearchProgress progress, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var best = progress.Trials.Where(trial => trial.Status == TrialStatus.Finished).OrderByDescending(trial => trial.Uar).Take(limit);
        return ResultTable.Of($"Searching: {progress}", best, columns => columns
            .Add("Recipe", trial => trial.Recipe)
            .Add("UAR", trial => trial.Uar, "0.0 %", best: BestValue.Highest)
            .Add("95 % interval", trial => trial.UarInterval));
    }

    /// <summary>Trials that were broken off or failed.</summary>
    /// <param name="result">The search.</param>
    public static ResultTable Unfinished(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of("Trials without a score", result.Trials.Where(trial => trial.Status != TrialStatus.Finished), columns => columns
            .Add("Trial", trial => trial.Number)
            .Add("Recipe", trial => trial.Recipe)
            .Add("What happened", trial => trial.Status == TrialStatus.OutOfTime ? "the budget ended" : trial.Error));
    }
}
