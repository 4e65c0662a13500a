namespace SerWorkbook.Notebooks;

/// <summary>The surroundings of a session.</summary>
public sealed record NotebookSessionOptions
{
    /// <summary>The folder that <c>#r</c> and <c>#load</c> start from; error texts give paths relative to it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>How many characters of console output a cell keeps; what follows is dropped with a note.</summary>
    public int MaxStreamCharacters { get; init; } = 1_000_000;

    /// <summary>How many characters the displays and the result of a cell keep together; what does not fit is replaced by a note.</summary>
    public int MaxDisplayCharacters { get; init; } = 20_000_000;

    /// <summary>How many outputs a cell keeps; what follows is dropped with a note.</summary>
    public int MaxOutputs { get; init; } = 10_000;

    /// <summary>How long a cell that was asked to stop may take to do so before it is stopped from outside.</summary>
    public TimeSpan CancellationAsking { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>How long it may take then before it is given up.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Whether cells can still be executed after one was given up, which may then run beside them and is not heard.</summary>
    public bool ContinuesAfterAbandon { get; init; }

    /// <summary>
    /// The folder that remembers which files packages have; the user's where it is null. Assemblies are loaded by what it says.
    /// </summary>
    public string? PackageFolder { get; init; }

    /// <summary>Asks the user for a line, for cells that read the console; null where nobody is there, and such a cell fails.</summary>
    /// <remarks>It is called on the cell's thread, must give up when its token is cancelled, and may throw a
    /// <see cref="NotebookException"/>.</remarks>
    public Func<CancellationToken, string?>? ReadLine { get; init; }

    /// <summary>Asks the user a question, for cells that call <c>GetInputAsync</c> or <c>GetPasswordAsync</c>; null where nobody is there,
    /// and such a cell fails.</summary>
    /// <remarks>It is given the question, whether the answer is a password, and a token as <see cref="ReadLine"/> is.</remarks>
    public Func<string, bool, CancellationToken, string?>? Ask { get; init; }
}
