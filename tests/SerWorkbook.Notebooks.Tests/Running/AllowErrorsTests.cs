using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>A run that goes on after cells that failed.</summary>
public sealed class AllowErrorsTests
{
    [Fact]
    public async Task All_cells_are_executed_and_every_failure_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Save(
            folder,
            Code("a", "throw new Exception(\"one\");"),
            Code("b", "nothing"),
            Code("c", "throw new Exception(\"expected\");", "raises-exception"),
            Code("d", "3")
        );

        var run = await NotebookRunner.RunAsync(path, new NotebookRunOptions { AllowErrors = true });

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal(["Exception", "CompilationError"], run.Failures.Select(failure => failure.Name));
        Assert.Equal(run.Failures[0], run.Failure);
        Assert.Equal(["Exception", "CompilationError", "Exception", "3"], run.Document.Cells.Select(Notebooks.Text));
    }

    [Fact]
    public async Task Cell_that_takes_too_long_ends_the_run()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "nothing"), Code("b", "while (true) { }"), Code("c", "3"));
        var options = new NotebookRunOptions { AllowErrors = true, CellTimeout = TimeSpan.FromSeconds(2) };

        var run = await NotebookRunner.RunAsync(path, options);

        Assert.Equal(["CompilationError", "Timeout"], run.Failures.Select(failure => failure.Name));
        Assert.Equal([1, 2, null], run.Document.Cells.Select(cell => cell.ExecutionCount));
    }
}
