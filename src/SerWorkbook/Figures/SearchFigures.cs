using SerWorkbook.Charts.Grammar;
using SerWorkbook.Figures;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about a model search.</summary>
public static class SearchFigures
{
    /// <summary>The score of every finished trial and the best so far.</summary>
    /// <param name="result">A search with one finished trial or more.</param>
    public static Figure Progress(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var finished = result.Trials.Where(trial => trial.Status == TrialStatus.Finished).ToArray();
        var best = finished.Select((_, i) => 100 * finished.Take(i + 1).Max(trial => trial.Uar));
        var byTrainer = finished
            .GroupBy(trial => trial.Recipe.Trainer)
            .Select(trials =>
                (Mark)
                    new Points(
                        trials.Select(trial => (double)trial.Number),
                        trials.Select(trial => 100 * trial.Uar),
                        TrainerCatalogue.TitleOf(trials.Key),
                        trials.Select(trial => trial.Recipe.SettingsText)
                    )
            );
        Mark line = new Lines(finished.Select(trial => (double)trial.Number), best, "best so far") { Steps = true, Dash = LineDash.Dash };
        var chance = Rule.AtY(100.0 / result.Table.Labels.Count, "chance");
        return new Figure(
            "search-progress",
            "The search, trial by trial",
            $"The UAR of {Wording.Count(finished.Length, "finished trial")} in order, one colour per trainer, with a dashed line for the "
                + "best so far and a line for chance.",
            new Panel(Axis.Linear("Trial"), Axis.Linear("UAR", "%"), [.. byTrainer, line, chance])
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = SearchReadings.Progress(result),
        };
    }

    /// <summary>How much each choice of the search matters.</summary>
    /// <param name="result">The search.</param>
    /// <param name="shares">One value per choice, one or more.</param>
    public static Figure Importance(SearchResult result, IReadOnlyList<SettingImportance> shares)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(shares);
        return new Figure(
            "search-importance",
            "What decides the score",
            "Bars of the share of the differences in score that each choice of the search explains"
                + (
                    shares.FirstOrDefault(share => !share.IsShared) is { } own
                        ? $"; for {own.Trainer}'s own settings among its recipes alone, so the bars do not add up"
                        : ""
                )
                + ".",
            new Panel(
                Axis.Linear("Share of the differences", "%").Between(0, 100),
                Axis.Category("Choice"),
                new Bars(shares.Select(share => share.Title), shares.Select(share => 100 * share.Share))
            )
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = SearchReadings.Importance(shares),
        };
    }

    /// <summary>The best trial of each trainer with its interval.</summary>
    /// <param name="result">A search with one finished trial or more.</param>
    public static Figure Trainers(SearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var best = result.Ranking.DistinctBy(trial => trial.Recipe.Trainer).ToArray();
        static string Words(Trial trial) =>
            FormattableString.Invariant($"{TrainerCatalogue.TitleOf(trial.Recipe.Trainer)} {trial.Uar * 100:0.0} %");
        return new Figure(
            "search-trainers",
            "The best trial of each trainer",
            $"Bars of the best UAR with 95 % intervals. By trainer: {string.Join("; ", best.Select(Words))}.",
            new Panel(
                Axis.Category("Trainer"),
                Axis.Linear("UAR", "%").Between(0, 100),
                new Bars(best.Select(trial => TrainerCatalogue.TitleOf(trial.Recipe.Trainer)), best.Select(trial => 100 * trial.Uar))
                {
                    Intervals = [.. best.Select(trial => new ValueInterval(100 * trial.UarInterval.Low, 100 * trial.UarInterval.High))],
                },
                Rule.AtY(100.0 / result.Table.Labels.Count, "chance")
            )
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = SearchReadings.Trainers(best, result.Table.Speakers.Count),
        };
    }
}
