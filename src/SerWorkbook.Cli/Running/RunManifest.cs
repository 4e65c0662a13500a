using System.Text.Encodings.Web;
using System.Text.Json;
using SerWorkbook.Cli.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>The list of what a run left behind: <c>run.json</c> in the output folder.</summary>
internal sealed record RunManifest(
    int Version,
    string Corpus,
    bool Synthetic,
    string? Notice,
    string DataHash,
    IReadOnlyList<RunManifest.Entry> Notebooks,
    IReadOnlyList<string> Files
)
{
    public const string Name = "run.json";

    private const int Format = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The list of a run.</summary>
    /// <param name="output">The folder of the run.</param>
    /// <returns>The list; <see langword="null"/> if there is none that can be read.</returns>
    public static RunManifest? Read(string output)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(Path.Combine(output, Name)), Form);
            return manifest is { Version: Format, Files.Count: > 0 } ? manifest : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Lists what lies in the output folder and writes the list.</summary>
    public static void Save(string output, Corpus corpus, IReadOnlyList<NotebookOutcome> outcomes)
    {
        var files = Directory
            .EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(output, file).Replace('\\', '/'))
            .Where(file => file != Name && !file.Contains(AtomicFile.PartialSuffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var entries = outcomes.Select(outcome => new Entry(
            outcome.Name,
            JsonWord.Of(outcome.Result.Status),
            outcome.PageName,
            $"notebooks/{outcome.Name}.ipynb",
            Math.Round(outcome.Result.Elapsed.TotalSeconds, 1)
        ));
        var manifest = new RunManifest(Format, corpus.Name, corpus.IsSynthetic, corpus.Notice, corpus.DataHash, [.. entries], [.. files]);
        AtomicFile.WriteAllText(Path.Combine(output, Name), JsonSerializer.Serialize(manifest, Form) + "\n");
    }

    /// <summary>One notebook: whether it was executed or reused, where its page lies.</summary>
    public sealed record Entry(string Notebook, string Status, string Page, string Executed, double Seconds);
}
