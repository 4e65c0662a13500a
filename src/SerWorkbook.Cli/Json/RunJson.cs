using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Json;

/// <summary>What <c>ser run --json</c> prints.</summary>
/// <param name="Output">Folder of the results.</param>
/// <param name="Index">The page to start reading from.</param>
/// <param name="Notebooks">The notebooks in order.</param>
internal sealed record RunJson(string Output, string Index, IEnumerable<RunNotebookJson> Notebooks);

/// <summary>One notebook of a run.</summary>
/// <param name="Name">Name of the notebook.</param>
/// <param name="Status"><c>executed</c>, <c>reused</c>, <c>failed</c> or <c>stopped</c>.</param>
/// <param name="Page">Its HTML page.</param>
/// <param name="Seconds">How long the execution took; of a reused run, how long it took then.</param>
/// <param name="Error">The cell that failed and why; <c>null</c> where none did.</param>
internal sealed record RunNotebookJson(string Name, string Status, string Page, double Seconds, string? Error)
{
    public static RunNotebookJson Of(string name, string page, NotebookRunResult result) =>
        new(name, JsonWord.Of(result.Status), page, Math.Round(result.Elapsed.TotalSeconds, 1), result.Failure?.ToString());
}
