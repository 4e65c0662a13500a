using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Supervision;

/// <summary>What a worker tells, a line of JSON: how a run goes, or how it ended.</summary>
internal sealed record WorkerAnswer
{
    /// <summary>Where the run stands.</summary>
    public NotebookProgress? Progress { get; init; }

    /// <summary>How the run ended.</summary>
    public WorkerResult? Result { get; init; }

    /// <summary>Why nothing was run, for the user.</summary>
    public string? Refusal { get; init; }

    /// <summary>What went wrong in the worker itself.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the run was stopped before it began.</summary>
    public bool IsStopped { get; init; }
}
