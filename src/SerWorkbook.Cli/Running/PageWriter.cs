using System.Reflection;
using System.Runtime.InteropServices;
using SerWorkbook.Corpora;
using SerWorkbook.Figures;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Pages;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Running;

/// <summary>Writes the HTML pages of a run and the index over them.</summary>
internal static class PageWriter
{
    private const string IndexName = "index.html";
    private const string IndexTitle = "SerWorkbook: speech emotion recognition";

    /// <summary>Writes every page and the index.</summary>
    public static void WriteAll(string output, IReadOnlyList<NotebookOutcome> outcomes, Corpus corpus, string assetFolder)
    {
        var plotly = PlotlyScript.Read();
        var provenance = ProvenanceOf(corpus);
        for (var i = 0; i < outcomes.Count; i++)
        {
            var options = new HtmlPageOptions
            {
                PlotlyScript = plotly,
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
            Path.Combine(output, IndexName), HtmlIndex.Render([.. entries], new HtmlIndexOptions { Title = IndexTitle, Provenance = provenance }));
    }

    /// <summary>Writes the page of one notebook into a folder.</summary>
    /// <returns>The page's path.</returns>
    public static string WriteOne(string notebook, string folder)
    {
        var page = Path.Combine(folder, Path.GetFileNameWithoutExtension(notebook) + ".html");
        var options = new HtmlPageOptions { PlotlyScript = PlotlyScript.Read(), AssetFolder = Path.GetDirectoryName(Path.GetFullPath(notebook)) };
        AtomicFile.WriteAllText(page, HtmlPage.Render(NotebookDocument.Load(notebook), options));
        return page;
    }

    private static PageLink LinkTo(NotebookOutcome outcome) => new(outcome.PageName, TitleOf(outcome));

    private static string TitleOf(NotebookOutcome outcome)
    {
        var heading = outcome.Result.Document.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n')).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal));
        return heading is null ? outcome.Name : heading[2..].Trim();
    }

    /// <summary>What outputs came from, for the end of a page.</summary>
    public static List<KeyValuePair<string, string>> ProvenanceOf(Corpus corpus) =>
    [
        new("Corpus", corpus.Name),
        new("Data hash", corpus.DataHash),
        new("SerWorkbook", VersionOf(typeof(Workbook).Assembly)),
        new("ML.NET", VersionOf(typeof(Microsoft.ML.MLContext).Assembly)),
        new("plotly.js", PlotlyScript.Version()),
        new("Runtime", RuntimeInformation.FrameworkDescription),
    ];

    private static string VersionOf(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "unknown";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..Math.Min(version.Length, plus + 9)];
    }
}
