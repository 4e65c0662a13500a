using System.Globalization;
using SerWorkbook.Conclusions;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about a model search.</summary>
public static class SearchTables
{
    /// <summary>The finished trials, the best first.</summary>
    /// <param name="result">The search.</param>
    /// <param name="limit">Maximum number of rows.</param>
    public static ResultTable Leaderboard(SearchResult result, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(result);
        var corpus = result.Table.Corpus;
        return ResultTable.Of(
            "Leaderboard",
            result.Ranking.Take(limit).Index(),
            columns =>
                columns
                    .Add("Rank", row => row.Index + 1)
                    .Add("Trainer", row => TrainerCatalogue.TitleOf(row.Item.Recipe.Trainer))
                    .Add("Settings", row => row.Item.Recipe.SettingsText)
                    .Add("UAR", row => row.Item.Uar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", row => row.Item.UarInterval)
                    .Add("Accuracy", row => row.Item.Accuracy, "0.0 %", best: BestValue.Highest)
                    .Add("Macro F1", row => row.Item.MacroF1, "0.0 %", best: BestValue.Highest)
                    .Add("Trial", row => row.Item.Number)
                    .Add("Data", _ => corpus.Name)
        ) with
        {
            Notice = SearchLimits.Notice(result),
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"{WinnerText(result)}Cross-validation over {result.Split.Protocol} ({result.Split.Promise}); "
                    + $"{Scaling(result)}intervals by bootstrap over speakers; seed {result.Options.Seed}; data hash {corpus.DataHash}."
            ),
        };
    }

    /// <summary>The baselines of a search, and chance.</summary>
    /// <param name="baselines">The baselines, one or more.</param>
    public static ResultTable Baselines(IReadOnlyList<SearchBaseline> baselines)
    {
        ArgumentNullException.ThrowIfNull(baselines);
        var table = baselines[0].Result.Table;
        (string Learns, string Recipe, double Uar, Interval Interval)[] rows =
        [
            ("nothing (chance)", "", 1.0 / table.Labels.Count, Interval.Unknown),
            .. baselines.Select(baseline =>
                (baseline.Title, baseline.Recipe.ToString(), baseline.Result.Matrix.Uar, baseline.Result.UarInterval)
            ),
        ];
        return ResultTable.Of(
            "Baselines",
            rows,
            columns =>
                columns
                    .Add("Learns from", row => row.Learns)
                    .Add("Recipe", row => row.Recipe)
                    .Add("UAR", row => row.Uar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", row => row.Interval)
        ) with
        {
            Notice = table.Corpus.Caution,
            Footnote =
                $"Cross-validation over {baselines[0].Result.Split.Protocol}, as for every trial of the search; data hash "
                + $"{table.Corpus.DataHash}.",
        };
    }

    // Searches that are read from files have no predictions to choose a winner by.
    private static string WinnerText(SearchResult result) =>
        result.Ranking.Count == 0
            ? ""
            : FormattableString.Invariant($"The winner is trial {result.Winner.Number}, the earliest that no other trial clearly beats. ");

    // A condition of its own, named with every score.
    private static string Scaling(SearchResult result) =>
        result.Table.Scaling == FeatureScaling.PerSpeaker ? "speaker normalisation without labels; " : "";

    /// <summary>The best trials of a running search.</summary>
    /// <param name="progress">The progress of the search.</param>
    /// <param name="limit">Maximum number of rows.</param>
    public static ResultTable Live(SearchProgress progress, int limit = 5)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return ResultTable.Of(
            $"Searching: {progress}",
            progress.Ranking.Take(limit),
            columns =>
                columns
                    .Add("Recipe", trial => trial.Recipe)
                    .Add("UAR", trial => trial.Uar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", trial => trial.UarInterval)
        ) with
        {
            Footnote = progress.Ranking.Count == 0 ? "No trial has finished yet." : $"Best of each trainer: {progress.TrainersText}.",
        };
    }

    /// <summary>Each trainer with its number of trials, how many of them were pruned, and its best score.</summary>
    /// <param name="result">The search.</param>
    public static ResultTable Trainers(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rows = result
            .Trials.GroupBy(trial => trial.Recipe.Trainer)
            .Select(trials => (Trials: trials.ToArray(), Best: result.Ranking.FirstOrDefault(trial => trial.Recipe.Trainer == trials.Key)))
            .OrderByDescending(row => row.Best?.Uar ?? 0);
        return ResultTable.Of(
            "Trainers",
            rows,
            columns =>
                columns
                    .Add("Trainer", row => TrainerCatalogue.TitleOf(row.Trials[0].Recipe.Trainer))
                    .Add("Trials", row => row.Trials.Length)
                    .Add("Pruned", row => row.Trials.Count(trial => trial.Status == TrialStatus.GivenUp))
                    .Add("Best UAR", row => row.Best?.Uar ?? double.NaN, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", row => row.Best?.UarInterval ?? Interval.Unknown)
                    .Add("Best settings", row => row.Best?.Recipe.SettingsText ?? "")
        ) with
        {
            Notice = result.Table.Corpus.Caution,
        };
    }

    /// <summary>How much each choice of the search matters.</summary>
    /// <param name="result">The search.</param>
    /// <param name="shares">One value per choice.</param>
    public static ResultTable Importance(SearchResult result, IReadOnlyList<SettingImportance> shares)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            "What decides the score",
            shares,
            columns =>
                columns
                    .Add("Choice", share => share.Title)
                    .Add("Share of the differences", share => share.Share, "0 %", best: BestValue.Highest)
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Total effects in a surrogate of {Wording.Count(result.Trials.Count, "trial")}; they may overlap. Settings are those of "
                    + $"the winner's trainer."
            ),
        };
    }

    /// <summary>Trials that were pruned, interrupted or failed.</summary>
    /// <param name="result">The search.</param>
    public static ResultTable Unfinished(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultTable.Of(
            "Trials without a score",
            result.Trials.Where(trial => trial.Status != TrialStatus.Finished),
            columns =>
                columns
                    .Add("Trial", trial => trial.Number)
                    .Add("Recipe", trial => trial.Recipe)
                    .Add("What happened", trial => trial.Status == TrialStatus.OutOfTime ? "the budget ended" : trial.Error)
        );
    }
}
