namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class ImportTests
{
    [Fact]
    public async Task Cells_of_a_notebook_are_executed_in_order_where_the_command_stands()
    {
        using var session = new TestSession();
        Save(
            session,
            "parts/other.ipynb",
            NotebookCell.Markdown("# Text"),
            NotebookCell.Code("var a = 3;\na"),
            NotebookCell.Code("a += 1;")
        );

        var result = await session.GoodAsync("var before = 1;\n#!import ./parts/other.ipynb\nConsole.WriteLine(a + before);\na");

        Assert.Equal("3", Assert.IsType<DisplayOutput>(result.Outputs[0]).Data.Text("text/plain"));
        Assert.Equal("5\n", Assert.IsType<StreamOutput>(result.Outputs[1]).Text);
        Assert.Equal("4", Assert.IsType<ResultOutput>(result.Outputs[2]).Data.Text("text/plain"));
        Assert.Equal(3, result.Outputs.Count);
    }

    [Theory]
    [InlineData("lib.cs", "public class Lib { public int Value => 7; }\nvar lib = new Lib().Value;")]
    [InlineData("lib.csx", "int Seven() => 7;\nvar lib = Seven();")]
    [InlineData(
        "my lib.dib",
        "#!meta\n\n{\"x\":1}\n\n#!markdown\n\n# Title\n\n#!csharp\n\nvar seven = 7;\n\n#!csharp\n\nvar lib = seven;\n"
    )]
    public async Task Scripts_and_dib_files_are_executed(string name, string text)
    {
        using var session = new TestSession();
        session.Folder.Write(name, text);

        await session.GoodAsync($"#!import \"{name}\"");

        Assert.Equal("7", await session.ValueAsync("lib"));
    }

    [Fact]
    public async Task Paths_in_an_imported_file_start_from_its_folder()
    {
        using var session = new TestSession();
        session.Folder.Write("a/b/deep.csx", "var deep = 1;");
        session.Folder.Write("a/helper.csx", "int Helped() => 2;");
        session.Folder.Write("a/middle.dib", "#!csharp\n#!import b/deep.csx\n#load \"helper.csx\"\n");

        await session.GoodAsync("#!import a/middle.dib");

        Assert.Equal("3", await session.ValueAsync("deep + Helped()"));
    }

    [Fact]
    public async Task Cells_in_other_languages_are_displayed_or_passed_over_with_a_notice()
    {
        using var session = new TestSession();
        session.Folder.Write("mixed.dib", "#!fsharp\nlet x = 1\n#!csharp\nvar y = 2;\n#!mermaid\nflowchart LR\n");

        var result = await session.GoodAsync("#!import mixed.dib\ny");

        Assert.Equal(
            ["mixed.dib, cell 1 is in F# and was skipped; only C# is executed.", "flowchart LR", "2"],
            result.Outputs.Cast<RichOutput>().Select(output => output.Data.Text("text/plain")!)
        );
    }

    [Theory]
    [InlineData("var x = 1;\n#!import none.ipynb", 2, "There is no file 'none.ipynb' to import.")]
    [InlineData("#!import page.html", 1, "'page.html' cannot be imported; #!import takes a .ipynb, .dib, .cs, .csx file.")]
    [InlineData("#!import a.csx", 1, "'a.csx' imports itself: a.csx imports b.dib imports a.csx.")]
    [InlineData("#!import broken.ipynb", 1, "'broken.ipynb' is not a notebook: it is not JSON (line 1).")]
    public async Task Files_that_cannot_be_imported_are_named_in_one_sentence(string code, int line, string message)
    {
        using var session = new TestSession();
        session.Folder.Write("a.csx", "#!import b.dib");
        session.Folder.Write("b.dib", "#!csharp\n\n#!import a.csx");
        session.Folder.Write("broken.ipynb", "no");

        var (failure, error) = await session.BadAsync(code);

        Assert.Equal("MagicCommandError", failure.Name);
        Assert.Equal(message, failure.Message);
        Assert.Equal(line, failure.Line);
        Assert.DoesNotContain(session.Folder.Path, string.Concat(error.Traceback));
    }

    [Theory]
    [InlineData("var x = 1;\nvar y = x / (x - 1);", "DivideByZeroException", "bad.csx, line 2: var y = x / (x - 1);")]
    [InlineData("var x = 1;\nnothing", "CompilationError", "bad.csx, line 2, column 1: CS0103")]
    public async Task Failures_say_where_in_the_file_and_where_in_the_cell(string code, string kind, string place)
    {
        using var session = new TestSession();
        session.Folder.Write("bad.csx", code);

        var (failure, error) = await session.BadAsync("var before = 1;\n#!import bad.csx\nvar after = 1;");

        Assert.Equal((kind, 2), (failure.Name, failure.Line));
        Assert.Contains(error.Traceback, line => line.StartsWith(place, StringComparison.Ordinal));
        Assert.Equal("cell 1, line 2: #!import bad.csx", error.Traceback[^1]);
        Assert.Equal("1", await session.ValueAsync("before"));
        Assert.Equal("CompilationError", (await session.BadAsync("after")).Failure.Name);
    }

    [Fact]
    public async Task Import_of_the_reference_case_gives_the_variable()
    {
        using var session = new TestSession();
        Save(session, "other.ipynb", NotebookCell.Code("var a = 3;"));

        var result = await session.GoodAsync("#!import ./other.ipynb\nConsole.WriteLine(a);");

        Assert.Equal("3\n", Assert.IsType<StreamOutput>(Assert.Single(result.Outputs)).Text);
    }

    private static void Save(TestSession session, string name, params NotebookCell[] cells) =>
        new NotebookDocument { Cells = cells }.Save(session.Folder[name]);
}
