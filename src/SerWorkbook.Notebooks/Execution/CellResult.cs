using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks;

/// <summary>What executing a cell gave.</summary>
public sealed class CellResult
{
    private readonly OutputCollector _collector;

    internal CellResult(OutputCollector collector, CellStatus status, CellFailure? failure, TimeSpan elapsed)
    {
        _collector = collector;
        Status = status;
        Failure = failure;
        Elapsed = elapsed;
    }

    /// <summary>How the execution ended.</summary>
    public CellStatus Status { get; }

    /// <summary>Why the cell did not run to its end; null if it did.</summary>
    public CellFailure? Failure { get; }

    /// <summary>The time from the call to the end of the cell, compilation included.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>
    /// The outputs as they stand now: later cells can update a display, and threads that the cell started can still write.
    /// </summary>
    public IReadOnlyList<NotebookOutput> Outputs => _collector.Snapshot();

    /// <summary>Grows with every change of <see cref="Outputs"/>.</summary>
    internal int Version => _collector.Version;
}
