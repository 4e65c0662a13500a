namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser search show --json</c> prints. The keys are a contract: new ones may come, none changes its meaning.</summary>
internal static class LedgerJson
{
    public static object Of(LedgerSummary ledger) =>
        new
        {
            corpus = ledger.Identity.Corpus,
            dataHash = ledger.Identity.DataHash,
            featureSet = ledger.Identity.FeatureSet,
            split = ledger.Identity.Split,
            space = ledger.Identity.Space,
            seed = ledger.Identity.Seed,
            best = ledger.Ranking.Count == 0 ? null : Of(ledger.Ranking[0]),
            trainers = ledger.BestOfTrainers.Select(Of),
            trials = ledger.Trials.Select(Of),
        };

    private static object Of(LedgerTrial trial) =>
        new
        {
            number = trial.Number,
            recipe = trial.Recipe,
            state = trial.State,
            starts = trial.Starts,
            uar = JsonNumber.Known(trial.Uar),
            uarLow = JsonNumber.Known(trial.UarInterval.Low),
            uarHigh = JsonNumber.Known(trial.UarInterval.High),
            accuracy = JsonNumber.Known(trial.Accuracy),
            macroF1 = JsonNumber.Known(trial.MacroF1),
            foldUars = trial.FoldUars.Select(JsonNumber.Known),
            seconds = JsonNumber.Known(Math.Round(trial.Seconds, 3)),
            error = trial.Error,
        };
}
