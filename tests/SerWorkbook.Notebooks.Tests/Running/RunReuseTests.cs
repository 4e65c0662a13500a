using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class RunReuseTests
{
    private static readonly NotebookCell[] Cells =
    [
        NotebookCell.Markdown("Prose") with
        {
            Id = "prose",
        },
        Parameters("int n = 1;"),
        Code("count", "System.IO.File.AppendAllText(\"runs\", \"x\");\nn"),
    ];

    [Fact]
    public async Task Unchanged_notebook_is_not_executed_again()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        var first = await RunAsync(folder, path);

        var second = await RunAsync(folder, path);

        Assert.Equal([RunStatus.Succeeded, RunStatus.Reused], [first.Status, second.Status]);
        Assert.Equal("x", File.ReadAllText(folder["runs"]));
        Assert.Equal(first.Document.ToJson(), second.Document.ToJson());
        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Fact]
    public async Task In_place_runs_are_reused_too_also_with_parameters()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        var options = new NotebookRunOptions
        {
            RecordPath = folder["record"],
            Reuse = true,
            Parameters = new Dictionary<string, string> { ["n"] = "7" },
        };

        await NotebookRunner.RunAsync(path, options);
        var second = await NotebookRunner.RunAsync(path, options);

        Assert.Equal(RunStatus.Reused, second.Status);
        Assert.Equal("7", Notebooks.Text(second.Document.Cells[^1]));
    }

    [Fact]
    public async Task Change_of_code_parameters_or_the_callers_fingerprint_executes_again()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, Save(folder, Cells));

        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, Save(folder, [.. Cells, Code("more", "2")]))).Status);
        Assert.Equal(
            RunStatus.Succeeded,
            (
                await RunAsync(folder, Save(folder, Cells), o => o with { Parameters = new Dictionary<string, string> { ["n"] = "2" } })
            ).Status
        );
        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, Save(folder, Cells), o => o with { Fingerprint = "other data" })).Status);
        Assert.Equal(RunStatus.Reused, (await RunAsync(folder, Save(folder, Cells), o => o with { Fingerprint = "other data" })).Status);
        Assert.Equal("xxxx", File.ReadAllText(folder["runs"]));
    }

    [Fact]
    public async Task Change_of_tags_executes_again()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, Save(folder, Cells));

        var skipped = await RunAsync(folder, Save(folder, Cells[0], Cells[1], Code("count", Cells[2].Source, "skip-execution")));

        Assert.Equal(RunStatus.Succeeded, skipped.Status);
        Assert.Empty(skipped.Document.Cells[^1].Outputs);
    }

    [Fact]
    public async Task Touched_missing_or_unrecorded_target_executes_again()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        await RunAsync(folder, path);

        File.AppendAllText(folder["out.ipynb"], " ");
        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, path)).Status);
        File.Delete(folder["out.ipynb"]);
        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, path)).Status);
        File.WriteAllText(folder["record.json"], "{ not a record");
        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, path)).Status);
        Assert.Equal(RunStatus.Reused, (await RunAsync(folder, path)).Status);
    }

    [Fact]
    public async Task Failed_run_is_never_reused()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "throw new Exception();"));

        Assert.Equal(RunStatus.Failed, (await RunAsync(folder, path)).Status);
        Assert.Equal(RunStatus.Failed, (await RunAsync(folder, path)).Status);
        Assert.Equal("Exception", NotebookRunRecord.Load(folder["record.json"])!.Failure!.Name);
    }

    [Fact]
    public async Task Change_of_prose_alone_is_taken_over_without_execution()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, Save(folder, Cells));

        var result = await RunAsync(
            folder,
            Save(folder, [NotebookCell.Markdown("New prose"), Cells[1], NotebookCell.Markdown("More"), Cells[2]])
        );

        Assert.Equal(RunStatus.Reused, result.Status);
        var written = NotebookDocument.Load(folder["out.ipynb"]);
        Assert.Equal(["New prose", "int n = 1;", "More"], written.Cells.Take(3).Select(c => c.Source));
        Assert.Equal("1", Notebooks.Text(written.Cells[3]));
        Assert.Equal(RunStatus.Reused, (await RunAsync(folder, folder["story.ipynb"])).Status);
    }

    [Fact]
    public async Task Without_Reuse_a_run_always_executes()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        await RunAsync(folder, path);

        Assert.Equal(RunStatus.Succeeded, (await RunAsync(folder, path, o => o with { Reuse = false })).Status);
    }

    [Fact]
    public async Task Record_tells_times_and_hash()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, Save(folder, Cells));

        var record = NotebookRunRecord.Load(folder["record.json"])!;

        Assert.Equal("story.ipynb", record.Notebook);
        Assert.Equal(["parameters", "count"], record.Cells.Select(c => c.Id));
        Assert.True(record.Seconds > 0);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder["out.ipynb"]))),
            record.TargetSha256
        );
        Assert.DoesNotContain(folder.Path, File.ReadAllText(folder["record.json"]));
    }

    [Fact]
    public async Task Reuse_without_a_record_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => NotebookRunner.RunAsync("x.ipynb", new NotebookRunOptions { Reuse = true }));
    }

    private static Task<NotebookRunResult> RunAsync(
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
        };
        return NotebookRunner.RunAsync(path, change?.Invoke(options) ?? options);
    }
}
