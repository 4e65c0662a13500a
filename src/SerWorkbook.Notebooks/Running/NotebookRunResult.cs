namespace SerWorkbook.Notebooks;

/// <summary>What running a notebook gave.</summary>
public sealed record NotebookRunResult
{
    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The file that was written, or that was found to hold.</summary>
    public required string TargetPath { get; init; }

    /// <summary>The notebook with its outputs.</summary>
    public required NotebookDocument Document { get; init; }

    /// <summary>The cells executed, in order; of a reused run, those of the run that made it.</summary>
    public required IReadOnlyList<CellRun> Cells { get; init; }

    /// <summary>How long the execution took; of a reused run, how long it took then.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The hash of all that the outputs depend on, in hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The code cells in other languages than C#, which were left as they are, in order.</summary>
    public IReadOnlyList<PassedOverCell> PassedOver => PassedOverCell.Of(Document);

    /// <summary>The first cell that failed, which stops the run unless errors are allowed; null if none did.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>All cells that failed, in order; more than one only where errors are allowed.</summary>
    public IReadOnlyList<RunFailure> Failures
    {
        get => field ?? (Failure is null ? [] : [Failure]);
        init;
    }
}
