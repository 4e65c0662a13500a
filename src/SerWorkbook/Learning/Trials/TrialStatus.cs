namespace SerWorkbook;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>All folds were trained and scored.</summary>
    Finished,

    /// <summary>The budget ended before all folds were done; a search that goes on makes the trial again.</summary>
    OutOfTime,

    /// <summary>The trainer failed, or gave probabilities that are no numbers.</summary>
    Failed,

    /// <summary>After some folds it was so much worse than the best one that the others could not have mended it.</summary>
    GivenUp,

    /// <summary>The trial took longer than one may, and was stopped.</summary>
    TimedOut,
}
