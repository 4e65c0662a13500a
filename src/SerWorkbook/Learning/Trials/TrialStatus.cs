namespace SerWorkbook;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>All folds were trained and scored.</summary>
    Finished,

    /// <summary>The budget ended before all folds were done; a resumed search repeats the trial.</summary>
    OutOfTime,

    /// <summary>The trainer failed, or gave probabilities that are not numbers.</summary>
    Failed,

    /// <summary>Pruned: after some folds it was too far behind the best trial to catch up.</summary>
    GivenUp,

    /// <summary>The trial exceeded the time limit per trial and was stopped.</summary>
    TimedOut,
}
