namespace SerWorkbook;

/// <summary>One trial as its ledger has it.</summary>
/// <param name="Number">Its place in the order of trying, from 1.</param>
/// <param name="Recipe">Trainer and settings as text; the trainer need not be known here.</param>
/// <param name="State"><c>Finished</c>, <c>Failed</c> or <c>TimedOut</c>; <c>running</c>, or <c>open</c> where it was broken off and will
/// be made again.</param>
/// <param name="Starts">How often it was started: more than once where a run was killed or broken off.</param>
/// <param name="Uar">Unweighted average recall over all folds together, 0 to 1; NaN unless finished.</param>
/// <param name="UarInterval">The 95 % interval of the UAR, by bootstrap over speakers.</param>
/// <param name="Accuracy">Share called right, 0 to 1; NaN unless finished.</param>
/// <param name="MacroF1">Mean F1 of the classes, 0 to 1; NaN unless finished.</param>
/// <param name="FoldUars">The UAR of each fold, 0 to 1.</param>
/// <param name="Seconds">How long it took; NaN unless it has ended.</param>
/// <param name="Error">Why it failed; <see langword="null"/> unless it did.</param>
public sealed record LedgerTrial(
    int Number,
    string Recipe,
    string State,
    int Starts,
    double Uar,
    Interval UarInterval,
    double Accuracy,
    double MacroF1,
    IReadOnlyList<double> FoldUars,
    double Seconds,
    string? Error
)
{
    /// <summary>The trainer's name.</summary>
    public string Trainer => Recipe.Split(' ', 2)[0];

    /// <summary>Whether it has a score.</summary>
    public bool IsFinished => State == nameof(TrialStatus.Finished);

    /// <summary>Whether it will be made, or made again, by whoever goes on with the search.</summary>
    public bool IsToCome => State is "open" or "running";
}
