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

    [Theory]
    [InlineData("var i = 0L; while (true) i++;")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("try { Task.Delay(-1).Wait(); } finally { }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    public async Task Cell_that_does_not_look_is_stopped_from_outside_and_the_session_lives_on(string loop)
    {
        using var session = new TestSession(o =>
            o with
            {
                CancellationGrace = TimeSpan.FromMinutes(1),
                CancellationAsking = TimeSpan.FromMilliseconds(50),
            }
        );
        await session.GoodAsync("var x = 5;");
        using var stop = new CancellationTokenSource();

        var result = await session.RunAsync($"display(1);\n{loop}", _ => stop.CancelAfter(TimeSpan.FromMilliseconds(200)), stop.Token);

        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Equal("The cell was stopped.", result.Failure!.Message);
        Assert.Equal("5", await session.ValueAsync("x"));
    }

    [Fact]
    public async Task Cell_that_does_not_respond_is_given_up_and_the_session_with_it()
    {
        using var session = new TestSession(o => o with { CancellationGrace = TimeSpan.FromMilliseconds(50) });
        using var stop = new CancellationTokenSource();

        var result = await session.RunAsync("display(\"started\");\nawait Task.Delay(-1);", _ => stop.Cancel(), stop.Token);

        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Contains("did not respond", result.Failure!.Message);
        var error = await Assert.ThrowsAsync<NotebookException>(() => session.RunAsync("1"));
        Assert.Equal("Cell 1 was given up and may still run; a new session is needed.", error.Message);
    }

    [Fact]
    public async Task Session_that_goes_on_stands_on_the_cells_before_the_one_given_up()
    {
        using var session = new TestSession(o =>
            o with
            {
                CancellationGrace = TimeSpan.FromMilliseconds(50),
                ContinuesAfterAbandon = true,
            }
        );
        await session.GoodAsync("var x = 5;\nvar open = new TaskCompletionSource();");
        using var stop = new CancellationTokenSource();
        await session.RunAsync("display(1);\nawait open.Task;\nvar x = \"late\";\nConsole.WriteLine(x);", _ => stop.Cancel(), stop.Token);

        await session.GoodAsync("open.SetResult();\nawait Task.Delay(100);");

        Assert.Equal("5", await session.ValueAsync("x"));
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
