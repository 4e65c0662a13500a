using System.Diagnostics;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Running;

/// <summary>One execution of a notebook from top to bottom.</summary>
internal sealed class NotebookRun
{
    private readonly NotebookDocument _document;
    private readonly string _name;
    private readonly string _targetPath;
    private readonly ProgressReporter _progress;
    private readonly CellResult?[] _results;
    private readonly int?[] _numbers;
    private readonly List<CellRun> _runs = [];

    public NotebookRun(NotebookDocument document, string name, string targetPath, ProgressReporter progress)
    {
        _document = document.WithoutOutputs();
        _name = name;
        _targetPath = targetPath;
        _progress = progress;
        _results = new CellResult?[document.Cells.Count];
        _numbers = new int?[document.Cells.Count];
    }

    /// <summary>Executes the cells, saving the notebook after each, until one fails or the caller asks to stop.</summary>
    /// <param name="folder">The folder that the cells' references start from.</param>
    /// <param name="fingerprint">The hash of what the outputs depend on.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>How it went.</returns>
    public async Task<NotebookRunResult> ExecuteAsync(string folder, string fingerprint, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        // From here on no output in the file is older than this run, whatever happens to it.
        var written = Save();
        using var session = new NotebookSession(new NotebookSessionOptions { WorkingDirectory = folder });
        RunFailure? failure = null;
        var executable = Enumerable.Range(0, _document.Cells.Count).Where(i => IsExecuted(_document.Cells[i])).ToList();
        for (var n = 1; n <= executable.Count && failure is null && !cancellationToken.IsCancellationRequested; n++)
        {
            _progress.Start(Progress(executable[n - 1], n, executable.Count));
            failure = await ExecuteAsync(session, executable[n - 1], n, cancellationToken).ConfigureAwait(false);
            written = Save();
        }

        return new NotebookRunResult
        {
            Status = Status(failure, _runs.Count < executable.Count || _runs.Exists(r => r.Status == CellStatus.Cancelled)),
            TargetPath = _targetPath,
            Document = written,
            Cells = _runs,
            Elapsed = clock.Elapsed,
            Fingerprint = fingerprint,
            Failure = failure,
        };
    }

    private static bool IsExecuted(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source) && !cell.HasTag("skip-execution");

    private static RunStatus Status(RunFailure? failure, bool isCut) => failure switch
    {
        null => isCut ? RunStatus.Cancelled : RunStatus.Succeeded,
        { Name: "Cancelled" } => RunStatus.Cancelled,
        _ => RunStatus.Failed,
    };

    private async Task<RunFailure?> ExecuteAsync(NotebookSession session, int index, int number, CancellationToken cancellationToken)
    {
        var cell = _document.Cells[index];
        var result = await session.ExecuteAsync(cell.Source, number, _progress.Observe, cancellationToken).ConfigureAwait(false);
        _results[index] = result;
        _numbers[index] = number;
        _runs.Add(new CellRun(cell.Id, number, result.Status, Math.Round(result.Elapsed.TotalSeconds, 3)));
        var isExpected = result.Status == CellStatus.Failed && cell.HasTag("raises-exception");
        return result.Failure is { } failure && !isExpected
            ? new RunFailure(number, cell.Id, failure.Line, failure.Name, failure.Message)
            : null;
    }

    // Outputs can still change, by updates and by threads that cells started: every save takes them as they stand.
    private NotebookDocument Save()
    {
        var cells = _document.Cells.Select((c, i) => c with { ExecutionCount = _numbers[i], Outputs = _results[i]?.Outputs ?? [] });
        var document = _document with { Cells = [.. cells] };
        document.Save(_targetPath);
        return document;
    }

    private NotebookProgress Progress(int index, int number, int count) => new()
    {
        Notebook = _name,
        Cell = number,
        CellCount = count,
        Heading = CellTitles.Heading(_document.Cells, index),
        CodeLine = CellTitles.CodeLine(_document.Cells[index].Source),
        Elapsed = TimeSpan.Zero,
    };
}
