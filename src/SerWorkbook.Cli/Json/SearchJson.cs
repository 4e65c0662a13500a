namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser search --json</c> prints.</summary>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Protocol">How trials were scored.</param>
/// <param name="FeatureSet">Feature set with its version.</param>
/// <param name="DataHash">Hash over recordings and labels.</param>
/// <param name="Scaling"><c>global</c> or <c>per speaker</c>.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Synthetic">Whether the voices are synthetic.</param>
/// <param name="Notice">What every user of the corpus must be told; <c>null</c> for none.</param>
/// <param name="Saved">Which model was saved: <c>winner</c> or <c>ensemble</c>.</param>
/// <param name="Ensemble">The ensemble of the trials; <c>null</c> where there is none.</param>
/// <param name="Best">The trial with the highest UAR.</param>
/// <param name="Winner">The earliest trial that no other clearly beats.</param>
/// <param name="Trials">All trials in order.</param>
/// <param name="EndedByBudget">Whether the time budget ended the search, so that the result depends on the machine.</param>
/// <param name="Audit">The audit of the winner's split; <c>null</c> if the search was stopped.</param>
/// <param name="Output">Folder of the results.</param>
internal sealed record SearchJson(
    string Corpus,
    string Protocol,
    string FeatureSet,
    string DataHash,
    string Scaling,
    int Seed,
    bool Synthetic,
    string? Notice,
    string Saved,
    EnsembleJson? Ensemble,
    TrialJson Best,
    TrialJson Winner,
    IEnumerable<TrialJson> Trials,
    bool EndedByBudget,
    AuditJson? Audit,
    string Output
)
{
    public static SearchJson Of(SearchResult result, string folder, bool savedEnsemble) =>
        new(
            result.Table.Corpus.Name,
            result.Split.Protocol,
            result.Table.Set.Id,
            result.Table.Corpus.DataHash,
            JsonWord.Of(result.Table.Scaling),
            result.Options.Seed,
            result.Table.Corpus.IsSynthetic,
            result.Table.Corpus.Notice,
            savedEnsemble ? "ensemble" : "winner",
            result.Ensemble is null ? null : EnsembleJson.Of(result.Ensemble),
            TrialJson.Of(result.Best),
            TrialJson.Of(result.Winner),
            result.Trials.Select(TrialJson.Of),
            result.IsCutShort,
            result.Audit is null ? null : AuditJson.Of(result.Audit),
            folder
        );
}

/// <summary>One trial.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Recipe">Trainer and settings.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Uar">Unweighted average recall, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="Accuracy">Accuracy, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="MacroF1">Mean F1 of the emotions, 0 to 1; <c>null</c> unless finished.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Error">Why it failed; <c>null</c> unless it did.</param>
internal sealed record TrialJson(
    int Number,
    string Recipe,
    string Status,
    double? Uar,
    double? Accuracy,
    double? MacroF1,
    double Seconds,
    string? Error
)
{
    public static TrialJson Of(Trial trial) =>
        new(
            trial.Number,
            trial.Recipe.ToString(),
            trial.Status.ToString(),
            JsonNumber.Known(trial.Uar),
            JsonNumber.Known(trial.Accuracy),
            JsonNumber.Known(trial.MacroF1),
            Math.Round(trial.Seconds, 3),
            trial.Error
        );
}

/// <summary>An ensemble of trials.</summary>
/// <param name="Uar">UAR that it was chosen by, 0 to 1.</param>
/// <param name="UarLow">Lower end of its 95 % interval.</param>
/// <param name="UarHigh">Upper end of its 95 % interval.</param>
/// <param name="LogLoss">Mean negative logarithm of the probability of the true emotion.</param>
/// <param name="Optimistic">Always <c>true</c>: the score is that of the choice; <c>--nested</c> estimates the true one.</param>
/// <param name="Members">Its members.</param>
internal sealed record EnsembleJson(
    double Uar,
    double? UarLow,
    double? UarHigh,
    double LogLoss,
    bool Optimistic,
    IEnumerable<EnsembleMemberJson> Members
)
{
    public static EnsembleJson Of(EnsembleChoice ensemble) =>
        new(
            ensemble.Uar,
            JsonNumber.Known(ensemble.UarInterval.Low),
            JsonNumber.Known(ensemble.UarInterval.High),
            ensemble.LogLoss,
            true,
            ensemble.Members.Select(member => new EnsembleMemberJson(
                member.Weight,
                member.Temperature,
                member.Trial.Number,
                member.Trial.Recipe.ToString(),
                member.Trial.Uar
            ))
        );
}

/// <summary>One member of an ensemble.</summary>
/// <param name="Weight">Its weight; the weights sum to 1.</param>
/// <param name="Temperature">What its log-probabilities are divided by.</param>
/// <param name="Trial">Number of its trial.</param>
/// <param name="Recipe">Trainer and settings.</param>
/// <param name="Uar">UAR of the trial, 0 to 1.</param>
internal sealed record EnsembleMemberJson(double Weight, double Temperature, int Trial, string Recipe, double Uar);
