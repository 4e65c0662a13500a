using SerWorkbook.Notebooks.Execution;
using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks;

/// <summary>Runs notebooks from top to bottom in a fresh session and writes their outputs into the file.</summary>
public static class NotebookRunner
{
    /// <summary>Runs a notebook. A failing cell is a result, not an exception.</summary>
    /// <param name="sourcePath">The notebook.</param>
    /// <param name="options">Where the result goes, values for parameters, what may be reused.</param>
    /// <param name="progress">Told how the run goes, on a flow of its own; when the run ends it has heard everything.</param>
    /// <param name="cancellationToken">Stops the run at the next output of the running cell, after about two seconds at the latest.</param>
    /// <returns>The executed notebook and how the run ended.</returns>
    /// <remarks>
    /// Outputs are cleared first, and the target is saved after every cell, so that a stopped run leaves what it did and nothing
    /// older. The tags <c>parameters</c>, <c>raises-exception</c> and <c>skip-execution</c> mean what they mean to papermill and
    /// nbclient. A cell has the language that its metadata or a magic such as <c>#!html</c> give it. The content of HTML, CSS, SVG,
    /// JavaScript, Markdown and Mermaid is the output of its cell; code in other languages is skipped, and cells that hold nothing
    /// else keep their outputs. The cells see the notebook's folder as the current directory, which a process
    /// has only one of: runs in one
    /// process wait for each other.
    /// </remarks>
    /// <exception cref="NotebookException">
    /// The file is no notebook in C#, a parameter is unknown or ill-typed, there is no such last cell or input, or the target
    /// cannot be written; nothing was executed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was stopped while it waited for another one; nothing was executed.</exception>
    public static async Task<NotebookRunResult> RunAsync(
        string sourcePath,
        NotebookRunOptions options,
        IProgress<NotebookProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Reuse && options.RecordPath is null)
        {
            throw new ArgumentException("Reuse needs a RecordPath.", nameof(options));
        }

        if (options.CellTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentException("CellTimeout must be more than 0.", nameof(options));
        }

        if (CellContext.Current is not null)
        {
            throw new NotebookException("A notebook cannot run another notebook in its own process.");
        }

        var places = RunPlaces.Of(sourcePath, options);
        var document = Prepare(sourcePath, options);
        var fingerprint = RunFingerprint.Of(document, options);
        var inputs = new RunInputs(document, options, places);
        if (options.Reuse && EarlierRun.Find(document, fingerprint, inputs, places) is { } earlier)
        {
            return earlier;
        }

        if (places.Record is not null)
        {
            Forget(places.Record);
        }

        var result = await ExecuteAsync(document, places, options, fingerprint, progress, cancellationToken).ConfigureAwait(false);
        if (places.Record is not null)
        {
            Record(result, places, inputs).Save(places.Record);
        }

        return result;
    }

    internal static NotebookDocument Prepare(string sourcePath, NotebookRunOptions options)
    {
        var document = NotebookDocument.Load(sourcePath);
        NotebookLanguage.Check(document, sourcePath);
        if (options.RefuseOtherLanguages)
        {
            NotebookLanguage.RefuseOthers(document, sourcePath);
        }

        return NotebookParameters.Inject(document, options.Parameters, sourcePath);
    }

    private static async Task<NotebookRunResult> ExecuteAsync(
        NotebookDocument document,
        RunPlaces places,
        NotebookRunOptions options,
        string fingerprint,
        IProgress<NotebookProgress>? listener,
        CancellationToken cancellationToken
    )
    {
        var name = Path.GetFileNameWithoutExtension(places.Source);
        await using var progress = new ProgressReporter(listener);
        var run = new NotebookRun(document, name, places, options, progress);
        var cells = CellChoice.UpTo(document, options.LastCell, places.Source);
        using var directory = await WorkingDirectory.EnterAsync(places.Folder, cancellationToken).ConfigureAwait(false);
        return await run.ExecuteAsync(places.Folder, cells, fingerprint, cancellationToken).ConfigureAwait(false);
    }

    private static void Forget(string recordPath)
    {
        try
        {
            if (File.Exists(recordPath))
            {
                File.Delete(recordPath);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"The record '{recordPath}' cannot be replaced: {e.Message}", e);
        }
    }

    internal static NotebookRunRecord Record(NotebookRunResult result, RunPlaces places, RunInputs inputs) =>
        new()
        {
            Notebook = Path.GetFileName(places.Source),
            Fingerprint = result.Fingerprint,

            // As the run left them: a notebook may write into a folder that it also reads.
            InputsSha256 = inputs.Hash(),
            TargetSha256 = NotebookRunRecord.Hash(result.Document.ToJson()),
            Status = result.Status,
            Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            Cells = result.Cells,
            Failure = result.Failure,
        };
}
