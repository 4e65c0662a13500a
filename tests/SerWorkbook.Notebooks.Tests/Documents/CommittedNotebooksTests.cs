namespace SerWorkbook.Notebooks.Tests.Documents;

/// <summary>The notebooks of the project as they are committed: what GitHub and nbviewer show of them.</summary>
public sealed class CommittedNotebooksTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder(), "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_is_a_picture_and_is_followed_by_a_sentence(string name)
    {
        var cells = NotebookDocument.Load(Path.Combine(Folder(), name)).Cells;
        var figures = cells.Where(cell => cell.Source.Contains("workbook.Show(", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(figures);
        Assert.All(
            figures,
            cell =>
            {
                var picture = Assert.Single(cell.Outputs.OfType<DisplayOutput>(), output => output.Data.Contains("image/png"));
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(picture.Data.Text("image/png")!)[..4]);
                Assert.DoesNotContain("text/html", picture.Data.MimeTypes);
                var next = cell.Outputs.SkipWhile(output => !ReferenceEquals(output, picture)).ElementAt(1);
                var meaning = Assert.IsType<DisplayOutput>(next).Data.Text("text/plain")!;
                Assert.EndsWith(".", meaning, StringComparison.Ordinal);

                // What it means, not what is drawn.
                Assert.DoesNotContain(meaning, picture.Data.Text("text/plain"), StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_was_executed_in_order_and_nothing_heavy_is_kept(string name)
    {
        var cells = NotebookDocument.Load(Path.Combine(Folder(), name)).Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Equal(Enumerable.Range(1, cells.Length), cells.Select(cell => cell.ExecutionCount ?? 0));
        Assert.DoesNotContain(cells.SelectMany(cell => cell.Outputs), output => output is ErrorOutput);
        Assert.DoesNotContain(
            cells.SelectMany(cell => cell.Outputs).OfType<RichOutput>(),
            output => output.Data.Contains("application/vnd.plotly.v1+json")
        );
    }

    private static string Folder() => Path.Combine(Repository.Root(), "notebooks");
}
