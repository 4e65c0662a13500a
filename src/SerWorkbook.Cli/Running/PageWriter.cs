using System.Buffers;
using System.Reflection;
using System.Runtime.InteropServices;
using SerWorkbook.Notebooks;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>Writes the HTML pages of a run and the index over them.</summary>
internal static class PageWriter
{
    private const string IndexName = "index.html";
    private const string IndexTitle = "SerWorkbook: speech emotion recognition";

    private const string SharedPlotlyName = "plotly.min.js";

    // What follows a version's plus is a commit, or else words that say no more than the version.
    private const int CommitLength = 8;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Writes every page and the index.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="outcomes">The notebooks.</param>
    /// <param name="corpus">What they are about.</param>
    /// <param name="assetFolder">Where pictures of their prose lie.</param>
    /// <param name="sharePlotly">Whether one plotly.js is written beside the pages instead of one into each page.</param>
    public static void WriteAll(string output, IReadOnlyList<NotebookOutcome> outcomes, Corpus corpus, string assetFolder, bool sharePlotly)
    {
        var (plotly, href) = PlotlyFor(output, sharePlotly);
        var provenance = ProvenanceOf(corpus);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var options = new HtmlPageOptions
            {
                PlotlyScript = plotly,
                PlotlyHref = href,
                Previous = i > 0 ? LinkTo(outcomes[i - 1]) : null,
                Next = i + 1 < outcomes.Count ? LinkTo(outcomes[i + 1]) : null,
                Index = new PageLink(IndexName, "All notebooks"),
                Provenance = provenance,
                CellSeconds = outcomes[i].Result.Cells.ToDictionary(cell => cell.Id, cell => cell.Seconds),
                AssetFolder = assetFolder,
            };
            AtomicFile.WriteAllText(Path.Combine(output, outcomes[i].PageName), HtmlPage.Render(outcomes[i].Result.Document, options));
        }

        var entries = outcomes.Select(outcome => new HtmlIndexEntry
        {
            Document = outcome.Result.Document,
            Href = outcome.PageName,
            Status = outcome.Result.Status,
            Seconds = outcome.Result.Elapsed.TotalSeconds,
        });
        AtomicFile.WriteAllText(
            Path.Combine(output, IndexName),
            HtmlIndex.Render([.. entries], new HtmlIndexOptions { Title = IndexTitle, Provenance = provenance })
        );
    }

    /// <summary>Writes the page of each of some notebooks into a folder, with the times of its last run where these are known.</summary>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="sharePlotly">Whether one plotly.js is written beside the pages instead of one into each page.</param>
    /// <returns>The pages' paths, each as it is written.</returns>
    public static IEnumerable<string> WriteEach(IReadOnlyList<string> notebooks, string folder, bool sharePlotly)
    {
        var (script, href) = PlotlyFor(folder, sharePlotly);
        var options = new HtmlPageOptions
        {
            PlotlyScript = script,
            PlotlyHref = href,
            Provenance = Software(),
        };
        foreach (var notebook in notebooks)
        {
            yield return Write(notebook, folder, options);
        }
    }

    private static string Write(string notebook, string folder, HtmlPageOptions options)
    {
        var document = NotebookDocument.Load(notebook);
        var page = Path.Combine(folder, Path.GetFileNameWithoutExtension(notebook) + ".html");
        AtomicFile.WriteAllText(
            page,
            HtmlPage.Render(
                document,
                options with
                {
                    AssetFolder = Path.GetDirectoryName(Path.GetFullPath(notebook)),
                    CellSeconds = RunRecords.LastRunOf(notebook)?.Cells.ToDictionary(cell => cell.Id, cell => cell.Seconds) ?? [],
                }
            )
        );
        return page;
    }

    private static (string? Script, string? Href) PlotlyFor(string folder, bool share)
    {
        if (!share)
        {
            return (PlotlyScript.Read(), null);
        }

        AtomicFile.WriteAllText(Path.Combine(folder, SharedPlotlyName), PlotlyScript.Read());
        return (null, SharedPlotlyName);
    }

    private static PageLink LinkTo(NotebookOutcome outcome) => new(outcome.PageName, TitleOf(outcome));

    private static string TitleOf(NotebookOutcome outcome)
    {
        var heading = outcome
            .Result.Document.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal));
        return heading is null ? outcome.Name : heading[2..].Trim();
    }

    /// <summary>What outputs came from, for the end of a page.</summary>
    public static List<KeyValuePair<string, string>> ProvenanceOf(Corpus corpus) =>
        [new("Corpus", corpus.Name), new("Data hash", corpus.DataHash), .. Software()];

    private static List<KeyValuePair<string, string>> Software() =>
        [
            new("SerWorkbook", VersionOf(typeof(Workbook).Assembly)),
            new(".NET SDK", SdkVersion()),
            new("Runtime", RuntimeInformation.FrameworkDescription),
            new(
                "Packages",
                $"plotly.js {PlotlyScript.Version()}, "
                    + string.Join(", ", Packages().Select(package => $"{package.Name} {VersionOf(package.Assembly)}"))
            ),
        ];

    private static (string Name, Assembly Assembly)[] Packages() =>
        [
            ("ML.NET", typeof(Microsoft.ML.MLContext).Assembly),
            ("LightGBM for ML.NET", typeof(Microsoft.ML.Trainers.LightGbm.LightGbmMulticlassTrainer).Assembly),
            ("Roslyn", typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly),
            ("SkiaSharp", typeof(SkiaSharp.SKBitmap).Assembly),
        ];

    // The one that built ser; at run time there may be none.
    private static string SdkVersion() =>
        typeof(PageWriter)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(entry => entry.Key == "SdkVersion")
            ?.Value
        ?? "unknown";

    private static string VersionOf(Assembly assembly)
    {
        var version =
            assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown";
        var parts = version.Split('+', 2);
        return parts is [var number, { Length: >= CommitLength } build] && build.AsSpan(0, CommitLength).IndexOfAnyExcept(HexDigits) < 0
            ? $"{number}+{build[..CommitLength]}"
            : parts[0];
    }
}
