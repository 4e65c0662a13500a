using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Checking;

public sealed class NotebookCheckTests
{
    private static readonly NotebookCell[] Cells =
    [
        Parameters("int n = 1;"),
        Code("third", "Console.WriteLine(n / 3.0);\nSystem.IO.File.ReadAllText(\"data.txt\")"),
        Code("clock", "Guid.NewGuid()", "ignore-output"),
    ];

    [Fact]
    public async Task Notebook_that_was_just_run_is_good_and_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        var path = Prepare(folder);
        await RunAsync(path, ("n", "2"));
        var before = File.ReadAllBytes(path);

        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        Assert.True(check.IsGood);
        Assert.Equal((3, 1), (check.Compared, check.Ignored));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["data.txt", "story.ipynb"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_the_cells_read_has_changed_and_the_cell_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Prepare(folder);
        await RunAsync(path);
        File.WriteAllText(folder["data.txt"], "two");

        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        var drift = Assert.Single(check.Drifts);
        Assert.False(check.IsGood);
        Assert.Equal("cell 2: text/plain, line 1: stored is 'one', fresh is 'two'", drift.ToString());
    }

    [Theory]
    [InlineData("0.333333333", true)]
    [InlineData("0.34", false)]
    public async Task Numbers_may_differ_by_the_tolerance(string stored, bool isGood)
    {
        using var folder = new TemporaryFolder();
        var path = Prepare(folder);
        await RunAsync(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.3333333333333333", stored, StringComparison.Ordinal));

        Assert.Equal(isGood, (await NotebookCheck.RunAsync(path, new NotebookCheckOptions())).IsGood);
    }

    [Fact]
    public async Task Cell_that_was_never_executed_differs()
    {
        using var folder = new TemporaryFolder();
        var path = Prepare(folder);
        await NotebookRunner.RunAsync(path, new NotebookRunOptions { LastCell = "1" });

        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        Assert.Equal("execution", Assert.Single(check.Drifts).What);
    }

    [Fact]
    public async Task Of_a_failed_run_the_cells_before_the_failure_are_compared()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "1"), Code("b", "System.IO.File.ReadAllText(\"data.txt\")"));
        File.WriteAllText(folder["data.txt"], "one");
        await RunAsync(path);
        File.Delete(folder["data.txt"]);

        var check = await NotebookCheck.RunAsync(path, new NotebookCheckOptions());

        Assert.False(check.IsGood);
        Assert.Equal("FileNotFoundException", check.Run.Failure!.Name);
        Assert.Equal(1, check.Compared);
        Assert.Empty(check.Drifts);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public async Task Tolerance_below_zero_is_refused(double tolerance) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            NotebookCheck.RunAsync("x.ipynb", new NotebookCheckOptions { Tolerance = tolerance })
        );

    private static string Prepare(TemporaryFolder folder)
    {
        File.WriteAllText(folder["data.txt"], "one");
        return Save(folder, Cells);
    }
}
