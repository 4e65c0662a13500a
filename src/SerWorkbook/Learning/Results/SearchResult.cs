using Microsoft.Data.Analysis;
using SerWorkbook.Corpora;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Learning.Tuning;

namespace SerWorkbook;

/// <summary>The result of a model search.</summary>
/// <param name="Table">The features that it searched on.</param>
/// <param name="Split">The folds that every trial was scored on.</param>
/// <param name="Options">Budget, seed, folds.</param>
/// <param name="Trials">Every trial, in order of number.</param>
public sealed record SearchResult(FeatureTable Table, DataSplit Split, SearchOptions Options, IReadOnlyList<Trial> Trials)
{
    /// <summary>The finished trials, the best first: by UAR, then by number.</summary>
    public IReadOnlyList<Trial> Ranking => TrialRanking.Of(Trials);

    /// <summary>The audit of the folds that the trials were scored on; <see langword="null"/> if it was not audited.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>The ensemble of the trials, whose score is optimistic; <see langword="null"/> if none was chosen.</summary>
    public EnsembleChoice? Ensemble { get; init; }

    /// <summary>Whether the search was stopped before budget or trials ended.</summary>
    public bool IsStopped { get; init; }

    /// <summary>
    /// Whether the budget ended the search before all trials were made, so that the result depends on the machine and its load.
    /// </summary>
    public bool IsCutShort { get; init; }

    /// <summary>The number of trials that ended by themselves: finished, pruned, failed or stopped at their time limit.</summary>
    public int TrialsEnded => Trials.Count(trial => trial.Status != TrialStatus.OutOfTime);

    /// <summary>The trial with the highest UAR, which is partly luck, more so with more trials.</summary>
    public Trial Best => Ranking[0];

    /// <summary>The trial to use: the earliest one that <see cref="Best"/> does not clearly beat.</summary>
    /// <remarks>
    /// The highest score of many trials on few speakers is mostly luck (measured in Recipes.md beside the trainers), whereas the
    /// portfolio is ordered by performance on other speakers. A later trial therefore replaces an earlier one only if it is better
    /// by more than chance among the speakers explains (Student's t at 97.5 %), after the rule of Breiman, Friedman, Olshen and
    /// Stone, "Classification and regression trees", 1984, that the simpler model wins unless it is worse by more than a standard
    /// error. Without predictions, it is the best trial.
    /// </remarks>
    public Trial Winner
    {
        get
        {
            var best = Best;
            return best.Predictions.Count == 0 ? best : Trials.First(trial => trial.Number == best.Number || IsAsGood(trial, best));
        }
    }

    /// <summary>Passes the trials to Microsoft.Data.Analysis: the finished ones from the best down, then the others by number.</summary>
    /// <returns>Columns number, trainer, settings, status, uar, uarLow, uarHigh (the 95 % interval), accuracy, macroF1, seconds and error;
    /// scores are null unless a trial finished.</returns>
    /// <example><code>search.ToDataFrame().GroupBy("trainer").Max("uar")</code></example>
    public DataFrame ToDataFrame()
    {
        Trial[] trials = [.. Ranking, .. Trials.Where(trial => trial.Status != TrialStatus.Finished)];
        return new DataFrame(
            new Int32DataFrameColumn("number", trials.Select(trial => trial.Number)),
            new StringDataFrameColumn("trainer", trials.Select(trial => trial.Recipe.Trainer)),
            new StringDataFrameColumn("settings", trials.Select(trial => trial.Recipe.SettingsText)),
            new StringDataFrameColumn("status", trials.Select(trial => trial.Status.ToString())),
            new DoubleDataFrameColumn("uar", trials.Select(trial => DataFrameParts.Known(trial.Uar))),
            new DoubleDataFrameColumn("uarLow", trials.Select(trial => DataFrameParts.Known(trial.UarInterval.Low))),
            new DoubleDataFrameColumn("uarHigh", trials.Select(trial => DataFrameParts.Known(trial.UarInterval.High))),
            new DoubleDataFrameColumn("accuracy", trials.Select(trial => DataFrameParts.Known(trial.Accuracy))),
            new DoubleDataFrameColumn("macroF1", trials.Select(trial => DataFrameParts.Known(trial.MacroF1))),
            new DoubleDataFrameColumn("seconds", trials.Select(trial => trial.Seconds)),
            new StringDataFrameColumn("error", trials.Select(trial => trial.Error))
        );
    }

    private bool IsAsGood(Trial trial, Trial best) =>
        trial.Status == TrialStatus.Finished
        && trial.Predictions.Count == best.Predictions.Count
        && !Race.IsHopeless(Table, trial.Predictions, best.Predictions);
}
