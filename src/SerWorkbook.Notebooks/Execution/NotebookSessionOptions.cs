namespace SerWorkbook.Notebooks.Execution;

/// <summary>The surroundings of a session.</summary>
public sealed record NotebookSessionOptions
{
    /// <summary>The folder that <c>#r</c> and <c>#load</c> start from; error texts give paths relative to it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>How many characters one stream output keeps; what follows is dropped with a note.</summary>
    public int MaxStreamCharacters { get; init; } = 1_000_000;

    /// <summary>How long a cell that was asked to stop may take before it is given up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1.8);

    /// <summary>Whether cells can still be executed after one was given up, which may then run beside them and is not heard.</summary>
    public bool GoesOnAfterGivingUp { get; init; }
}
