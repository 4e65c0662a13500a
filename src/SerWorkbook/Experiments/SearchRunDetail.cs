using Microsoft.ML;
using Microsoft.ML.Data;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>One run of a <see cref="SearchExperiment"/>: a trainer with its settings, cross-validated over groups.</summary>
public sealed class SearchRunDetail
{
    private readonly Lazy<ITransformer?> _model;

    internal SearchRunDetail(Trial trial, MulticlassClassificationMetrics? metrics, Func<ITransformer?> train)
    {
        Trial = trial;
        ValidationMetrics = metrics;
        Exception = trial is { Status: not TrialStatus.GivenUp, Error: { } error } ? new SerException(error) : null;
        _model = new Lazy<ITransformer?>(train);
    }

    /// <summary>The name of the trainer, such as <c>lbfgs</c>.</summary>
    public string TrainerName => Trial.Recipe.Trainer;

    /// <summary>The scores over the predictions of all folds together; <see langword="null"/> unless the run finished.</summary>
    public MulticlassClassificationMetrics? ValidationMetrics { get; }

    /// <summary>How long the cross-validation took, seconds.</summary>
    public double RuntimeInSeconds => Trial.Seconds;

    /// <summary>Why the run failed or was stopped; <see langword="null"/> for one that finished or was pruned.</summary>
    public Exception? Exception { get; }

    /// <summary>The trial of the search: its recipe, how it ended, its interval.</summary>
    public Trial Trial { get; }

    /// <summary>The model of the recipe, trained on all rows when it is first asked for; <see langword="null"/> unless the run
    /// finished.</summary>
    /// <remarks>It takes the columns that the experiment was given, the label and sampling key among them, and adds Score and
    /// PredictedLabel (text); <c>MLContext.Model.Save</c> saves it.</remarks>
    public ITransformer? Model => _model.Value;

    /// <inheritdoc/>
    public override string ToString() =>
        ValidationMetrics is { } metrics
            ? FormattableString.Invariant($"{Trial.Recipe}: macro accuracy {metrics.MacroAccuracy:0.000}, {RuntimeInSeconds:0.0} s")
            : $"{Trial.Recipe}: {Trial.Error ?? Trial.Status.ToString()}";
}
