using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Running;

/// <summary>One execution of a notebook from top to bottom.</summary>
internal sealed class NotebookRun
{
    private const string TimeoutName = "Timeout";

    private readonly NotebookDocument _document;
    private readonly string _name;
    private readonly RunPlaces _places;
    private readonly TimeSpan? _cellTimeout;
    private readonly ProgressReporter _progress;
    private readonly HashSet<int> _late = [];
    private readonly CellResult?[] _results;
    private readonly int?[] _numbers;
    private readonly List<CellRun> _runs = [];

    public NotebookRun(NotebookDocument document, string name, RunPlaces places, TimeSpan? cellTimeout, ProgressReporter progress)
    {
        var cleared = document.WithoutOutputs();
        _document = document with
        {
            Cells = [.. document.Cells.Zip(cleared.Cells, (cell, clear) => ForeignCell.Language(cell) is null ? clear : cell)],
        };
        _name = name;
        _places = places;
        _cellTimeout = cellTimeout;
        _progress = progress;
        _results = new CellResult?[document.Cells.Count];
        _numbers = new int?[document.Cells.Count];
    }

    /// <summary>Executes the cells, saving the notebook after each, until one fails or the caller asks to stop.</summary>
    /// <param name="folder">The folder that the cells' references start from.</param>
    /// <param name="cells">The places of the cells to execute, in order.</param>
    /// <param name="fingerprint">The hash of what the outputs depend on.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>How it went.</returns>
    public async Task<NotebookRunResult> ExecuteAsync(
        string folder,
        IReadOnlyList<int> cells,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        // From here on no output in the file is older than this run, whatever happens to it.
        var written = Save();
        using var session = new NotebookSession(new NotebookSessionOptions { WorkingDirectory = folder });
        await LoadCompilerAsync(session, cancellationToken).ConfigureAwait(false);
        RunFailure? failure = null;
        for (var n = 1; n <= cells.Count && failure is null && !cancellationToken.IsCancellationRequested; n++)
        {
            _progress.Start(Progress(cells[n - 1], n, cells.Count));
            failure = await ExecuteAsync(session, cells[n - 1], n, cancellationToken).ConfigureAwait(false);
            written = Save();
        }

        return new NotebookRunResult
        {
            Status = Status(failure, _runs.Count < cells.Count || _runs.Exists(r => r.Status == CellStatus.Cancelled)),
            TargetPath = _places.Target,
            Document = written,
            Cells = _runs,
            Elapsed = clock.Elapsed,
            Fingerprint = fingerprint,
            Failure = failure,
        };
    }

    // The time that a cell may take is its own; a run that is stopped meanwhile executes no cell.
    private static async Task LoadCompilerAsync(NotebookSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) { }
    }

    private static RunStatus Status(RunFailure? failure, bool isCut) =>
        failure switch
        {
            null => isCut ? RunStatus.Cancelled : RunStatus.Succeeded,
            { Name: CellErrors.CancelledName } => RunStatus.Cancelled,
            _ => RunStatus.Failed,
        };

    private async Task<RunFailure?> ExecuteAsync(NotebookSession session, int index, int number, CancellationToken cancellationToken)
    {
        var cell = _document.Cells[index];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_cellTimeout is { } most)
        {
            limit.CancelAfter(most);
        }

        using var journal = new OutputJournal(_places.Journal);
        var result = await session.ExecuteAsync(cell.Source, number, Observe, limit.Token).ConfigureAwait(false);
        void Observe(CellEvent what)
        {
            journal.Note(what);
            _progress.Observe(what);
        }

        _results[index] = result;
        _numbers[index] = number;
        _runs.Add(new CellRun(cell.Id, number, result.Status, Math.Round(result.Elapsed.TotalSeconds, 3)));
        var isExpected = result.Status == CellStatus.Failed && cell.HasTag("raises-exception");
        if (result.Status == CellStatus.Cancelled && !cancellationToken.IsCancellationRequested)
        {
            _late.Add(index);
            return new RunFailure(number, cell.Id, null, TimeoutName, TooLate());
        }

        return result.Failure is { } failure && !isExpected
            ? new RunFailure(number, cell.Id, failure.Line, failure.Name, failure.Message)
            : null;
    }

    // Outputs can still change, by updates and by threads that cells started: every save takes them as they stand.
    private NotebookDocument Save()
    {
        var cells = _document.Cells.Select(
            (c, i) => ForeignCell.Language(c) is null ? c with { ExecutionCount = _numbers[i], Outputs = OutputsOf(i) } : c
        );
        var document = _document with { Cells = [.. cells] };
        document.Save(_places.Target);
        return document;
    }

    private IReadOnlyList<NotebookOutput> OutputsOf(int index)
    {
        var outputs = _results[index]?.Outputs ?? [];
        return _late.Contains(index)
            ?
            [
                .. outputs.Select(o =>
                    o is ErrorOutput { Name: CellErrors.CancelledName } ? new ErrorOutput(TimeoutName, TooLate(), [TooLate()]) : o
                ),
            ]
            : outputs;
    }

    private string TooLate() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The cell ran for more than {_cellTimeout!.Value.TotalSeconds:0.###} s and was stopped."
        );

    private NotebookProgress Progress(int index, int number, int count) =>
        new()
        {
            Notebook = _name,
            Cell = number,
            CellCount = count,
            Heading = CellTitles.Heading(_document.Cells, index),
            CodeLine = CellTitles.CodeLine(_document.Cells[index].Source),
            Elapsed = TimeSpan.Zero,
        };
}
