using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks;

/// <summary>Finishes what a run leaves behind whose process died while a cell ran, as after a crash of native code.</summary>
public static class CrashedRun
{
    /// <summary>The kind of error that the cell gets.</summary>
    public const string ErrorName = "Crash";

    /// <summary>
    /// Writes what the cell had put out, where a journal was kept, and the error into the cell that ran, below what earlier cells left in
    /// the file, and the record where one is kept.
    /// </summary>
    /// <param name="sourcePath">The notebook.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="seconds">How long each cell ran that was begun, one or more; the last one is that of the crash.</param>
    /// <param name="message">What became of the process, in a sentence.</param>
    /// <returns>The failed run.</returns>
    /// <exception cref="NotebookException">The source or the target cannot be read or written any more.</exception>
    public static NotebookRunResult Complete(string sourcePath, NotebookRunOptions options, IReadOnlyList<double> seconds, string message)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentOutOfRangeException.ThrowIfZero(seconds.Count);
        var places = RunPlaces.Of(sourcePath, options);
        var document = NotebookRunner.Prepare(sourcePath, options);
        var cells = CellChoice.UpTo(document, options.LastCell, places.Source);
        var outputs = places.Journal is { } journal ? OutputJournal.Read(journal) : [];
        var saved = Mark(NotebookDocument.Load(places.Target), cells[seconds.Count - 1], seconds.Count, outputs, message);
        saved.Save(places.Target);
        var result = new NotebookRunResult
        {
            Status = RunStatus.Failed,
            TargetPath = places.Target,
            Document = saved,
            Cells = [.. seconds.Select((time, i) => RunOf(saved.Cells[cells[i]], i + 1, time))],
            Elapsed = TimeSpan.FromSeconds(seconds.Sum()),
            Fingerprint = RunFingerprint.Of(document, options),
            Failure = new RunFailure(seconds.Count, document.Cells[cells[seconds.Count - 1]].Id, null, ErrorName, message),
        };
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
        string message
    )
    {
        var cell = saved.Cells[index];
        var outputs = cell.ExecutionCount is null ? journal : cell.Outputs;
        var marked = cell with { ExecutionCount = number, Outputs = [.. outputs, new ErrorOutput(ErrorName, message, [message])] };
        return saved with { Cells = [.. saved.Cells.Select((other, i) => i == index ? marked : other)] };
    }

    private static CellRun RunOf(NotebookCell cell, int number, double seconds) =>
        new(
            cell.Id,
            number,
            cell.Outputs.Any(output => output is ErrorOutput) ? CellStatus.Failed : CellStatus.Succeeded,
            Math.Round(seconds, 3)
        );
}
