namespace SerWorkbook.Learning;

/// <summary>How a trial ended.</summary>
public enum TrialStatus
{
    /// <summary>All folds were trained and scored.</summary>
    Finished,

    /// <summary>The budget ended before all folds were done.</summary>
    OutOfTime,

    /// <summary>The trainer failed.</summary>
    Failed,
}
