using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Supervision;

/// <summary>A <see cref="NotebookRunResult"/> without its notebook, which lies in the target.</summary>
internal sealed record WorkerResult(
    RunStatus Status,
    string TargetPath,
    IReadOnlyList<CellRun> Cells,
    TimeSpan Elapsed,
    string Fingerprint,
    IReadOnlyList<RunFailure> Failures
)
{
    public static WorkerResult Of(NotebookRunResult run) =>
        new(run.Status, run.TargetPath, run.Cells, run.Elapsed, run.Fingerprint, run.Failures);

    public NotebookRunResult Load() =>
        new()
        {
            Status = Status,
            TargetPath = TargetPath,
            Document = NotebookDocument.Load(TargetPath),
            Cells = Cells,
            Elapsed = Elapsed,
            Fingerprint = Fingerprint,
            Failure = Failures.Count > 0 ? Failures[0] : null,
            Failures = Failures,
        };
}
