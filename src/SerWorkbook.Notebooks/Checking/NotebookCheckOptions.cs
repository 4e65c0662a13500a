namespace SerWorkbook.Notebooks;

/// <summary>How stored outputs are compared with fresh ones.</summary>
public sealed record NotebookCheckOptions
{
    /// <summary>How far two numbers may lie apart, as a share of the larger one, 0 or more; 0 takes equal texts only.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The longest that a cell may run, more than 0; null for any time.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>
    /// What runs the notebook, with the parameters of <see cref="NotebookRunner.RunAsync"/>; in this process unless told otherwise.
    /// </summary>
    public Func<string, NotebookRunOptions, IProgress<NotebookProgress>?, CancellationToken, Task<NotebookRunResult>> Run { get; init; } =
        NotebookRunner.RunAsync;
}
