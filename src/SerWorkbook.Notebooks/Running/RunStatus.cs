namespace SerWorkbook.Notebooks;

/// <summary>How the run of a notebook ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell that was asked for was executed.</summary>
    Succeeded,

    /// <summary>Nothing was executed: the result of an earlier run still holds.</summary>
    Reused,

    /// <summary>A cell failed or took too long, and the cells after it were not executed.</summary>
    Failed,

    /// <summary>The caller asked to stop.</summary>
    Cancelled,
}
