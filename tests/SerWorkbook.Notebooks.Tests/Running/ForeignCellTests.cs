using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Tests.Execution;

namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>Code cells in other languages are kept and passed over.</summary>
public sealed class ForeignCellTests
{
    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"mermaid"}}""", "a --> b", "Mermaid")]
    [InlineData("""{"dotnet_interactive":{"language":"html"}}""", "<b>hi</b>", "HTML")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"sql-adventure"}}""", "select 1", "SQL")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"somewhere"}}""", "x", "somewhere")]
    [InlineData("{}", "#!fsharp\nlet x = 1", "F#")]
    [InlineData("{}", "\n  #!pwsh\nGet-Date", "PowerShell")]
    [InlineData("{}", "#!kql-logs --name x\nT | take 1", "KQL")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", "#!mermaid\nflowchart", "Mermaid")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "#!csharp\n1", null)]
    [InlineData("{}", "#!html\n<b>x</b>\n#!csharp\n1", null)]
    [InlineData("{}", "#!time\n1", null)]
    [InlineData("{}", "1 + 1", null)]
    public void Language_is_that_of_the_magic_or_of_the_metadata(string metadata, string source, string? language) =>
        Assert.Equal(
            language,
            ForeignCell.Language(
                new NotebookCell
                {
                    Kind = CellKind.Code,
                    Source = source,
                    Metadata = JsonElement.Parse(metadata),
                }
            )
        );

    [Fact]
    public async Task Cells_in_Csharp_run_and_the_others_stay_as_they_are()
    {
        using var folder = new TemporaryFolder();
        var drawn = Foreign("chart", "mermaid", "flowchart LR\n a --> b") with
        {
            ExecutionCount = 7,
            Outputs = [new DisplayOutput { Data = MimeBundle.Empty.With("text/plain", "drawn elsewhere") }],
        };
        var path = Notebooks.Save(
            folder,
            Notebooks.Code("one", "1 + 1"),
            drawn,
            Notebooks.Code("magic", "#!html\n<b>hi</b>"),
            Notebooks.Code("two", "2 + 2")
        );

        var run = await Notebooks.RunAsync(path);

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(["one", "two"], run.Cells.Select(c => c.Id));
        var cells = NotebookDocument.Load(path).Cells;
        Assert.Equal(["2", "drawn elsewhere", "", "4"], cells.Select(Notebooks.Text));
        Assert.Equal([1, 7, null, 2], cells.Select(c => c.ExecutionCount));
        Assert.Equal([new PassedOverCell(2, "chart", "Mermaid"), new PassedOverCell(3, "magic", "HTML")], run.PassedOver);
        Assert.Equal("cell 2 of the notebook is in Mermaid and was passed over; only C# is executed", run.PassedOver[0].ToString());
    }

    [Fact]
    public async Task Check_finds_no_drift_in_them()
    {
        using var folder = new TemporaryFolder();
        var path = Notebooks.Save(
            folder,
            Notebooks.Code("one", "1 + 1"),
            Foreign("chart", "mermaid", "flowchart") with
            {
                ExecutionCount = 1,
            }
        );
        await Notebooks.RunAsync(path);

        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        Assert.True(check.IsGood);
        Assert.Equal(1, check.Compared);
    }

    [Fact]
    public async Task Change_of_the_language_runs_the_notebook_again()
    {
        using var folder = new TemporaryFolder();
        var path = Notebooks.Save(folder, Foreign("one", "mermaid", "1 + 1"));
        var options = new NotebookRunOptions { RecordPath = folder["record.json"], Reuse = true };
        await NotebookRunner.RunAsync(path, options);
        new NotebookDocument { Cells = [Notebooks.Code("one", "1 + 1")] }.Save(path);

        var run = await NotebookRunner.RunAsync(path, options);

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal("2", Notebooks.Text(run.Document.Cells[0]));
    }

    [Fact]
    public async Task Session_passes_over_a_text_with_the_magic_and_refuses_one_that_changes_its_language()
    {
        using var session = new TestSession();

        var passed = await session.GoodAsync("#!mermaid\nflowchart LR");
        var (failure, _) = await session.BadAsync("1 + 1\n#!fsharp\nlet x = 1");

        Assert.Equal(
            "This cell is in Mermaid and was passed over; only C# is executed.",
            Assert.IsType<DisplayOutput>(Assert.Single(passed.Outputs)).Data.Text("text/plain")
        );
        Assert.Equal(
            (2, "'#!fsharp' changes the language within a cell; put the code into a cell of its own."),
            (failure.Line, failure.Message)
        );
    }

    [Fact]
    public void Page_says_so_and_shows_what_it_can()
    {
        var document = new NotebookDocument
        {
            Cells =
            [
                Foreign("chart", "mermaid", "a --> b"),
                Foreign("page", "html", "<b>bold</b><script>alert(1)</script>"),
                Notebooks.Code("text", "#!markdown\n*prose*"),
            ],
        };

        var page = HtmlPage.Render(document, new HtmlPageOptions());

        Assert.Contains("<pre><code>a --&gt; b</code></pre>", page);
        Assert.Contains("This cell is in Mermaid and was passed over; only C# is executed.", page);
        Assert.Contains("<b>bold</b>", page);
        Assert.Contains("<em>prose</em>", page);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("was not executed", page);
    }

    private static NotebookCell Foreign(string id, string kernel, string source) =>
        new()
        {
            Kind = CellKind.Code,
            Id = id,
            Source = source,
            Metadata = JsonElement.Parse($$$"""{"polyglot_notebook":{"kernelName":"{{{kernel}}}"}}"""),
        };
}
