using SerWorkbook.Experiments;

namespace SerWorkbook;

/// <summary>Settings of a <see cref="SearchExperiment"/>, named as those of ML.NET's AutoML.</summary>
public sealed class SearchExperimentSettings
{
    /// <summary>The time budget, seconds, 1 or more; one model is always finished.</summary>
    public uint MaxExperimentTimeInSeconds { get; set; } = 300;

    /// <summary>The most models that are tried, 1 or more. If the time allows all of them, the result depends on data and seed
    /// only.</summary>
    public int MaxModels { get; set; } = 20;

    /// <summary>Number of groups of sampling keys that models are cross-validated on, 2 or more; at most one per key.</summary>
    public int NumberOfFolds { get; set; } = 5;

    /// <summary>The random seed.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>By which score the best run is chosen.</summary>
    public SearchMetric OptimizingMetric { get; set; } = SearchMetric.MacroAccuracy;

    /// <summary>Ends the experiment with what is finished by then.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>The trainers to choose from: at first those of <see cref="TrainerCatalogue"/> whose models ML.NET can hold; a
    /// <see cref="PipelineTrainer"/> may be added.</summary>
    public ICollection<ITrainer> Trainers { get; } = [.. TrainerCatalogue.Default.Where(ExperimentModel.IsPossible)];
}
