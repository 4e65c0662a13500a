using SerWorkbook.Notebooks.Execution;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class SessionOutputTests
{
    [Fact]
    public async Task Writes_to_one_stream_make_one_output_until_another_comes_between()
    {
        using var session = new TestSession();

        var result = await session.GoodAsync(
            "Console.Write(\"a\"); Console.WriteLine('b'); Console.Write(1.5); "
                + "Console.WriteLine();\nConsole.Error.Write(\"e\");\nConsole.WriteLine(\"{0}\", 2);\ndisplay(3);\nConsole.Write(new[] { "
                + "'x', 'y' });"
        );

        Assert.Equal(
            ["stdout:ab\n1.5\n", "stderr:e", "stdout:2\n", "display:3", "stdout:xy"],
            result.Outputs.Select(o => o is StreamOutput s ? $"{s.Name}:{s.Text}" : $"display:{((DisplayOutput)o).Data.Text("text/plain")}")
        );
    }

    [Fact]
    public async Task Streams_of_parallel_sessions_do_not_mix()
    {
        const int Sessions = 4;
        var sessions = Enumerable.Range(0, Sessions).Select(_ => new TestSession()).ToList();
        try
        {
            var results = await Task.WhenAll(
                sessions.Select(
                    (s, i) =>
                        s.GoodAsync(
                            $"for (var n = 0; n < 200; n++)\n{{\n    Console.WriteLine(\"s{i}\");\n    if (n % 50 == 0) await "
                                + "Task.Delay(1);\n}\nvar t = new System.Threading.Thread(() => "
                                + $"Console.WriteLine(\"s{i}\"));\nt.Start(); "
                                + "t.Join();\nawait Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => "
                                + $"Console.WriteLine(\"s{i}\"))));"
                        )
                )
            );

            for (var i = 0; i < Sessions; i++)
            {
                var text = Assert.IsType<StreamOutput>(Assert.Single(results[i].Outputs)).Text;
                Assert.Equal(string.Concat(Enumerable.Repeat($"s{i}\n", 211)), text);
            }
        }
        finally
        {
            sessions.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task Thread_that_outlives_its_cell_writes_to_that_cell()
    {
        using var session = new TestSession();
        var first = await session.GoodAsync(
            "var go = new System.Threading.ManualResetEventSlim();\nvar worker = Task.Run(() => { go.Wait(); Console.Write(\"late\"); });"
        );

        var second = await session.GoodAsync("go.Set();\nawait worker;\nConsole.Write(\"second\");");

        Assert.Equal("late", Assert.IsType<StreamOutput>(Assert.Single(first.Outputs)).Text);
        Assert.Equal("second", Assert.IsType<StreamOutput>(Assert.Single(second.Outputs)).Text);
    }

    [Fact]
    public void Console_outside_of_cells_is_left_to_the_host()
    {
        using var console = new StringWriter { NewLine = "\r\n" };
        var writer = new CellWriter("stdout", console);

        writer.Write("host");
        writer.WriteLine(1);

        Assert.Equal("host1\r\n", console.ToString());
    }

    [Fact]
    public async Task Lines_of_cells_end_in_a_line_feed_whatever_the_consoles_do()
    {
        using var session = new TestSession();

        var result = await session.GoodAsync(
            "Console.WriteLine(1);\nConsole.WriteLine(\"a\");\nConsole.WriteLine();\nConsole.WriteLine(new[] { 'b' });"
        );

        Assert.Equal("1\na\n\nb\n", Assert.IsType<StreamOutput>(Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task Endless_printing_is_cut_at_the_limit()
    {
        using var session = new TestSession(o => o with { MaxStreamCharacters = 1000 });

        var result = await session.GoodAsync(
            "for (var i = 0; i < 100000; i++) Console.WriteLine(\"0123456789\");\ndisplay(\"still here\");"
        );

        var text = Assert.IsType<StreamOutput>(result.Outputs[0]).Text;
        Assert.EndsWith("[what follows the first 1000 characters is left out]\n", text);
        Assert.InRange(text.Length, 1000, 1100);
        Assert.Equal("still here", Assert.IsType<DisplayOutput>(result.Outputs[1]).Data.Text("text/plain"));
    }

    [Fact]
    public async Task Both_streams_together_are_cut_at_the_limit()
    {
        using var session = new TestSession(o => o with { MaxStreamCharacters = 1000 });

        var result = await session.GoodAsync("for (var i = 0; i < 1000; i++) { Console.Write(\"out\"); Console.Error.Write(\"error\"); }");

        Assert.InRange(result.Outputs.Cast<StreamOutput>().Sum(o => o.Text.Length), 1000, 1100);
        Assert.Single(result.Outputs.Cast<StreamOutput>(), o => o.Text.Contains("left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("display(new string('x', 2000));")]
    [InlineData("new string('x', 2000)")]
    [InlineData("display(HTML(new string('x', 2000)));")]
    [InlineData("var d = display(\"small\");\nd.Update(new string('x', 2000));")]
    public async Task Display_that_is_too_large_is_replaced_by_a_note(string code)
    {
        using var session = new TestSession(o => o with { MaxDisplayCharacters = 1000 });

        var result = await session.GoodAsync(code);

        var note = Assert.IsAssignableFrom<RichOutput>(Assert.Single(result.Outputs)).Data;
        Assert.Equal(["text/plain"], note.MimeTypes);
        Assert.Matches(
            @"^\[text/.* of [0-9]+ characters is left out; the displays of a cell keep 1000 together\]$",
            note.Text("text/plain")
        );
    }

    [Fact]
    public async Task Displays_share_the_room_of_their_cell_and_updates_do_not_use_it_up()
    {
        using var session = new TestSession(o => o with { MaxDisplayCharacters = 1000 });

        var result = await session.GoodAsync(
            "var d = display(\"\");\nfor (var i = 0; i < 100; i++) d.Update(new string('u', 400));\nfor (var i = 0; i < 3; i++) "
                + "display(new string('x', 250));"
        );

        Assert.Equal([400, 250, 250], result.Outputs.Cast<RichOutput>().Take(3).Select(o => o.Data.Text("text/plain")!.Length));
        Assert.Contains("left out", ((RichOutput)result.Outputs[3]).Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("for (var i = 0; i < 1000; i++) display(i);")]
    [InlineData("for (var i = 0; i < 1000; i++) { display(i); Console.Write(\"x\"); Console.Error.Write(\"y\"); }")]
    public async Task Outputs_are_cut_at_their_number_and_the_error_is_kept(string code)
    {
        using var session = new TestSession(o => o with { MaxOutputs = 20 });

        var result = await session.RunAsync(code + "\nthrow new Exception(\"kept\");");

        Assert.InRange(result.Outputs.Count, 21, 22);
        Assert.Single(
            result.Outputs.OfType<StreamOutput>(),
            o => o.Text.Contains("[what follows the first 20 outputs is left out]", StringComparison.Ordinal)
        );
        Assert.Equal("kept", Assert.IsType<ErrorOutput>(result.Outputs[^1]).Value);
    }

    [Fact]
    public async Task Message_of_an_exception_is_cut()
    {
        using var session = new TestSession();

        var result = await session.RunAsync("throw new Exception(new string('x', 1_000_000));");

        Assert.InRange(Assert.IsType<ErrorOutput>(Assert.Single(result.Outputs)).Value.Length, 1000, 20_000);
        Assert.InRange(result.Failure!.Message.Length, 1000, 20_000);
    }

    [Fact]
    public async Task Display_update_replaces_the_output_in_place_also_from_a_later_cell()
    {
        using var session = new TestSession();
        var first = await session.GoodAsync("var state = display(\"trial 1\");\nConsole.Write(\"between\");\nstate.Update(\"trial 2\");");
        Assert.Equal(["trial 2", "between"], first.Outputs.Select(Text));

        var second = await session.GoodAsync("state.Update(new { Best = 0.81 });");

        Assert.Empty(second.Outputs);
        Assert.Equal(["text/html", "text/plain"], Assert.IsType<DisplayOutput>(first.Outputs[0]).Data.MimeTypes);
    }

    [Fact]
    public async Task Display_functions_have_the_shapes_of_NET_Interactive()
    {
        using var session = new TestSession();

        var result = await session.GoodAsync(
            """
            var a = display(1);
            var b = 2.Display();
            "<i>3</i>".DisplayAs("text/html");
            display(HTML("<b>4</b>"));
            display(new[] { 5 }, "text/plain", "application/json");
            "# 6".DisplayAs("text/markdown");
            """ + "\nHTML(\"<u>7</u>\")"
        );

        Assert.Equal(
            [
                "text/plain=1",
                "text/plain=2",
                "text/html=<i>3</i>",
                "text/html=<b>4</b>",
                "text/plain=[5];application/json=[5]",
                "text/markdown=# 6",
                "text/html=<u>7</u>",
            ],
            result.Outputs.Cast<RichOutput>().Select(o => string.Join(';', o.Data.MimeTypes.Select(m => $"{m}={o.Data.Text(m)}")))
        );
        Assert.IsType<ResultOutput>(result.Outputs[^1]);
    }

    [Fact]
    public async Task Display_as_last_expression_shows_once()
    {
        using var session = new TestSession();

        Assert.IsType<DisplayOutput>(Assert.Single((await session.GoodAsync("display(\"once\")")).Outputs));
    }

    [Fact]
    public async Task Display_as_something_a_value_is_not_says_so()
    {
        using var session = new TestSession();

        Assert.Equal(
            "A value of type List<int> cannot be shown as image/png.",
            (await session.BadAsync("display(new List<int>(), \"image/png\");")).Failure.Message
        );
        Assert.Contains("must be JSON", (await session.BadAsync("\"{\".DisplayAs(\"application/json\");")).Failure.Message);
    }

    [Fact]
    public void Display_outside_of_a_cell_says_so()
    {
        Assert.Equal(
            "display can be called from the cells of a notebook only.",
            Assert.Throws<NotebookException>(() => NotebookDisplay.display(1)).Message
        );
    }

    [Fact]
    public async Task Observer_hears_every_output_in_order()
    {
        using var session = new TestSession();
        var heard = new List<CellEvent>();
        await session.RunAsync("var d = display(\"a\");", heard.Add);

        await session.RunAsync("Console.Write(\"x\");\nd.Update(\"b\");\nthrow new Exception(\"y\");", heard.Add);

        Assert.Equal(
            "display",
            heard[0] is CellEvent.OutputAdded { Output: DisplayOutput, DisplayId: "cell 1/1" } ? "display" : heard[0].ToString()
        );
        Assert.Equal(new CellEvent.StreamWritten("stdout", "x"), heard[1]);
        Assert.Equal("b", Text(Assert.IsType<CellEvent.OutputUpdated>(heard[2]).Output));
        Assert.Equal("cell 1/1", ((CellEvent.OutputUpdated)heard[2]).DisplayId);
        Assert.IsType<ErrorOutput>(Assert.IsType<CellEvent.OutputAdded>(heard[3]).Output);
        Assert.Equal(4, heard.Count);
    }

    private static string Text(NotebookOutput output) =>
        output is StreamOutput stream ? stream.Text : ((RichOutput)output).Data.Text("text/plain")!;
}
