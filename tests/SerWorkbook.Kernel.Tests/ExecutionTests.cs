using System.Text.Json;
using SerWorkbook.Kernel.Tests.Client;

namespace SerWorkbook.Kernel.Tests;

public sealed class ExecutionTests
{
    [Fact]
    public async Task Cells_are_counted_and_their_input_is_published()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var first = await kernel.Client.GoodAsync("var x = 1;");
        var quiet = await kernel.Client.RunAsync("x + 1", silent: true);
        var unstored = await kernel.Client.RunAsync("x + 2", storeHistory: false);
        var second = await kernel.Client.GoodAsync("x + 3");

        Assert.Equal(
            ["busy", "execute_input", "idle"],
            first.Published.Select(m => m.Type == "status" ? m.Text("execution_state") : m.Type)
        );
        Assert.Equal("var x = 1;", first.Published[1].Text("code"));
        Assert.Equal(1, first.Published[1].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(2, quiet.Published.Count);
        Assert.Equal("3", unstored.Result);
        Assert.Equal(1, unstored.Content.GetProperty("execution_count").GetInt32());
        Assert.Equal("4", second.Result);
        Assert.Equal(2, second.Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(2, Assert.Single(second.Outputs).Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(JsonValueKind.Array, second.Content.GetProperty("payload").ValueKind);
        Assert.Equal(JsonValueKind.Object, second.Content.GetProperty("user_expressions").ValueKind);
    }

    [Fact]
    public async Task Rich_results_have_all_their_forms()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var table = await kernel.Client.GoodAsync("new[] { new { A = 1, B = \"<x>\" } }");
        var json = await kernel.Client.GoodAsync("\"{\\\"a\\\":[1]}\".DisplayAs(\"application/json\");");

        var data = Assert.Single(table.Outputs).Content.GetProperty("data");
        Assert.Contains("&lt;x&gt;", data.GetProperty("text/html").GetString(), StringComparison.Ordinal);
        Assert.Contains("<x>", data.GetProperty("text/plain").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            1,
            Assert.Single(json.Outputs).Content.GetProperty("data").GetProperty("application/json").GetProperty("a")[0].GetInt32()
        );
    }

    [Fact]
    public async Task Displays_are_updated_under_their_id_also_from_later_cells()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var first = await kernel.Client.GoodAsync("var shown = display(\"a\");\nshown.Update(\"b\");");
        var second = await kernel.Client.GoodAsync("shown.Update(\"c\");");

        Assert.Equal(["display_data", "update_display_data"], first.Outputs.Select(m => m.Type));
        var update = Assert.Single(second.Outputs);
        Assert.Equal("update_display_data", update.Type);
        Assert.Equal(IdOf(first.Outputs[0]), IdOf(first.Outputs[1]));
        Assert.Equal(IdOf(first.Outputs[0]), IdOf(update));
    }

    [Fact]
    public async Task Output_comes_while_the_cell_runs_and_in_order()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var id = kernel.Client.SendCell(
            """
            Console.WriteLine("out");
            Console.Error.WriteLine("err");
            display("shown");
            Console.WriteLine("more");
            var go = new System.Threading.ManualResetEventSlim();
            go.Wait(20_000);
            """
        );
        await KernelClient.UntilAsync(
            () => kernel.Client.Published(id).Any(m => m.Type == "stream" && m.Text("text") == "more\n"),
            "Output was held back."
        );

        Assert.Equal(
            ["stdout:out\n", "stderr:err\n", "display_data", "stdout:more\n"],
            kernel.Client.Published(id).Skip(2).Select(m => m.Type == "stream" ? $"{m.Text("name")}:{m.Text("text")}" : m.Type)
        );
        await kernel.Client.AskAsync("interrupt_request", new { }, control: true);
        await kernel.Client.EndAsync(id);
    }

    [Fact]
    public async Task Ten_thousand_lines_arrive_whole_in_few_messages()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.GoodAsync("for (var i = 0; i < 10_000; i++) Console.WriteLine($\"line {i} äöü 😀\");");

        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"line {i} äöü 😀\n")), run.Stdout);
        Assert.InRange(run.Outputs.Count, 1, 1000);
    }

    [Fact]
    public async Task What_a_thread_writes_after_its_cell_belongs_to_that_cell()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var id = kernel.Client.SendCell(
            "var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Console.WriteLine(\"late\"); });"
        );
        await kernel.Client.EndAsync(id);
        await kernel.Client.GoodAsync("go.SetResult();\nawait late;");

        await KernelClient.UntilAsync(
            () => kernel.Client.Published(id).Any(m => m.Type == "stream" && m.Text("text") == "late\n"),
            "The text did not come."
        );
    }

    [Fact]
    public async Task Error_has_name_message_and_place_in_reply_and_output()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var thrown = await kernel.Client.RunAsync("var zero = 0;\n1 / zero");
        var wrong = await kernel.Client.RunAsync("int y = \"text\";");
        var magic = await kernel.Client.RunAsync("#!unknown\nls");

        foreach (var message in new[] { thrown.Content, Assert.Single(thrown.Outputs, m => m.Type == "error").Content })
        {
            Assert.Equal("DivideByZeroException", message.GetProperty("ename").GetString());
            Assert.Contains("divide by zero", message.GetProperty("evalue").GetString(), StringComparison.Ordinal);
            Assert.Contains(
                message.GetProperty("traceback").EnumerateArray(),
                line => line.GetString()!.Contains("line 2", StringComparison.Ordinal)
            );
        }

        Assert.Equal("CompilationError", wrong.Reply.Text("ename"));
        Assert.Equal("UnsupportedDirective", magic.Reply.Text("ename"));
    }

    [Fact]
    public async Task Cell_in_another_language_is_passed_over_with_a_word()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var passed = await kernel.Client.RunAsync("#!pwsh\nls");

        Assert.Equal("ok", passed.Reply.Text("status"));
        var shown = Assert
            .Single(passed.Outputs, m => m.Type == "display_data")
            .Content.GetProperty("data")
            .GetProperty("text/plain")
            .GetString();
        Assert.Equal("This cell is in PowerShell and was skipped; only C# is executed.", shown);
    }

    [Fact]
    public async Task After_an_error_the_cells_that_wait_are_aborted_and_later_ones_are_not()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var failing = kernel.Client.SendCell("System.Threading.Thread.Sleep(500);\nthrow new Exception(\"stop\");");
        var waiting = Enumerable.Range(0, 3).Select(i => kernel.Client.SendCell($"Console.WriteLine({i})")).ToList();

        Assert.Equal("error", (await kernel.Client.EndAsync(failing)).Status);
        foreach (var id in waiting)
        {
            var run = await kernel.Client.EndAsync(id);
            Assert.Equal("aborted", run.Status);
            Assert.Equal(2, run.Published.Count);
        }

        Assert.Equal("2", (await kernel.Client.GoodAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task Without_stop_on_error_the_cells_that_wait_are_executed()
    {
        await using var kernel = await RunningKernel.StartAsync();

        kernel.Client.SendCell("System.Threading.Thread.Sleep(300);\nthrow new Exception(\"go on\");", stopOnError: false);
        var waiting = kernel.Client.SendCell("\"done\"");

        Assert.Equal("done", (await kernel.Client.EndAsync(waiting)).Result);
    }

    [Fact]
    public async Task Control_requests_are_answered_while_a_cell_runs()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var id = kernel.Client.SendCell("while (true) { }");
        await kernel.Client.BusyAsync(id);

        Assert.Equal("ok", (await kernel.Client.AskAsync("kernel_info_request", new { }, control: true)).Status);
        Assert.Equal("ok", (await kernel.Client.AskAsync("comm_info_request", new { }, control: true)).Status);
        Assert.DoesNotContain(kernel.Client.Published(id), m => m.Type == "status" && m.Text("execution_state") == "idle");
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("var i = 0; for (;;) i++;")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Delay(1); while (true) { }")]
    [InlineData("await Task.Delay(1); for (;;) for (var i = 0; ; i++) ;")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 4, i => { while (true) { } });")]
    [InlineData("await Task.Run(() => { do { } while (true); });")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(5); } catch (Exception) { } }")]
    public async Task Interrupt_stops_a_cell_and_keeps_the_state(string endless)
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.Client.GoodAsync("var kept = 7;");

        var id = kernel.Client.SendCell(endless);
        var waiting = kernel.Client.SendCell("kept = 8;");
        await kernel.Client.BusyAsync(id);
        Assert.Equal("ok", (await kernel.Client.AskAsync("interrupt_request", new { }, control: true)).Status);

        var run = await kernel.Client.EndAsync(id);
        Assert.Equal("error", run.Status);
        Assert.Equal("Cancelled", run.Reply.Text("ename"));
        Assert.Equal("aborted", (await kernel.Client.EndAsync(waiting)).Status);
        Assert.Equal("7", (await kernel.Client.GoodAsync("kept")).Result);
    }

    [Fact]
    public async Task Interrupt_reaches_a_cell_that_has_not_begun()
    {
        await using var kernel = await RunningKernel.StartAsync();

        kernel.Client.Send("complete_request", new { code = "Con", cursor_pos = 3 });
        var id = kernel.Client.SendCell("while (true) { }");
        await Task.Delay(20, TestContext.Current.CancellationToken);
        await kernel.Client.AskAsync("interrupt_request", new { }, control: true);

        Assert.Equal("Cancelled", (await kernel.Client.EndAsync(id)).Reply.Text("ename"));
    }

    [Fact]
    public async Task Interrupt_without_a_running_cell_does_nothing()
    {
        await using var kernel = await RunningKernel.StartAsync();

        await kernel.Client.AskAsync("interrupt_request", new { }, control: true);

        Assert.Equal("1", (await kernel.Client.GoodAsync("1")).Result);
    }

    [Fact]
    public async Task Cell_that_asks_for_input_is_told_that_there_is_none()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.RunAsync("Console.ReadLine()");

        Assert.Contains("cannot read from the console", run.Reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cell_asks_the_user_where_one_is_there()
    {
        await using var kernel = await RunningKernel.StartAsync();
        kernel.Client.Answer = "жук 😀";

        var run = await kernel.Client.AskAsync(
            "execute_request",
            new { code = "Console.Write(\"Name? \");\nvar name = Console.ReadLine();\nname", allow_stdin = true }
        );

        Assert.Equal("Name? ", run.Stdout);
        Assert.Equal("жук 😀", run.Result);
    }

    [Fact]
    public async Task User_expressions_are_evaluated_after_the_cell()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.AskAsync(
            "execute_request",
            new { code = "var a = 20;", user_expressions = new { good = "a * 2", bad = "nothing" } }
        );

        var values = run.Content.GetProperty("user_expressions");
        Assert.Equal("40", values.GetProperty("good").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", values.GetProperty("bad").GetProperty("status").GetString());
    }

    [Fact]
    public async Task History_tells_tail_range_and_search()
    {
        await using var kernel = await RunningKernel.StartAsync();
        foreach (var code in new[] { "var a = 1;", "a + 1", "a + 1", "Math.PI" })
        {
            await kernel.Client.GoodAsync(code);
        }

        await kernel.Client.RunAsync("a + 99", silent: true);

        Assert.Equal(
            ["3 a + 1", "4 Math.PI"],
            await HistoryAsync(
                kernel,
                new
                {
                    hist_access_type = "tail",
                    n = 2,
                    output = false,
                    raw = true,
                }
            )
        );
        Assert.Equal(
            ["2 a + 1", "3 a + 1"],
            await HistoryAsync(
                kernel,
                new
                {
                    hist_access_type = "range",
                    session = 0,
                    start = 2,
                    stop = 4,
                    output = false,
                }
            )
        );
        Assert.Equal(
            ["3 a + 1"],
            await HistoryAsync(
                kernel,
                new
                {
                    hist_access_type = "search",
                    pattern = "a +*",
                    unique = true,
                    output = false,
                }
            )
        );
        Assert.Empty(
            await HistoryAsync(
                kernel,
                new
                {
                    hist_access_type = "range",
                    session = 5,
                    output = false,
                }
            )
        );
        var withOutput = (
            await kernel.Client.AskAsync(
                "history_request",
                new
                {
                    hist_access_type = "tail",
                    n = 3,
                    output = true,
                }
            )
        ).Content.GetProperty("history")[0][2];
        Assert.Equal(["a + 1", "2"], withOutput.EnumerateArray().Select(e => e.GetString()));
    }

    private static async Task<IEnumerable<string>> HistoryAsync(RunningKernel kernel, object request) =>
        [
            .. (await kernel.Client.AskAsync("history_request", request))
                .Content.GetProperty("history")
                .EnumerateArray()
                .Select(e => $"{e[1]} {e[2].GetString()}"),
        ];

    private static string IdOf(ClientMessage message) => message.Content.GetProperty("transient").GetProperty("display_id").GetString()!;
}
