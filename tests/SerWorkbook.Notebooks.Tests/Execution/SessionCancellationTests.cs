using SerWorkbook.Notebooks.Documents;
using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class SessionCancellationTests
{
    [Theory]
    [InlineData("while (true) Console.Write(\"\" + 1);")]
    [InlineData("var d = display(1); while (true) d.Update(2);")]
    [InlineData("while (true) display(1);")]
    [InlineData("while (true) { await Task.Delay(1); Console.Error.Write('.'); }")]
    public async Task Output_is_where_a_cell_stops_and_the_session_lives_on(string loop)
    {
        using var session = new TestSession(o => o with { CancellationGrace = TimeSpan.FromMinutes(1), MaxStreamCharacters = 100 });
        await session.GoodAsync("var x = 5;");
        using var stop = new CancellationTokenSource();

        var result = await session.RunAsync(loop, _ => stop.Cancel(), stop.Token);

        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Equal("The cell was stopped.", result.Failure!.Message);
        Assert.Equal("Cancelled", Assert.IsType<ErrorOutput>(result.Outputs[^1]).Name);
        Assert.Equal("5", await session.ValueAsync("x"));
    }

    [Fact]
    public async Task Cell_that_does_not_respond_is_given_up_and_the_session_with_it()
    {
        using var session = new TestSession(o => o with { CancellationGrace = TimeSpan.FromMilliseconds(50) });
        using var release = new ManualResetEventSlim();
        AppDomain.CurrentDomain.SetData(nameof(Cell_that_does_not_respond_is_given_up_and_the_session_with_it), release);
        using var stop = new CancellationTokenSource();

        var result = await session.RunAsync(
            $"display(\"started\");\n((System.Threading.ManualResetEventSlim)AppDomain.CurrentDomain.GetData(\"{nameof(Cell_that_does_not_respond_is_given_up_and_the_session_with_it)}\")).Wait();\n1",
            _ => stop.Cancel(),
            stop.Token);

        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Contains("did not respond", result.Failure!.Message);
        var error = await Assert.ThrowsAsync<NotebookException>(() => session.RunAsync("1"));
        Assert.Equal("Cell 1 was given up and may still run; a new session is needed.", error.Message);
        release.Set();
    }

    [Fact]
    public async Task Cell_that_handles_the_request_itself_is_cancelled_too()
    {
        using var session = new TestSession();
        using var stop = new CancellationTokenSource();

        var result = await session.RunAsync("try { while (true) display(1); } finally { var y = 2; }", _ => stop.Cancel(), stop.Token);

        Assert.Equal(CellStatus.Cancelled, result.Status);
    }

    [Fact]
    public async Task OperationCanceledException_of_the_cells_own_is_a_failure()
    {
        using var session = new TestSession();

        Assert.Equal("OperationCanceledException", (await session.BadAsync("throw new OperationCanceledException();")).Failure.Name);
    }
}
