using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks;

/// <summary>Finishes what a run leaves behind whose process died while a cell ran, as after a crash of native code.</summary>
public static class CrashedRun
{
    /// <summary>The kind of error that the cell gets.</summary>
    public const string ErrorName = "Crash";

    // The beginning of a cell is heard of a little after the time of the cell begins.
    private const double LongestDelay = 1;
    private const double DelayShare = 0.1;

    /// <summary>
    /// Writes what the cell had put out, where a journal was kept, and the error into the cell that ran, below what earlier cells left in
    /// the file, and the record where one is kept.
    /// </summary>
    /// <param name="sourcePath">The notebook.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="seconds">How long each cell ran that was begun, one or more; the last one is that of the crash.</param>
    /// <param name="message">What became of the process, in a sentence.</param>
    /// <returns>The failed run.</returns>
    /// <remarks>A cell that ran for longer than <see cref="NotebookRunOptions.CellTimeout"/> took too long, however its process
    /// ended.</remarks>
    /// <exception cref="NotebookException">The source or the target cannot be read or written any more.</exception>
    public static NotebookRunResult Complete(string sourcePath, NotebookRunOptions options, IReadOnlyList<double> seconds, string message)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentOutOfRangeException.ThrowIfZero(seconds.Count);
        return
            options.CellTimeout is { } limit && seconds[^1] >= limit.TotalSeconds - Math.Min(LongestDelay, limit.TotalSeconds * DelayShare)
            ? Complete(sourcePath, options, seconds, NotebookRun.TimeoutName, NotebookRun.TooLate(limit))
            : Complete(sourcePath, options, seconds, ErrorName, message);
    }

    private static NotebookRunResult Complete(
        string sourcePath,
        NotebookRunOptions options,
        IReadOnlyList<double> seconds,
        string name,
        string message
    )
    {
        var places = RunPlaces.Of(sourcePath, options);
        var document = NotebookRunner.Prepare(sourcePath, options);
        var cells = CellChoice.UpTo(document, options.LastCell, places.Source);
        var outputs = places.Journal is { } journal ? OutputJournal.Read(journal) : [];
        var saved = Mark(
            NotebookDocument.Load(places.Target),
            cells[seconds.Count - 1],
            seconds.Count,
            outputs,
            new ErrorOutput(name, message, [message])
        );
        saved.Save(places.Target);
        var result = new NotebookRunResult
        {
            Status = RunStatus.Failed,
            TargetPath = places.Target,
            Document = saved,
            Cells = [.. seconds.Select((time, i) => RunOf(saved.Cells[cells[i]], i + 1, time))],
            Elapsed = TimeSpan.FromSeconds(seconds.Sum()),
            Fingerprint = RunFingerprint.Of(document, options),
            Failures =
            [
                .. options.AllowErrors ? cells.Take(seconds.Count - 1).SelectMany((cell, i) => FailureOf(saved.Cells[cell], i + 1)) : [],
                new RunFailure(seconds.Count, document.Cells[cells[seconds.Count - 1]].Id, null, name, message),
            ],
        };
        result = result with { Failure = result.Failures[0] };
        if (places.Record is not null)
        {
            NotebookRunner.Record(result, places, new RunInputs(document, options, places)).Save(places.Record);
        }

        return result;
    }

    // A cell that has ended and was saved has its outputs there.
    private static NotebookDocument Mark(
        NotebookDocument saved,
        int index,
        int number,
        IReadOnlyList<NotebookOutput> journal,
        ErrorOutput error
    )
    {
        var cell = saved.Cells[index];
        var outputs = cell.ExecutionCount is null ? journal : cell.Outputs;
        var isMarked = outputs is [.., ErrorOutput last] && last.Name == error.Name;
        var marked = cell with { ExecutionCount = number, Outputs = isMarked ? outputs : [.. outputs, error] };
        return saved with { Cells = [.. saved.Cells.Select((other, i) => i == index ? marked : other)] };
    }

    private static IEnumerable<RunFailure> FailureOf(NotebookCell cell, int number) =>
        cell.HasTag("raises-exception")
            ? []
            : cell.Outputs.OfType<ErrorOutput>().Take(1).Select(error => new RunFailure(number, cell.Id, null, error.Name, error.Value));

    private static CellRun RunOf(NotebookCell cell, int number, double seconds) =>
        new(
            cell.Id,
            number,
            cell.Outputs.Any(output => output is ErrorOutput) ? CellStatus.Failed : CellStatus.Succeeded,
            Math.Round(seconds, 3)
        );
}
