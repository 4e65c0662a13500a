namespace SerWorkbook.Notebooks;

/// <summary>A way to run a notebook: in this process, as <see cref="NotebookRunner.RunAsync"/> does, or in another.</summary>
/// <param name="sourcePath">The notebook.</param>
/// <param name="options">Where the result goes, values for parameters, what may be reused.</param>
/// <param name="progress">Told how the run goes.</param>
/// <param name="cancellationToken">Stops the run.</param>
/// <returns>The executed notebook and how the run ended.</returns>
public delegate Task<NotebookRunResult> RunNotebook(
    string sourcePath,
    NotebookRunOptions options,
    IProgress<NotebookProgress>? progress,
    CancellationToken cancellationToken
);
