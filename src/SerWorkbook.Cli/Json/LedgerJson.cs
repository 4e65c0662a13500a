namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser search show --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="Split">How trials are scored.</param>
/// <param name="Space">Hash of the search space.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Best">The trial with the highest UAR; <c>null</c> where none is finished.</param>
/// <param name="Trainers">The best trial of each trainer.</param>
/// <param name="Trials">All trials in order.</param>
internal sealed record LedgerJson(
    string Corpus,
    string DataHash,
    string FeatureSet,
    string Split,
    string Space,
    int Seed,
    LedgerTrialJson? Best,
    IEnumerable<LedgerTrialJson> Trainers,
    IEnumerable<LedgerTrialJson> Trials
)
{
    public static LedgerJson Of(LedgerSummary ledger) =>
        new(
            ledger.Identity.Corpus,
            ledger.Identity.DataHash,
            ledger.Identity.FeatureSet,
            ledger.Identity.Split,
            ledger.Identity.Space,
            ledger.Identity.Seed,
            ledger.Ranking.Count == 0 ? null : LedgerTrialJson.Of(ledger.Ranking[0]),
            ledger.BestOfTrainers.Select(LedgerTrialJson.Of),
            ledger.Trials.Select(LedgerTrialJson.Of)
        );
}

/// <summary>One trial of a ledger.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Recipe">Trainer and settings.</param>
/// <param name="State">How it ended; <c>running</c>, or <c>open</c> if it was interrupted and will be repeated.</param>
/// <param name="Starts">How often it was started.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="UarLow">Lower end of its 95 % interval.</param>
/// <param name="UarHigh">Upper end of its 95 % interval.</param>
/// <param name="Accuracy">Accuracy, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="MacroF1">Mean F1 of the emotions, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="FoldUars">UAR of each fold, 0 to 1.</param>
/// <param name="Seconds">How long it took; <c>null</c> unless it has ended.</param>
/// <param name="Error">Why it failed; <c>null</c> unless it did.</param>
internal sealed record LedgerTrialJson(
    int Number,
    string Recipe,
    string State,
    int Starts,
    double? Uar,
    double? UarLow,
    double? UarHigh,
    double? Accuracy,
    double? MacroF1,
    IEnumerable<double?> FoldUars,
    double? Seconds,
    string? Error
)
{
    public static LedgerTrialJson Of(LedgerTrial trial) =>
        new(
            trial.Number,
            trial.Recipe,
            trial.State,
            trial.Starts,
            JsonNumber.Known(trial.Uar),
            JsonNumber.Known(trial.UarInterval.Low),
            JsonNumber.Known(trial.UarInterval.High),
            JsonNumber.Known(trial.Accuracy),
            JsonNumber.Known(trial.MacroF1),
            trial.FoldUars.Select(JsonNumber.Known),
            JsonNumber.Known(Math.Round(trial.Seconds, 3)),
            trial.Error
        );
}
