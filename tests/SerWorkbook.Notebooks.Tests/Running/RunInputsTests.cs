using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class RunInputsTests
{
    [Theory]
    [InlineData("""System.IO.File.ReadAllText("data.txt")""")]
    [InlineData("""System.IO.File.ReadAllText(@"data.txt")""")]
    [InlineData(""""System.IO.File.ReadAllText("""data.txt""")"""")]
    public async Task Change_of_a_file_that_a_cell_names_executes_again(string code)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["data.txt"], "one");
        var path = Save(folder, Code("read", code));

        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path));
        File.WriteAllText(folder["data.txt"], "two");
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path));
    }

    [Fact]
    public async Task File_that_the_run_itself_writes_does_not_execute_it_again_until_it_is_gone()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("write", """System.IO.File.WriteAllText("made.txt", "made")"""));

        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path));
        File.Delete(folder["made.txt"]);
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
    }

    [Fact]
    public async Task Change_below_a_folder_that_a_parameter_names_executes_again()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["corpus/deep"]);
        File.WriteAllText(folder["corpus/deep/a.wav"], "one");
        var path = Save(folder, Parameters("string data = \"\";"), Code("use", "data"));
        NotebookRunOptions Given(NotebookRunOptions options) =>
            options with
            {
                Parameters = new Dictionary<string, string> { ["data"] = "corpus" },
            };

        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path, Given));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path, Given));
        File.WriteAllText(folder["corpus/deep/a.wav"], "two");
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path, Given));
        File.Move(folder["corpus/deep/a.wav"], folder["corpus/deep/b.wav"]);
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path, Given));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path, Given));
    }

    [Fact]
    public async Task Folder_that_holds_the_notebook_is_no_input()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Parameters("string data = \"\";"), Code("use", "data"));
        NotebookRunOptions Given(NotebookRunOptions options) =>
            options with
            {
                Parameters = new Dictionary<string, string> { ["data"] = "." },
            };

        await StatusAsync(folder, path, Given);
        File.WriteAllText(folder["other.txt"], "new");

        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path, Given));
    }

    [Fact]
    public async Task Change_of_what_the_caller_names_counts_without_a_search_of_the_cells()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["data.txt"], "one");
        var path = Save(folder, Code("read", """System.IO.File.ReadAllText("data" + ".txt")"""));
        NotebookRunOptions Named(NotebookRunOptions options) => options with { FindInputs = false, Inputs = [folder["data.txt"]] };

        await StatusAsync(folder, path, Named);
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path, Named));
        File.WriteAllText(folder["data.txt"], "two");
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path, Named));
    }

    [Fact]
    public async Task Change_of_a_file_that_an_imported_file_imports_executes_again()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["parts"]);
        new NotebookDocument { Cells = [NotebookCell.Code("#!import inner.dib")] }.Save(folder["parts/outer.ipynb"]);
        File.WriteAllText(folder["parts/inner.dib"], "#!csharp\nvar inner = 1;\n");
        var path = Save(folder, Code("import", "#!import parts/outer.ipynb\ninner"));

        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path));
        File.WriteAllText(folder["parts/inner.dib"], "#!csharp\nvar inner = 2;\n");
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path));
    }

    [Fact]
    public async Task Change_of_a_script_that_a_loaded_script_loads_executes_again()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["scripts"]);
        File.WriteAllText(folder["scripts/outer.csx"], "#load \"inner.csx\"\n");
        File.WriteAllText(folder["scripts/inner.csx"], "int inner = 1;\n");
        var path = Save(folder, Code("load", "#load \"scripts/outer.csx\"\ninner"));

        await StatusAsync(folder, path, o => o with { FindInputs = false });
        Assert.Equal(RunStatus.Reused, await StatusAsync(folder, path, o => o with { FindInputs = false }));
        File.WriteAllText(folder["scripts/inner.csx"], "int inner = 2;\n");
        Assert.Equal(RunStatus.Succeeded, await StatusAsync(folder, path, o => o with { FindInputs = false }));
    }

    [Fact]
    public async Task Input_that_is_not_there_is_named_and_nothing_runs()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "1"));

        var fault = await Assert.ThrowsAsync<NotebookException>(() =>
            StatusAsync(folder, path, o => o with { Inputs = [folder["none.csv"]] })
        );

        Assert.Contains("none.csv' is not there", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.ipynb"]));
    }

    private static async Task<RunStatus> StatusAsync(
        TemporaryFolder folder,
        string path,
        Func<NotebookRunOptions, NotebookRunOptions>? change = null
    )
    {
        var options = new NotebookRunOptions
        {
            TargetPath = folder["out.ipynb"],
            RecordPath = folder["record.json"],
            Reuse = true,
            FindInputs = true,
        };
        return (await NotebookRunner.RunAsync(path, change?.Invoke(options) ?? options)).Status;
    }
}
