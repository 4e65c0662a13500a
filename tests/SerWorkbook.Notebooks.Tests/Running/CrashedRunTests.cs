using static SerWorkbook.Notebooks.Tests.Running.Notebooks;

namespace SerWorkbook.Notebooks.Tests.Running;

/// <summary>What is made of a run whose process ended.</summary>
public sealed class CrashedRunTests
{
    [Theory]
    [InlineData(20.0, "Timeout", "The cell ran for more than 15 s and was stopped.")]
    [InlineData(14.5, "Timeout", "The cell ran for more than 15 s and was stopped.")]
    [InlineData(3.0, "Crash", "It ended.")]
    public async Task Cell_that_ran_for_longer_than_its_time_took_too_long_however_its_process_ended(
        double seconds,
        string name,
        string message
    )
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "1"), Code("b", "2"), Code("c", "3"));
        await NotebookRunner.RunAsync(path, new NotebookRunOptions { LastCell = "a" });

        var run = CrashedRun.Complete(path, new NotebookRunOptions { CellTimeout = TimeSpan.FromSeconds(15) }, [0.5, seconds], "It ended.");

        Assert.Equal((RunStatus.Failed, name, message), (run.Status, run.Failure!.Name, run.Failure.Message));
        Assert.Equal(["1", name, ""], NotebookDocument.Load(path).Cells.Select(Notebooks.Text));
    }

    [Fact]
    public async Task Earlier_failures_are_named_where_errors_are_allowed()
    {
        using var folder = new TemporaryFolder();
        var path = Save(folder, Code("a", "nothing"), Code("b", "2"));
        var options = new NotebookRunOptions { AllowErrors = true };
        await NotebookRunner.RunAsync(path, options with { LastCell = "a" });

        var run = CrashedRun.Complete(path, options, [0.5, 1], "It ended.");

        Assert.Equal(["CompilationError", "Crash"], run.Failures.Select(failure => failure.Name));
    }
}
