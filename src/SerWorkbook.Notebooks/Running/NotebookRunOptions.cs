namespace SerWorkbook.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>
    /// Where the executed notebook goes; null for the source itself. A <c>.dib</c> file holds no outputs: then an <c>.ipynb</c> file of
    /// the same name is written.
    /// </summary>
    public string? TargetPath { get; init; }

    /// <summary>The current directory of the cells; null for the source's folder, as in every host of notebooks.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Values for the notebook's parameters, as texts in the invariant culture.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What else the outputs depend on, for example hashes of data and of libraries: part of the fingerprint.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>
    /// Files and folders that the cells read: what they hold decides with the fingerprint whether an earlier run still holds.
    /// Local assemblies and scripts that cells name in <c>#r</c> and <c>#load</c> count without being named here.
    /// </summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>
    /// Whether files that strings in cells name, and files and folders that <see cref="Parameters"/> name, count as inputs too,
    /// where they are there. A folder that holds the notebook does not count, and neither do names that cells put together.
    /// </summary>
    public bool FindInputs { get; init; }

    /// <summary>
    /// The last cell that is executed, by its id or its place in the order of execution, from 1; null for all. Cells after it keep no
    /// outputs.
    /// </summary>
    public string? LastCell { get; init; }

    /// <summary>
    /// The longest that a cell may run, more than 0; one that takes longer is stopped, and the run has failed. Null for any time.
    /// </summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>
    /// Whether the run goes on after a cell that failed. It has failed all the same. A cell that took too long ends it.
    /// </summary>
    public bool AllowErrors { get; init; }

    /// <summary>
    /// Whether a notebook with code that would be skipped, because it is neither in C# nor in a language that is displayed, is refused
    /// before anything is executed.
    /// </summary>
    public bool RefuseOtherLanguages { get; init; }

    /// <summary>The file that remembers the run (<see cref="NotebookRunRecord"/>); null for none.</summary>
    public string? RecordPath { get; init; }

    /// <summary>
    /// The file in which the outputs of the running cell are kept while it runs, for <see cref="CrashedRun"/> to find when the
    /// process dies; null for none.
    /// </summary>
    public string? JournalPath { get; init; }

    /// <summary>
    /// Takes the target as it is when the record says that it came from the same fingerprint. Needs <see cref="RecordPath"/>.
    /// </summary>
    public bool Reuse { get; init; }
}
