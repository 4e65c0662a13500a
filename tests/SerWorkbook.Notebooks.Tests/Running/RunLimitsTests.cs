using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

public sealed class RunLimitsTests
{
    private static readonly NotebookCell[] Cells =
    [
        NotebookCell.Markdown("Prose") with
        {
            Id = "prose",
        },
        Code("one", "1"),
        Code("empty", " "),
        Code("two", "2"),
        Code("three", "3"),
    ];

    [Theory]
    [InlineData("2")]
    [InlineData("two")]
    public async Task Run_ends_with_the_cell_that_the_caller_names(string last)
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        await RunAsync(path);

        var result = await NotebookRunner.RunAsync(path, new NotebookRunOptions { LastCell = last });

        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(["one", "two"], result.Cells.Select(cell => cell.Id));
        Assert.Equal(["", "1", "", "2", ""], NotebookDocument.Load(path).Cells.Select(Notebooks.Text));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("prose")]
    [InlineData("empty")]
    public async Task Cell_that_is_not_executed_cannot_be_the_last(string last)
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Cells);
        var before = File.ReadAllText(path);

        var fault = await Assert.ThrowsAsync<NotebookException>(() =>
            NotebookRunner.RunAsync(path, new NotebookRunOptions { LastCell = last })
        );

        Assert.Contains($"'{last}' is no cell", fault.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 3", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Cell_that_takes_too_long_is_stopped_and_keeps_what_it_said()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code("before", "1"),
            Code("slow", "Console.WriteLine(\"begun\");\nwhile (true) Console.Write(\"\");"),
            Code("after", "2")
        );
        await RunToEndOfFirstAsync(path);

        var result = await NotebookRunner.RunAsync(path, new NotebookRunOptions { CellTimeout = TimeSpan.FromSeconds(5) });

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal((2, "slow", "Timeout"), (result.Failure!.CellNumber, result.Failure.CellId, result.Failure.Name));
        Assert.Contains("more than 5 s", result.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "begun\nTimeout", ""], NotebookDocument.Load(path).Cells.Select(Notebooks.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Limit_of_no_time_is_refused(int seconds) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            NotebookRunner.RunAsync("x.ipynb", new NotebookRunOptions { CellTimeout = TimeSpan.FromSeconds(seconds) })
        );

    // Afterwards the compiler is warm, so that the limit is about the slow cell alone.
    private static Task RunToEndOfFirstAsync(string path) =>
        NotebookRunner.RunAsync(path, new NotebookRunOptions { LastCell = "before", TargetPath = path + ".warm.ipynb" });
}
