using System.Text.RegularExpressions;
using SerWorkbook.Cli.Running;
using SerWorkbook.Notebooks;
using SerWorkbook.Notebooks.Slides;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Presenting;

/// <summary>Figures, tables and findings of a run, as its executed notebooks hold them.</summary>
internal sealed partial class RunResults
{
    private readonly Dictionary<string, NotebookDocument> _notebooks;

    private RunResults(RunManifest manifest, Dictionary<string, NotebookDocument> notebooks)
    {
        (Manifest, _notebooks) = (manifest, notebooks);
    }

    /// <summary>The list of what the run left behind.</summary>
    public RunManifest Manifest { get; }

    /// <summary>Opens a run.</summary>
    /// <param name="run">The folder of <c>ser run --out</c>.</param>
    /// <exception cref="SerException">The folder holds no whole run.</exception>
    public static RunResults Open(string run)
    {
        var manifest =
            RunManifest.Read(run)
            ?? throw new MissingDataException(
                $"{run}: this is not the folder of a finished run ({RunManifest.Name}); 'ser run --out' makes one."
            );
        var notebooks = new Dictionary<string, NotebookDocument>(StringComparer.Ordinal);
        foreach (var entry in manifest.Notebooks)
        {
            var path = Path.Combine(run, entry.Executed);
            notebooks[entry.Notebook] = File.Exists(path)
                ? NotebookDocument.Load(path)
                : throw new MissingDataException(
                    $"{path}: this notebook of the run is missing; 'ser run' with the same --out makes it again."
                );
        }

        return new RunResults(manifest, notebooks);
    }

    /// <summary>The sentences that a cell displays as text: findings, or the interpretation of a figure.</summary>
    /// <param name="place">The cell.</param>
    /// <returns>The sentences; empty if the cell is not there or displays none.</returns>
    public IReadOnlyList<string> Sentences(CellPlace place) =>
        [
            .. Outputs(place)
                .Where(output => !output.Data.Contains(MimeTypes.Png))
                .Select(output => output.Data.Text(MimeTypes.Text))
                .OfType<string>()
                .SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .SelectMany(line => SentenceEnd().Split(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)),
        ];

    /// <summary>The first picture that a cell displays.</summary>
    /// <param name="place">The cell.</param>
    /// <returns>The picture; <see langword="null"/> if there is none.</returns>
    public SlidePicture? Picture(CellPlace place) =>
        Outputs(place).FirstOrDefault(output => output.Data.Contains(MimeTypes.Png)) is { } output
            ? new SlidePicture(Base64(output.Data.Text(MimeTypes.Png)!), OneLine(output.Data.Text(MimeTypes.Text) ?? "Figure"))
            : null;

    /// <summary>The first table that a cell displays, as HTML.</summary>
    /// <param name="place">The cell.</param>
    /// <returns>The table; <see langword="null"/> if there is none.</returns>
    public string? Table(CellPlace place) =>
        Outputs(place)
            .Select(output => output.Data.Text(MimeTypes.Html))
            .OfType<string>()
            .Select(html => TableElement().Match(html))
            .FirstOrDefault(match => match.Success)
            ?.Value;

    private IEnumerable<RichOutput> Outputs(CellPlace place) =>
        _notebooks.TryGetValue(place.Notebook, out var document)
            ? document.Cells.FirstOrDefault(cell => cell.Id == place.Cell)?.Outputs.OfType<RichOutput>() ?? []
            : [];

    private static string Base64(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<=[.!?]) (?=[\p{Lu}\d'])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex TableElement();
}
