using System.Text.Json.Serialization;

namespace SerWorkbook;

/// <summary>One recipe that the search tried.</summary>
/// <param name="Number">Its place in the order of trying, from 1.</param>
/// <param name="Recipe">Trainer and settings.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Uar">Unweighted average recall over the predictions of all folds together, 0 to 1; NaN unless finished.</param>
/// <param name="UarInterval">The 95 % interval of the UAR, by bootstrap over speakers.</param>
/// <param name="Accuracy">Share called right, 0 to 1; NaN unless finished.</param>
/// <param name="MacroF1">Mean F1 of the classes, 0 to 1; NaN unless finished.</param>
/// <param name="FoldUars">The UAR of each fold, 0 to 1, over the classes that occur in it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Error">Why it failed; <see langword="null"/> unless it did.</param>
public sealed record Trial(
    int Number,
    Recipe Recipe,
    TrialStatus Status,
    double Uar,
    Interval UarInterval,
    double Accuracy,
    double MacroF1,
    IReadOnlyList<double> FoldUars,
    double Seconds,
    string? Error
)
{
    /// <summary>
    /// What the trial's models said of rows that they had not learnt from; empty unless finished, not kept in files, and given
    /// up for trials that are neither among the best 20 nor the best of a trainer and choice of columns, where those of all
    /// would take more than 512 MB.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<RowPrediction> Predictions { get; init; } = [];

    /// <summary>What trials share that err alike: trainer and columns.</summary>
    internal (string Trainer, string Columns) Kind => (Recipe.Trainer, Recipe.Columns);
}
