using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser notebooks run --json</c> prints.</summary>
/// <param name="Notebooks">The notebooks in the order in which they were executed.</param>
internal sealed record NotebookRunsJson(IEnumerable<NotebookRunJson> Notebooks);

/// <summary>One notebook.</summary>
/// <param name="Path">The executed notebook.</param>
/// <param name="Status"><c>executed</c>, <c>reused</c>, <c>failed</c> or <c>stopped</c>.</param>
/// <param name="Seconds">How long the execution took; of a reused run, how long it took then.</param>
/// <param name="Cells">The cells that were executed, in order.</param>
/// <param name="PassedOver">Code cells in other languages, which were left as they are.</param>
/// <param name="Error">The first cell that failed and why; <c>null</c> where none did.</param>
/// <param name="Errors">Every cell that failed and why; more than one only with <c>--allow-errors</c>.</param>
internal sealed record NotebookRunJson(
    string Path,
    string Status,
    double Seconds,
    IEnumerable<CellRunJson> Cells,
    IEnumerable<PassedOverJson> PassedOver,
    string? Error,
    IEnumerable<string> Errors
)
{
    public static NotebookRunJson Of(NotebookRunResult run) =>
        new(
            run.TargetPath,
            JsonWord.Of(run.Status),
            Math.Round(run.Elapsed.TotalSeconds, 3),
            run.Cells.Select(cell => new CellRunJson(cell.Id, cell.Number, cell.Seconds)),
            PassedOverJson.Of(run.PassedOver),
            run.Failure?.ToString(),
            run.Failures.Select(failure => failure.ToString())
        );
}

/// <summary>One executed cell.</summary>
/// <param name="Id">Id of the cell.</param>
/// <param name="Number">Its place in the order of execution, from 1.</param>
/// <param name="Seconds">How long it took, compilation included.</param>
internal sealed record CellRunJson(string Id, int Number, double Seconds);

/// <summary>A code cell in another language.</summary>
/// <param name="Cell">Its position in the notebook.</param>
/// <param name="Id">Id of the cell.</param>
/// <param name="Language">Its language.</param>
internal sealed record PassedOverJson(int Cell, string Id, string Language)
{
    public static IEnumerable<PassedOverJson> Of(IReadOnlyList<PassedOverCell> cells) =>
        cells.Select(cell => new PassedOverJson(cell.Position, cell.Id, cell.Language));
}

/// <summary>What <c>ser notebooks check --json</c> prints.</summary>
/// <param name="Notebooks">One entry per notebook.</param>
internal sealed record NotebookChecksJson(IEnumerable<NotebookCheckJson> Notebooks);

/// <summary>One notebook, compared with a fresh run.</summary>
/// <param name="Path">The notebook.</param>
/// <param name="Good">Whether every cell ran and none differs.</param>
/// <param name="Compared">Number of cells that were compared.</param>
/// <param name="Ignored">Number of cells whose tag excludes them.</param>
/// <param name="PassedOver">Code cells in other languages.</param>
/// <param name="Drifts">The first difference of each cell that differs.</param>
/// <param name="Error">The cell that failed and why; <c>null</c> where none did.</param>
internal sealed record NotebookCheckJson(
    string Path,
    bool Good,
    int Compared,
    int Ignored,
    IEnumerable<PassedOverJson> PassedOver,
    IEnumerable<DriftJson> Drifts,
    string? Error
)
{
    public static NotebookCheckJson Of(string notebook, NotebookCheckResult check) =>
        new(
            notebook,
            check.IsGood,
            check.Compared,
            check.Ignored,
            PassedOverJson.Of(check.Run.PassedOver),
            check.Drifts.Select(drift => new DriftJson(drift.CellNumber, drift.CellId, drift.What, drift.Stored, drift.Fresh)),
            check.Run.Failure?.ToString()
        );
}

/// <summary>A cell whose stored outputs differ from fresh ones.</summary>
/// <param name="Cell">Its place in the order of execution, from 1.</param>
/// <param name="Id">Id of the cell.</param>
/// <param name="What">What differs, such as <c>stdout, line 3</c>.</param>
/// <param name="Stored">What the notebook has there, shortened.</param>
/// <param name="Fresh">What a fresh run gives there, shortened.</param>
internal sealed record DriftJson(int Cell, string Id, string What, string Stored, string Fresh);

/// <summary>What <c>ser notebooks clean --json</c> prints.</summary>
/// <param name="Notebooks">One entry per notebook.</param>
internal sealed record NotebooksCleanJson(IEnumerable<CleanedNotebookJson> Notebooks);

/// <summary>One notebook without outputs.</summary>
/// <param name="Path">The notebook.</param>
/// <param name="Status"><c>cleaned</c>, or <c>clean</c> where there was nothing to remove.</param>
internal sealed record CleanedNotebookJson(string Path, string Status);
