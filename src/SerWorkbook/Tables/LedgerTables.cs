using System.Globalization;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Tables about the trials in a ledger.</summary>
public static class LedgerTables
{
    /// <summary>The finished trials, the best first.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="limit">Maximum number of rows.</param>
    public static ResultTable Leaderboard(LedgerSummary ledger, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return Scores("Leaderboard", ledger.Ranking.Take(limit)) with
        {
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"{ledger.Ranking.Count} of {Wording.Count(ledger.Trials.Count, "trial")} finished; {ledger.Identity.FeatureSet}; folds "
                    + $"{ledger.Identity.Split}; seed {ledger.Identity.Seed}; data {ledger.Identity.Corpus}, hash "
                    + $"{ledger.Identity.DataHash}."
            ),
        };
    }

    /// <summary>The best trial of each trainer.</summary>
    /// <param name="ledger">The ledger.</param>
    public static ResultTable Trainers(LedgerSummary ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return Scores("The best trial of each trainer", ledger.BestOfTrainers);
    }

    /// <summary>Trials without a score, with the reasons.</summary>
    /// <param name="ledger">The ledger.</param>
    public static ResultTable Unfinished(LedgerSummary ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ResultTable.Of(
            "Trials without a score",
            ledger.Unfinished,
            columns =>
                columns
                    .Add("Trial", trial => trial.Number)
                    .Add("Recipe", trial => trial.Recipe)
                    .Add("Started", trial => trial.Starts)
                    .Add("What happened", trial => trial.State == "open" ? "interrupted, will be repeated" : trial.Error ?? trial.State)
        );
    }

    private static ResultTable Scores(string title, IEnumerable<LedgerTrial> trials) =>
        ResultTable.Of(
            title,
            trials,
            columns =>
                columns
                    .Add("Trial", trial => trial.Number)
                    .Add("Trainer", trial => TrainerCatalogue.TitleOf(trial.Trainer))
                    .Add("Recipe", trial => trial.Recipe)
                    .Add("UAR", trial => trial.Uar, "0.0 %", best: BestValue.Highest)
                    .Add("95 % interval", trial => trial.UarInterval)
                    .Add("Accuracy", trial => trial.Accuracy, "0.0 %", best: BestValue.Highest)
                    .Add("Macro F1", trial => trial.MacroF1, "0.0 %", best: BestValue.Highest)
        );
}
