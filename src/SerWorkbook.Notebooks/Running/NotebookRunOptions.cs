namespace SerWorkbook.Notebooks.Running;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Where the executed notebook goes; null for the source itself.</summary>
    public string? TargetPath { get; init; }

    /// <summary>The current directory of the cells; null for the source's folder, as in every host of notebooks.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Values for the notebook's parameters, as texts in the invariant culture.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What else the outputs depend on, for example hashes of data and of libraries: part of the fingerprint.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The file that remembers the run (<see cref="NotebookRunRecord"/>); null for none.</summary>
    public string? RecordPath { get; init; }

    /// <summary>Takes the target as it is when the record says that it came from the same fingerprint. Needs <see cref="RecordPath"/>.</summary>
    public bool Reuse { get; init; }
}
