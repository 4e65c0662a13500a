using System.Text.Json;
using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Tests.Execution;

namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>Code cells in other languages are displayed, or kept and passed over.</summary>
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
        var elsewhere = Foreign("query", "sql-adventure", "select 1") with
        {
            ExecutionCount = 7,
            Outputs = [new DisplayOutput { Data = MimeBundle.Empty.With("text/plain", "executed elsewhere") }],
        };
        var path = Notebooks.Save(
            folder,
            Notebooks.Code("one", "1 + 1"),
            elsewhere,
            Notebooks.Code("magic", "#!pwsh\nGet-Date"),
            Notebooks.Code("two", "2 + 2")
        );

        var run = await Notebooks.RunAsync(path);

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(["one", "two"], run.Cells.Select(c => c.Id));
        var cells = NotebookDocument.Load(path).Cells;
        Assert.Equal(["2", "executed elsewhere", "", "4"], cells.Select(Notebooks.Text));
        Assert.Equal([1, 7, null, 2], cells.Select(c => c.ExecutionCount));
        Assert.Equal([new PassedOverCell(2, "query", "SQL"), new PassedOverCell(3, "magic", "PowerShell")], run.PassedOver);
        Assert.Equal("cell 2 of the notebook is in SQL and was skipped; only C# is executed", run.PassedOver[0].ToString());
    }

    [Theory]
    [InlineData("html", "<b>hi</b>", "text/html=<b>hi</b>")]
    [InlineData("markdown", "*hi*", "text/markdown=*hi*")]
    [InlineData("svg", "<svg/>", "image/svg+xml=<svg/>")]
    [InlineData("css", "b { }", "text/html=<style type=\"text/css\">b { }</style>")]
    [InlineData("javascript", "f();", "text/html=<script type=\"text/javascript\">f();</script>")]
    [InlineData("js", "f();", "text/html=<script type=\"text/javascript\">f();</script>")]
    [InlineData("mermaid", "a --> b", "text/vnd.mermaid=a --> b;text/plain=a --> b")]
    public async Task Content_of_languages_without_a_kernel_is_the_output(string kernel, string source, string output)
    {
        using var folder = new TemporaryFolder();
        var stale = Foreign("shown", kernel, source) with { Outputs = [new StreamOutput("stdout", "stale")] };
        var path = Notebooks.Save(folder, Notebooks.Code("one", "1 + 1"), stale, Notebooks.Code("two", "2 + 2"));

        var run = await Notebooks.RunAsync(path);

        var cells = NotebookDocument.Load(path).Cells;
        Assert.Equal([1, 2, 3], cells.Select(c => c.ExecutionCount));
        Assert.Equal([output], cells[1].Outputs.Select(Shown));
        Assert.Empty(run.PassedOver);
        Assert.True(JsonElement.DeepEquals(stale.Metadata, cells[1].Metadata));
        Assert.Equal(source, cells[1].Source);
    }

    [Fact]
    public async Task Magics_change_the_language_within_a_cell()
    {
        using var session = new TestSession();

        var mixed = await session.GoodAsync(
            "var x = \"\"\"\n#!html\n\"\"\";\nx.Length\n#!html\n\n<b>1</b>\n#!share --from csharp x\n#!fsharp\nlet y = 1\n#!csharp\nx[^1]"
        );

        Assert.Equal(
            [
                "text/plain=6",
                "stderr='#!share --from csharp x' has no effect on HTML.\n",
                "text/html=<b>1</b>",
                "text/plain=This cell, from line 9 on, is in F# and was skipped; only C# is executed.",
                "text/plain=l",
            ],
            mixed.Outputs.Select(Shown)
        );
        Assert.Equal([typeof(ResultOutput)], mixed.Outputs.Skip(4).Select(output => output.GetType()));
        Assert.Equal(4, (await session.BadAsync("#!html\n<b>x</b>\n#!csharp\nnothing")).Failure.Line);
    }

    [Fact]
    public async Task Refusal_of_other_languages_names_the_cells_before_anything_is_executed()
    {
        using var folder = new TemporaryFolder();
        var path = Notebooks.Save(
            folder,
            Notebooks.Code("one", "System.IO.File.WriteAllText(\"touched\", \"\");"),
            Notebooks.Code("mixed", "1\n#!fsharp\nlet x = 1"),
            Foreign("page", "html", "<b>shown</b>"),
            Foreign("query", "kql-logs", "T")
        );

        var error = await Assert.ThrowsAsync<NotebookException>(() =>
            NotebookRunner.RunAsync(path, new NotebookRunOptions { RefuseOtherLanguages = true })
        );

        Assert.Equal($"'{path}' has code in languages that cannot be run: cell 2 (F#), cell 4 (KQL).", error.Message);
        Assert.False(File.Exists(folder["touched"]));
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"python3","language":"python"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"conda-env-sound-py","display_name":"sound"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"sound","display_name":"Python (sound)"}}""", "Python")]
    [InlineData("""{"language_info":{"name":"python"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"ir","display_name":"R"}}""", "R")]
    [InlineData("""{"kernelspec":{"name":"julia-1.10"}}""", "Julia")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","display_name":".NET (F#)"}}""", "F#")]
    public async Task Notebook_in_another_language_is_named_by_it(string metadata, string language)
    {
        using var folder = new TemporaryFolder();
        new NotebookDocument { Cells = [Plain("print(1)")], Metadata = JsonElement.Parse(metadata) }.Save(folder["x.ipynb"]);

        var error = await Assert.ThrowsAsync<NotebookException>(() => Notebooks.RunAsync(folder["x.ipynb"]));

        Assert.Equal($"'{folder["x.ipynb"]}' is a notebook in {language}; only C# can be run.", error.Message);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":"my-kernel","display_name":"C# (mine)"}}""")]
    [InlineData("""{"kernelspec":{"name":"happy","display_name":"happy"}}""")]
    [InlineData("{}")]
    public async Task Notebook_of_no_known_language_is_run_as_Csharp(string metadata)
    {
        using var folder = new TemporaryFolder();
        new NotebookDocument { Cells = [Plain("1 + 1")], Metadata = JsonElement.Parse(metadata) }.Save(folder["x.ipynb"]);

        Assert.Equal("2", Notebooks.Text((await Notebooks.RunAsync(folder["x.ipynb"])).Document.Cells[0]));
    }

    [Fact]
    public async Task Csharp_cells_of_a_notebook_whose_kernel_is_another_are_run()
    {
        using var folder = new TemporaryFolder();
        var metadata = JsonElement.Parse("""{"kernelspec":{"name":".net-fsharp","language":"F#"}}""");
        new NotebookDocument { Cells = [Plain("let x = 1"), Notebooks.Code("two", "1 + 1")], Metadata = metadata }.Save(folder["x.ipynb"]);

        var run = await Notebooks.RunAsync(folder["x.ipynb"]);

        Assert.Equal(["", "2"], run.Document.Cells.Select(Notebooks.Text));
        Assert.Equal("F#", Assert.Single(run.PassedOver).Language);
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
    public void Page_says_so_and_shows_what_it_can()
    {
        var document = new NotebookDocument
        {
            Cells =
            [
                Foreign("chart", "mermaid", "a --> b"),
                Foreign("page", "html", "<b>bold</b><script>alert(1)</script>"),
                Foreign("part", "html", "<b>strong</b>"),
                Notebooks.Code("text", "#!markdown\n*prose*"),
            ],
        };

        var page = HtmlPage.Render(document, new HtmlPageOptions());

        Assert.Contains("<pre><code>a --&gt; b</code></pre>", page);
        Assert.Contains("This cell is in Mermaid; its content is shown here.", page);
        Assert.Contains("This cell is in HTML; its content is shown here.", page);
        Assert.Contains("<b>strong</b>", page);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", page);
        Assert.Contains("<em>prose</em>", page);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("was not executed", page);
    }

    private static string Shown(NotebookOutput output) =>
        output switch
        {
            RichOutput rich => string.Join(';', rich.Data.MimeTypes.Select(type => $"{type}={rich.Data.Text(type)}")),
            StreamOutput stream => $"{stream.Name}={stream.Text}",
            _ => $"{output}",
        };

    private static NotebookCell Plain(string source) => new() { Kind = CellKind.Code, Source = source };

    private static NotebookCell Foreign(string id, string kernel, string source) =>
        new()
        {
            Kind = CellKind.Code,
            Id = id,
            Source = source,
            Metadata = JsonElement.Parse($$$"""{"polyglot_notebook":{"kernelName":"{{{kernel}}}"}}"""),
        };
}
