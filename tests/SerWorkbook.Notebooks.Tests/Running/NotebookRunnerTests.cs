using System.Text.Json;
using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task Cells_are_executed_in_order_and_their_outputs_saved()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            NotebookCell.Markdown("# Story"),
            Code("a", "var x = 20;"),
            Code("empty", " \n"),
            Code("b", "Console.WriteLine(x);\nx + 22")
        );

        var result = await RunAsync(path);

        Assert.Equal(RunStatus.Succeeded, result.Status);
        var cells = NotebookDocument.Load(path).Cells;
        Assert.Equal([null, 1, null, 2], cells.Select(c => c.ExecutionCount));
        Assert.Equal("20\n42", Notebooks.Text(cells[3]));
        Assert.Equal([("a", 1), ("b", 2)], result.Cells.Select(c => (c.Id, c.Number)));
        Assert.Equal(File.ReadAllText(path), result.Document.ToJson());
        Assert.Equal(["story.ipynb"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code("a", "display(new { A = 1.5 });"),
            Code("b", "int.Parse(\"x\")", "raises-exception"),
            Code("c", "new Dictionary<string, int> { [\"k\"] = 1 }")
        );
        await RunAsync(path);
        var first = File.ReadAllBytes(path);

        await RunAsync(path);

        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.DoesNotContain(folder.Path, File.ReadAllText(path));
    }

    [Fact]
    public async Task Cells_see_the_folder_of_the_source_as_current_directory()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/x.txt", "from data");
        folder.Write("setup.csx", "string Read(string name) => System.IO.File.ReadAllText(name);");
        var path = Save(folder, Code("a", "#load \"./setup.csx\"\nRead(\"data/x.txt\")"));
        var target = folder["out/deep/executed.ipynb"];

        var result = await NotebookRunner.RunAsync(path, new NotebookRunOptions { TargetPath = target });

        Assert.Equal("from data", Notebooks.Text(NotebookDocument.Load(target).Cells[0]));
        Assert.Equal(target, result.TargetPath);
        Assert.Empty(NotebookDocument.Load(path).Cells[0].Outputs);
    }

    [Fact]
    public async Task Working_directory_can_be_another_folder_but_must_exist()
    {
        using var folder = new TemporaryFolder();
        var other = Directory.CreateDirectory(folder["other"]).FullName;
        var path = Save(folder, Code("a", "System.IO.Path.GetFileName(Environment.CurrentDirectory)"));

        var result = await NotebookRunner.RunAsync(path, new NotebookRunOptions { WorkingDirectory = other });
        Assert.Equal("other", Notebooks.Text(result.Document.Cells[0]));

        var error = await Assert.ThrowsAsync<NotebookException>(() =>
            NotebookRunner.RunAsync(path, new NotebookRunOptions { WorkingDirectory = folder["none"] })
        );
        Assert.Contains("cannot be the working directory", error.Message);
    }

    [Fact]
    public async Task Runs_in_one_process_wait_for_each_other()
    {
        using var folders = new Folders(3);

        var results = await Task.WhenAll(
            folders.All.Select(
                (f, i) =>
                {
                    f.Write("name.txt", $"folder {i}");
                    return RunAsync(Save(f, Code("a", "await Task.Delay(20);"), Code("b", "System.IO.File.ReadAllText(\"name.txt\")")));
                }
            )
        );

        Assert.Equal(["folder 0", "folder 1", "folder 2"], results.Select(r => Notebooks.Text(r.Document.Cells[1])));
    }

    [Fact]
    public async Task Failing_cell_stops_the_run_and_is_saved()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "1"), Code("b", "var x = 0;\nvar y = 1 / x;"), Code("c", "3"));

        var result = await RunAsync(path);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal("cell 2, line 2: DivideByZeroException: Attempted to divide by zero.", result.Failure!.ToString());
        Assert.Equal("b", result.Failure.CellId);
        Assert.Equal(["1", "DivideByZeroException", ""], NotebookDocument.Load(path).Cells.Select(Notebooks.Text));
    }

    [Fact]
    public async Task Failed_run_leaves_no_outputs_of_an_earlier_one()
    {
        using var folder = new TemporaryFolder();
        var old = new StreamOutput("stdout", "old");
        var path = Save(
            folder,
            Code("a", "throw new Exception();") with
            {
                Outputs = [old],
            },
            Code("b", "2") with
            {
                Outputs = [old],
                ExecutionCount = 9,
            }
        );

        await RunAsync(path);

        Assert.DoesNotContain("old", File.ReadAllText(path));
        Assert.Null(NotebookDocument.Load(path).Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task Tags_of_nbclient_are_honoured()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code("skip", "throw new Exception(\"never\");", "skip-execution") with
            {
                Outputs = [new StreamOutput("stdout", "old")],
            },
            Code("raise", "throw new Exception(\"expected\");", "raises-exception"),
            Code("compile", "undefined", "raises-exception"),
            Code("after", "4")
        );

        var result = await RunAsync(path);

        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(["", "Exception", "CompilationError", "4"], result.Document.Cells.Select(Notebooks.Text));
        Assert.Equal([null, 1, 2, 3], result.Document.Cells.Select(c => c.ExecutionCount));
        Assert.Equal([CellStatus.Failed, CellStatus.Failed, CellStatus.Succeeded], result.Cells.Select(c => c.Status));
    }

    [Fact]
    public async Task Parameters_take_effect_and_are_replaced_on_the_next_run()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Parameters("string data = \"demo\";\nint trials = 24;\ndouble budget = 60;\nbool fresh = false;\nlong seed = 1;"),
            Code("use", "$\"{data} {trials} {budget} {fresh} {seed}\"")
        );

        var first = await RunAsync(
            path,
            ("data", "re\"al\\"),
            ("trials", "3"),
            ("budget", "1.5"),
            ("fresh", "true"),
            ("seed", "9999999999")
        );
        var second = await RunAsync(path, ("trials", "4"));
        var third = await RunAsync(path);

        Assert.Equal("re\"al\\ 3 1.5 True 9999999999", Notebooks.Text(first.Document.Cells[^1]));
        Assert.Equal("demo 4 60 False 1", Notebooks.Text(second.Document.Cells[^1]));
        Assert.Equal("demo 24 60 False 1", Notebooks.Text(third.Document.Cells[^1]));
        Assert.Equal([3, 3, 2], new[] { first, second, third }.Select(r => r.Document.Cells.Count));
    }

    [Fact]
    public async Task Bad_parameter_executes_nothing_and_touches_no_file()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Parameters("int trials = 24;"), Code("a", "System.IO.File.WriteAllText(\"touched\", \"\");"));
        var before = File.ReadAllText(path);

        await Assert.ThrowsAsync<NotebookException>(() => RunAsync(path, ("trials", "many")));

        Assert.Equal(before, File.ReadAllText(path));
        Assert.False(File.Exists(folder["touched"]));
    }

    [Fact]
    public async Task Display_updated_by_a_later_cell_changes_the_stored_output_of_the_first()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "var d = display(\"working\");"), Code("b", "d.Update(\"done\");"));

        await RunAsync(path);

        Assert.Equal(["done", ""], NotebookDocument.Load(path).Cells.Select(Notebooks.Text));
    }

    [Fact]
    public async Task File_is_saved_after_every_cell()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "\"first\""), Code("b", "System.IO.File.ReadAllText(\"story.ipynb\").Contains(\"text/plain\")"));

        Assert.Equal("True", Notebooks.Text((await RunAsync(path)).Document.Cells[1]));
    }

    [Fact]
    public async Task Notebook_in_another_language_is_refused()
    {
        using var folder = new TemporaryFolder();
        var metadata = JsonElement.Parse("""{"kernelspec": {"name": "python3", "language": "python"}}""");
        new NotebookDocument { Cells = [Code("a", "1")], Metadata = metadata }.Save(folder["x.ipynb"]);

        Assert.Contains(
            "is a notebook in Python; only C# can be run.",
            (await Assert.ThrowsAsync<NotebookException>(() => RunAsync(folder["x.ipynb"]))).Message
        );
    }

    [Fact]
    public async Task Notebook_cannot_run_another_notebook()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code(
                "a",
                "await SerWorkbook.Notebooks.NotebookRunner.RunAsync(\"story.ipynb\", new " + "SerWorkbook.Notebooks.NotebookRunOptions());"
            )
        );

        Assert.Contains("cannot run another notebook", (await RunAsync(path)).Failure!.Message);
    }

    [Fact]
    public async Task Cancelled_run_saves_what_was_done()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "\"done\""), Code("b", "while (true) { display(\"b\"); await Task.Delay(1); }"), Code("c", "3"));
        using var stop = new CancellationTokenSource();
        var progress = new Listener(p =>
        {
            if (p.Status == "b")
            {
                stop.Cancel();
            }
        });

        var result = await NotebookRunner.RunAsync(
            path,
            new NotebookRunOptions { RecordPath = folder["record.json"] },
            progress,
            stop.Token
        );

        Assert.Equal(RunStatus.Cancelled, result.Status);
        Assert.Equal("Cancelled", result.Failure!.Name);
        var cells = NotebookDocument.Load(path).Cells;
        Assert.Equal("done", Notebooks.Text(cells[0]));
        Assert.EndsWith("Cancelled", Notebooks.Text(cells[1]));
        Assert.Null(cells[2].ExecutionCount);
        Assert.Equal(RunStatus.Cancelled, NotebookRunRecord.Load(folder["record.json"])!.Status);
    }

    [Fact]
    public async Task Run_that_is_cancelled_before_it_starts_executes_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "System.IO.File.WriteAllText(\"touched\", \"\");"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            NotebookRunner.RunAsync(path, new NotebookRunOptions(), null, new CancellationToken(canceled: true))
        );

        Assert.False(File.Exists(folder["touched"]));
    }

    [Fact]
    public async Task Progress_tells_cell_heading_and_the_latest_status()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code("a", "// setup\nvar d = display(\"x\");"),
            NotebookCell.Markdown("text\n\n## Model `search`\n\n```\n# no heading\n```"),
            Code(
                "b",
                "for (var i = 1; i <= 2; i++)\n    d.Update($\"trial {i} of "
                    + "2\\nmore\");\nConsole.Write(\"one\\n10%\\r\\u001b[32mtwo\\u001b[0m\\r\");"
            )
        );
        var heard = new List<NotebookProgress>();

        await NotebookRunner.RunAsync(path, new NotebookRunOptions(), new Listener(heard.Add));

        Assert.Equal(
            [
                "story 1/2: var d = display(\"x\");",
                "story 1/2: x",
                "story 2/2: Model search",
                "story 2/2: trial 1 of 2",
                "story 2/2: trial 2 of 2",
                "story 2/2: two",
            ],
            heard.Where(p => !p.IsOver).Select(p => p.ToString())
        );
        Assert.Equal(heard[^1], Assert.Single(heard, p => p.IsOver));
        Assert.Equal(heard.Select(p => p.Elapsed).Order(), heard.Select(p => p.Elapsed));
    }

    [Fact]
    public async Task Listener_that_writes_to_the_console_does_not_write_into_the_notebook()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "Console.WriteLine(\"cell\");"));

        var result = await NotebookRunner.RunAsync(path, new NotebookRunOptions(), new Listener(_ => Console.Write(' ')));

        Assert.Equal("cell\n", Notebooks.Text(result.Document.Cells[0]));
    }

    [Fact]
    public async Task Target_that_cannot_be_written_is_named_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "System.IO.File.WriteAllText(\"touched\", \"\");"));
        folder.Write("file", "");

        var error = await Assert.ThrowsAsync<NotebookException>(() =>
            NotebookRunner.RunAsync(path, new NotebookRunOptions { TargetPath = folder["file/x.ipynb"] })
        );

        Assert.Contains("cannot be written", error.Message);
        Assert.False(File.Exists(folder["touched"]));
    }

    private sealed class Listener(Action<NotebookProgress> hear) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value) => hear(value);
    }

    private sealed class Folders(int count) : IDisposable
    {
        public IReadOnlyList<TemporaryFolder> All { get; } = [.. Enumerable.Range(0, count).Select(_ => new TemporaryFolder())];

        public void Dispose()
        {
            foreach (var folder in All)
            {
                folder.Dispose();
            }
        }
    }
}
