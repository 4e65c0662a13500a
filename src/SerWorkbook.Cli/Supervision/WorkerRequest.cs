using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Supervision;

/// <summary>What a worker is told, a line of JSON.</summary>
/// <param name="Path">The notebook to run; <see langword="null"/> to stop the one that runs.</param>
/// <param name="Options">How.</param>
internal sealed record WorkerRequest(string? Path, NotebookRunOptions? Options);
