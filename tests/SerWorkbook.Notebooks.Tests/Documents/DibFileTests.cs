using System.Text.Json;

namespace SerWorkbook.Notebooks.Tests.Documents;

/// <summary><c>.dib</c> files, the text format of .NET Interactive.</summary>
public sealed class DibFileTests
{
    private const string Polyglot = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#"],"languageName":"C#","name":"csharp"},{"aliases":[],"name":"pythonkernel"}]},"author":"né"}

        #!markdown

        # Title

        Text

        #!csharp

        #r "nuget: Some, 1.0"
        var x = 1;

        x

        #!fsharp

        let y = 1

        #!pythonkernel

        print(1)

        #!mermaid

        flowchart LR
         a --> b

        #!sql-adventure

        select 1

        """;

    [Fact]
    public void File_written_by_dotnet_interactive_is_read_and_written_back_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var text = Polyglot.ReplaceLineEndings("\n");

        var document = NotebookDocument.Load(folder.Write("a.dib", text));
        document.Save(folder["b.dib"]);
        document.Save(folder["c.ipynb"]);
        NotebookDocument.Load(folder["c.ipynb"]).Save(folder["d.dib"]);

        Assert.Equal([CellKind.Markdown, .. Enumerable.Repeat(CellKind.Code, 5)], document.Cells.Select(cell => cell.Kind));
        Assert.Equal("#r \"nuget: Some, 1.0\"\nvar x = 1;\n\nx", document.Cells[1].Source);
        Assert.Equal(["csharp", "fsharp", "pythonkernel", "mermaid", "sql-adventure"], document.Cells.Skip(1).Select(Kernel));
        Assert.Equal("né", document.Metadata.GetProperty("author").GetString());
        Assert.Equal(".net-csharp", document.Metadata.GetProperty("kernelspec").GetProperty("name").GetString());
        Assert.Equal(2, document.Metadata.GetProperty("polyglot_notebook").GetProperty("kernelInfo").GetProperty("items").GetArrayLength());
        Assert.Equal(text, File.ReadAllText(folder["b.dib"]));
        Assert.Equal(text, File.ReadAllText(folder["d.dib"]));
    }

    [Theory]
    [InlineData("1 + 1", "csharp:1 + 1")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\",\"items\":[]}}\n#!time\n1", "fsharp:#!time\n1")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!c#\n\n\n1\n\n", "csharp:1")]
    [InlineData("\uFEFF#!csharp\r\na\r\nb\r\n#!js\r\nc", "csharp:a\nb|javascript:c")]
    [InlineData("#!csharp\n#!time\n1\n#!mermaid --display-width 10\nx", "csharp:#!time\n1\n#!mermaid --display-width 10\nx")]
    [InlineData("#!csharp\n#!unknown\n1", "csharp:#!unknown\n1")]
    [InlineData("first\n#!markdown\n#!csharp\n#!md\ntext", "csharp:first|markdown:text")]
    [InlineData("\n\n", "")]
    public void Lines_that_name_a_kernel_start_cells(string text, string cells)
    {
        using var folder = new TemporaryFolder();

        var document = NotebookDocument.Load(folder.Write("a.dib", text));

        Assert.Equal(cells, string.Join('|', document.Cells.Select(cell => $"{Kernel(cell)}:{cell.Source}")));
    }

    [Theory]
    [InlineData("#!meta\n{\"a\":\n#!csharp\n1", "the text below #!meta is not JSON.")]
    [InlineData("#!meta\n[1]\n#!csharp\n1", "the text below #!meta is not a JSON object.")]
    [InlineData("#!meta\n{\"a\":1,\"a\":2}\n#!csharp\n1", "the text below #!meta is not JSON.")]
    public void Metadata_that_cannot_be_read_are_named(string text, string why)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.dib", text);

        Assert.Equal($"'{path}' is not a notebook: {why}", Assert.Throws<NotebookException>(() => NotebookDocument.Load(path)).Message);
    }

    [Fact]
    public void What_the_format_cannot_hold_is_named()
    {
        using var folder = new TemporaryFolder();
        var document = new NotebookDocument
        {
            Cells =
            [
                NotebookCell.Code("1", "parameters") with
                {
                    Outputs = [new StreamOutput("stdout", "x")],
                },
                NotebookCell.Code("2\n#!fsharp\nlet x = 1"),
                new NotebookCell { Kind = CellKind.Raw, Source = "raw" },
            ],
        };

        var notes = NotebookConversion.Write(document, folder["a.ipynb"], folder["a.dib"]);

        Assert.Equal(
            [
                "a .dib file cannot keep the outputs of cell 1",
                "a .dib file cannot keep the raw text, written as Markdown, of cell 3",
                "a .dib file cannot keep the magics in the middle of cell 2",
            ],
            notes
        );
    }

    [Fact]
    public void Metadata_of_cells_survive_and_follow_the_text()
    {
        using var folder = new TemporaryFolder();
        var tagged = NotebookCell.Code("int n = 1;", "parameters") with { Id = "first" };
        var slide = NotebookCell.Markdown("# Title") with { Id = "title", Metadata = JsonElement.Parse("""{"slide":{"type":"sub"}}""") };
        new NotebookDocument { Cells = [slide, tagged, NotebookCell.Code("n")] }.Save(folder["a.dib"]);
        var text = File.ReadAllText(folder["a.dib"]);

        var read = NotebookDocument.Load(folder["a.dib"]);
        var moved = NotebookDocument.Load(
            folder.Write("b.dib", text.Replace("# Title", "# Other\n\n#!csharp\n\nn", StringComparison.Ordinal))
        );

        Assert.Equal(["title", "first"], read.Cells.Take(2).Select(cell => cell.Id));
        Assert.True(JsonElement.DeepEquals(slide.Metadata, read.Cells[0].Metadata));
        Assert.True(JsonElement.DeepEquals(tagged.Metadata, read.Cells[1].Metadata));
        Assert.Equal(["", "", "parameters", ""], moved.Cells.Select(cell => string.Concat(cell.Tags)));
        read.Save(folder["c.dib"]);
        Assert.Equal(text, File.ReadAllText(folder["c.dib"]));
    }

    [Fact]
    public async Task Run_writes_the_outputs_beside_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.dib", "#!csharp\n\n1 + 1\n\n#!html\n\n<b>x</b>\n");

        var run = await NotebookRunner.RunAsync(path, new NotebookRunOptions());
        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        Assert.Equal(folder["a.ipynb"], run.TargetPath);
        Assert.Equal("2", Running.Notebooks.Text(NotebookDocument.Load(folder["a.ipynb"]).Cells[0]));
        Assert.Equal("#!csharp\n\n1 + 1\n\n#!html\n\n<b>x</b>\n", File.ReadAllText(path));
        Assert.True(check.IsGood);
    }

    private static string Kernel(NotebookCell cell) =>
        cell.Kind == CellKind.Markdown ? "markdown"
        : cell.Metadata.GetProperty("polyglot_notebook").GetProperty("kernelName") is { ValueKind: JsonValueKind.String } name
            ? name.GetString()!
        : "";
}
