using SerWorkbook.Notebooks.Checking;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Running;

namespace SerWorkbook.Notebooks;

/// <summary>Tells whether the outputs that a notebook holds are those that running it gives.</summary>
public static class NotebookCheck
{
    private static readonly string[] IgnoringTags = ["ignore-output", "nbval-ignore-output"];

    /// <summary>
    /// Runs a notebook into a new file, with the parameters that it was run with, and compares. The notebook itself is not touched.
    /// </summary>
    /// <param name="path">The notebook.</param>
    /// <param name="options">Tolerance and time.</param>
    /// <param name="progress">Told how the run goes.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>
    /// What differs; nothing for a <c>.dib</c> file, which stores no outputs. A notebook whose cells were never executed differs in
    /// each; of a run that failed, the cells before the
    /// failure are compared.
    /// </returns>
    /// <exception cref="NotebookException">The file is no notebook in C#, or the run was not written to the new file.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<NotebookCheckResult> RunAsync(
        string path,
        NotebookCheckOptions options,
        IProgress<NotebookProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (double.IsNaN(options.Tolerance) || options.Tolerance < 0)
        {
            throw new ArgumentException("Tolerance must be 0 or more.", nameof(options));
        }

        var stored = NotebookDocument.Load(path);
        var folder = Directory.CreateTempSubdirectory(FormattableString.Invariant($"ser-check-{Environment.ProcessId}-")).FullName;
        try
        {
            var target = Path.Combine(folder, Path.GetFileName(path));
            var run = await options.Run(path, RunOptions(path, stored, target, options), progress, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var written = Written(run);
            return DibFile.IsNamed(path)
                ? new NotebookCheckResult
                {
                    Run = run,
                    Compared = 0,
                    Ignored = 0,
                    Drifts = [],
                }
                : Compare(stored, written, run, options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static NotebookRunOptions RunOptions(string path, NotebookDocument stored, string target, NotebookCheckOptions options) =>
        new()
        {
            TargetPath = target,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(path)),
            Parameters = NotebookParameters.Given(stored),
            CellTimeout = options.CellTimeout,
        };

    // Other tools have passed notebooks whose file nobody had written: here the file was not there before the run, holds what
    // the run gave, and every cell that it says to have executed carries its number.
    private static NotebookDocument Written(NotebookRunResult run)
    {
        var text = File.Exists(run.TargetPath) ? File.ReadAllText(run.TargetPath) : null;
        if (text is null || text != run.Document.ToJson())
        {
            throw new NotebookException(
                $"The fresh run of '{Path.GetFileName(run.TargetPath)}' was not written as it was made, so nothing can be said of it."
            );
        }

        var written = NotebookDocument.Parse(text, run.TargetPath);
        var numbers = written
            .Cells.Where(c => CellChoice.IsExecuted(c) && c.ExecutionCount is not null)
            .ToDictionary(c => c.Id, c => c.ExecutionCount!.Value);
        return run.Cells.All(c => numbers.GetValueOrDefault(c.Id) == c.Number) && numbers.Count == run.Cells.Count
            ? written
            : throw new NotebookException(
                $"The fresh run of '{Path.GetFileName(run.TargetPath)}' says of other cells that they were executed than its file does, "
                    + "so nothing can be said of it."
            );
    }

    private static NotebookCheckResult Compare(
        NotebookDocument stored,
        NotebookDocument fresh,
        NotebookRunResult run,
        NotebookCheckOptions options
    )
    {
        var comparison = new OutputComparison(options.Tolerance);
        var failed = run.Failure?.CellNumber;
        var pairs = CellChoice
            .UpTo(fresh, null, run.TargetPath)
            .Where(i => fresh.Cells[i].ExecutionCount is { } number && number != failed)
            .Select(i => (Stored: stored.Cells[i], Fresh: fresh.Cells[i]))
            // The output of a cell in HTML or Mermaid is its own text, which each program wraps in another way.
            .Where(pair => ForeignCell.IsCSharpCode(pair.Fresh))
            .ToArray();
        var compared = pairs.Where(pair => !IgnoringTags.Any(pair.Fresh.HasTag)).ToArray();
        return new NotebookCheckResult
        {
            Run = run,
            Compared = compared.Length,
            Ignored = pairs.Length - compared.Length,
            Drifts = [.. compared.Select(pair => DriftOf(pair.Stored, pair.Fresh, comparison)).OfType<CellDrift>()],
        };
    }

    private static CellDrift? DriftOf(NotebookCell stored, NotebookCell fresh, OutputComparison comparison)
    {
        if (stored.ExecutionCount is null && stored.Outputs.Count == 0)
        {
            return new CellDrift(fresh.ExecutionCount!.Value, fresh.Id, "execution", "a cell that was never executed", "an executed one");
        }

        return comparison.Difference(LightOutputs.Of(stored).Outputs, LightOutputs.Of(fresh).Outputs) is var (what, one, other)
            ? new CellDrift(fresh.ExecutionCount!.Value, fresh.Id, what, one, other)
            : null;
    }
}
