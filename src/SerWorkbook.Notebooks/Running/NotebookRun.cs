using System.Diagnostics;
using System.Globalization;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Running;

/// <summary>One execution of a notebook from top to bottom.</summary>
internal sealed class NotebookRun
{
    /// <summary>The kind of error of a cell that took too long.</summary>
    public const string TimeoutName = "Timeout";

    private readonly NotebookDocument _document;
    private readonly string _name;
    private readonly RunPlaces _places;
    private readonly TimeSpan? _cellTimeout;
    private readonly bool _allowsErrors;
    private readonly ProgressReporter _progress;
    private readonly HashSet<int> _late = [];
    private readonly CellResult?[] _results;
    private readonly int?[] _numbers;
    private readonly List<CellRun> _runs = [];
    private readonly SavedCells _saved;

    public NotebookRun(NotebookDocument document, string name, RunPlaces places, NotebookRunOptions options, ProgressReporter progress)
    {
        var cleared = document.WithoutOutputs();
        _document = document with { Cells = [.. document.Cells.Zip(cleared.Cells, (cell, clear) => IsWritten(cell) ? clear : cell)] };
        _name = name;
        _places = places;
        _cellTimeout = options.CellTimeout;
        _allowsErrors = options.AllowErrors;
        _progress = progress;
        _results = new CellResult?[document.Cells.Count];
        _numbers = new int?[document.Cells.Count];
        _saved = new SavedCells(_document, places.Target);
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
        Save();
        using var session = new NotebookSession(new NotebookSessionOptions { WorkingDirectory = folder });
        await LoadCompilerAsync(session, cancellationToken).ConfigureAwait(false);
        var failures = new List<RunFailure>();
        for (var n = 1; n <= cells.Count && failures.TrueForAll(GoesOnAfter) && !cancellationToken.IsCancellationRequested; n++)
        {
            _progress.Start(Progress(cells[n - 1], n, cells.Count));
            if (await ExecuteAsync(session, cells[n - 1], n, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                failures.Add(failure);
            }

            Save();
        }

        _progress.End();
        var written = Document();
        written.Save(_places.Target);
        return new NotebookRunResult
        {
            Status = Status(failures, _runs.Count < cells.Count || _runs.Exists(r => r.Status == CellStatus.Cancelled)),
            TargetPath = _places.Target,
            Document = written,
            Cells = _runs,
            Elapsed = clock.Elapsed,
            Fingerprint = fingerprint,
            Failure = failures.FirstOrDefault(),
            Failures = failures,
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

    // A cell that took too long may still run, and a run that was stopped is over.
    private bool GoesOnAfter(RunFailure failure) => _allowsErrors && failure.Name is not (TimeoutName or CellErrors.CancelledName);

    private static RunStatus Status(List<RunFailure> failures, bool isCut) =>
        failures switch
        {
            [] => isCut ? RunStatus.Cancelled : RunStatus.Succeeded,
            [.., { Name: CellErrors.CancelledName }] => RunStatus.Cancelled,
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
        var language = ForeignCell.LanguageOfKernel(cell);
        var result = await session.ExecuteAsync(cell.Source, language, number, Observe, limit.Token).ConfigureAwait(false);
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

    // What a run does not execute keeps the outputs that another program gave it.
    private static bool IsWritten(NotebookCell cell) => cell.Kind != CellKind.Code || ForeignCell.IsExecuted(cell);

    // Outputs can still change, by updates and by threads that cells started: every save takes them as they stand.
    private void Save() => _saved.Save(Cell, i => _results[i]?.Version ?? -1);

    private NotebookDocument Document() => _document with { Cells = [.. _document.Cells.Select((_, i) => Cell(i))] };

    private NotebookCell Cell(int index) =>
        _document.Cells[index] is var cell && IsWritten(cell)
            ? cell with
            {
                ExecutionCount = _numbers[index],
                Outputs = OutputsOf(index),
            }
            : cell;

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

    private string TooLate() => TooLate(_cellTimeout!.Value);

    /// <summary>Says that a cell took too long.</summary>
    /// <param name="limit">The time that it was given.</param>
    public static string TooLate(TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"The cell ran for more than {limit.TotalSeconds:0.###} s and was stopped.");

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
