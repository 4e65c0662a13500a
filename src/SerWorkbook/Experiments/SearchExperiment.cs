using Microsoft.ML;
using SerWorkbook.Experiments;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>The model search in the shape of ML.NET's AutoML, over any <see cref="IDataView"/> with a label and a sampling key.</summary>
/// <remarks>
/// Code that was written for MulticlassClassificationExperiment needs other names only. What differs: all rows of a sampling key, such as a
/// speaker, are in the same fold, so a key is needed; scores are those of the predictions of all folds together; and the search learns from
/// <see cref="SearchMetric.MacroAccuracy"/>, whichever metric chooses the best run.
/// </remarks>
/// <example>
/// <code>
/// var context = new MLContext(seed: 1);
/// var settings = new SearchExperimentSettings { MaxExperimentTimeInSeconds = 60, OptimizingMetric = SearchMetric.MacroAccuracy };
/// var result = new SearchExperiment(context, settings).Execute(data, labelColumnName: "Label", samplingKeyColumn: "Speaker");
/// ITransformer model = result.BestRun.Model;
/// </code>
/// </example>
/// <param name="context">The ML.NET context of the data.</param>
/// <param name="settings">Time, seed, metric, trainers.</param>
public sealed class SearchExperiment(MLContext context, SearchExperimentSettings settings)
{
    /// <summary>Searches.</summary>
    /// <param name="trainData">
    /// The rows. The vector column Features holds the features; where there is none, all columns of numbers other than label and key do.
    /// </param>
    /// <param name="labelColumnName">The column with the class: text, a key, a whole number or a truth value.</param>
    /// <param name="samplingKeyColumn">The column whose equal values are kept in one fold, such as the speaker.</param>
    /// <param name="progressHandler">Receives every run as it ends.</param>
    /// <exception cref="SerException">
    /// A column is missing or of a type that cannot be used, a row has no label, key or finite feature, there are fewer than two labels or
    /// keys, a setting is out of range, or no trainer could finish a run.
    /// </exception>
    /// <exception cref="OperationCanceledException">The experiment was stopped before a run had finished.</exception>
    public SearchExperimentResult Execute(
        IDataView trainData,
        string labelColumnName = "Label",
        string samplingKeyColumn = "Speaker",
        IProgress<SearchRunDetail>? progressHandler = null
    )
    {
        ArgumentNullException.ThrowIfNull(trainData);
        ArgumentNullException.ThrowIfNull(labelColumnName);
        ArgumentNullException.ThrowIfNull(samplingKeyColumn);
        RequireSettings();
        ITrainer[] trainers = [.. settings.Trainers];
        var data = ExperimentData.Read(context, trainData, labelColumnName, samplingKeyColumn);
        var runs = new Dictionary<int, SearchRunDetail>();
        SearchRunDetail Run(Trial trial)
        {
            if (!runs.TryGetValue(trial.Number, out var run))
            {
                run = new SearchRunDetail(
                    trial,
                    trial.Status == TrialStatus.Finished ? ExperimentMetrics.Of(data.Table, trial.Predictions) : null,
                    () => trial.Status == TrialStatus.Finished ? ExperimentModel.Train(data, trainers, trial.Recipe, settings.Seed) : null
                );
                runs.Add(trial.Number, run);
                progressHandler?.Report(run);
            }

            return run;
        }

        var search = new ModelSearch(trainers).Run(data.Table, Options(), new TrialListener(Run), null, settings.CancellationToken);
        return new SearchExperimentResult(search, [.. search.Trials.Select(Run)], settings.OptimizingMetric);
    }

    private SearchOptions Options() =>
        new()
        {
            Budget = TimeSpan.FromSeconds(settings.MaxExperimentTimeInSeconds),
            MaximumTrials = settings.MaxModels,
            Protocol = Protocol.Groups(settings.NumberOfFolds),
            Seed = settings.Seed,
        };

    private void RequireSettings()
    {
        var fault =
            settings.MaxExperimentTimeInSeconds == 0 ? "MaxExperimentTimeInSeconds is 0; it must be 1 or more"
            : settings.MaxModels < 1 ? FormattableString.Invariant($"MaxModels is {settings.MaxModels}; it must be 1 or more")
            : settings.NumberOfFolds is < 2 or > 1000
                ? FormattableString.Invariant($"NumberOfFolds is {settings.NumberOfFolds}; it must be from 2 to 1000")
            : !Enum.IsDefined(settings.OptimizingMetric) ? $"there is no metric '{settings.OptimizingMetric}'"
            : settings.Trainers.Count == 0 ? "there are no trainers"
            : settings.Trainers.GroupBy(trainer => trainer.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? $"two trainers are called '{twice.Key}'"
            : settings.Trainers.FirstOrDefault(trainer => !ExperimentModel.IsPossible(trainer)) is { } foreign
                ? $"the models of the trainer '{foreign.Name}' have no form in ML.NET"
            : null;
        if (fault is not null)
        {
            throw new SerException($"The experiment cannot start: {fault}.");
        }
    }

    // Trials come in the order in which they end.
    private sealed class TrialListener(Func<Trial, SearchRunDetail> run) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            foreach (var trial in value.Trials)
            {
                run(trial);
            }
        }
    }
}
