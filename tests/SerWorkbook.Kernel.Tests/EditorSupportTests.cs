namespace SerWorkbook.Kernel.Tests;

/// <summary>Documentation, signatures and errors while a cell is being written.</summary>
public sealed class EditorSupportTests
{
    private const string Documented = """
        /// <summary>Counts the frames of a recording.</summary>
        /// <param name="samples">How many samples it has.</param>
        /// <param name="hop">Samples from one frame to the next, see <see cref="Clip.Rate"/>.</param>
        /// <returns>The number of whole frames.</returns>
        int Frames(int samples, int hop = 160) => samples / hop;

        /// <summary>A recording with its rate.</summary>
        /// <param name="Rate">Samples per second.</param>
        record Clip(int Rate)
        {
            /// <summary>Cuts it.</summary>
            public virtual Clip Cut(double from) => this;

            /// <summary>Cuts it at both ends.</summary>
            /// <param name="to">Where it ends, in seconds.</param>
            public Clip Cut(double from, double to) => this;

            /// <summary>One sample.</summary>
            /// <param name="index">Which one.</param>
            public double this[int index] => 0;
        }

        record Loud(int Rate) : Clip(Rate)
        {
            /// <inheritdoc/>
            public override Clip Cut(double from) => this;
        }

        /// <summary>The rate of all recordings.</summary>
        var rate = 16000;
        Func<int, string> name = number => "";
        """;

    // | marks the cursor.
    [Theory]
    [InlineData("Fra|mes(1)", "Counts the frames of a recording.")]
    [InlineData("Fra|mes(1)", "samples: How many samples it has.")]
    [InlineData("Fra|mes(1)", "hop: Samples from one frame to the next, see Clip.Rate.")]
    [InlineData("Fra|mes(1)", "returns: The number of whole frames.")]
    [InlineData("ra|te", "The rate of all recordings.")]
    [InlineData("Cli|p c = null;", "A recording with its rate.")]
    [InlineData("new Clip(1).Cu|t(0)", "Cuts it.")]
    [InlineData("new Loud(1).Cu|t(0)", "Cuts it.")]
    [InlineData("/// <summary>Half.</summary>\nint Half(int x) => x / 2;\nHa|lf(2)", "Half.")]
    [InlineData("Math.Ab|s(-1)", "Returns the absolute value")]
    [InlineData("Console.Write|Line(1)", "Writes the")]
    public async Task Hover_shows_the_comments_of_earlier_cells_of_the_same_cell_and_of_libraries(string marked, string words)
    {
        await using var kernel = await WithStateAsync();

        var (plain, html) = await InspectAsync(kernel, marked);

        Assert.Contains(words, plain, StringComparison.Ordinal);
        Assert.Contains($"{words}", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Frames(|", "int Frames(", "int samples", ", int hop = 160)", "samples: How many samples it has.")]
    [InlineData("Frames(1, |)", "int Frames(int samples, ", "int hop = 160", ")", "hop: Samples from one frame to the next")]
    [InlineData("Frames(hop: |", "int Frames(int samples, ", "int hop = 160", ")", "hop: Samples from one frame to the next")]
    [InlineData("Frames(1, 10|)", "int Frames(int samples, ", "int hop = 160", ")", "hop: Samples")]
    [InlineData("new Clip(|", "Clip.Clip(", "int Rate", ")", "Rate: Samples per second.")]
    [InlineData("new Clip(1).Cut(0, |", "Clip Clip.Cut(double from, ", "double to", ")", "to: Where it ends, in seconds.")]
    [InlineData("new Clip(1)[|", "double Clip.this[", "int index", "]", "index: Which one.")]
    [InlineData("name(|", "string Func<int, string>.Invoke(", "int arg", ")", "")]
    [InlineData("Frames(Math.Max(1, |), 3)", "int Math.Max(int val1, ", "int val2", ")", "")]
    [InlineData("Frames(Math.Max(1, 2), |3)", "int Frames(int samples, ", "int hop = 160", ")", "")]
    [InlineData("string.Join(\",\", 1, 2, |", "string string.Join(string? separator, ", "params object?[] values", ")", "")]
    public async Task Arguments_show_the_overloads_with_their_parameter_marked(
        string marked,
        string before,
        string parameter,
        string after,
        string words
    )
    {
        await using var kernel = await WithStateAsync();

        var (plain, html) = await InspectAsync(kernel, marked);

        var declaration = $"{before}{parameter}{after}";
        var isFirst = plain.Contains(
            $"{declaration}\n{new string(' ', before.Length)}{new string('^', parameter.Length)}",
            StringComparison.Ordinal
        );
        Assert.True(isFirst || words.Length == 0 && plain.Contains(declaration, StringComparison.Ordinal), plain);
        Assert.Contains($"{before}<b>{parameter}</b>{after}", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains(words, plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_overloads_are_listed_those_that_fit_first()
    {
        await using var kernel = await WithStateAsync();

        var (plain, _) = await InspectAsync(kernel, "new Clip(1).Cut(0, |");

        Assert.True(
            plain.IndexOf("double to)", StringComparison.Ordinal) < plain.IndexOf("Clip Clip.Cut(double from)\n", StringComparison.Ordinal),
            plain
        );
    }

    [Theory]
    [InlineData("var a = 1;\nnothi|ng.Here();", "CS0103: The name 'nothing' does not exist in the current context (line 2, column 1)")]
    [InlineData("int b = \"te|xt\";", "CS0029: Cannot implicitly convert type 'string' to 'int' (line 1, column 9)")]
    public async Task Errors_show_where_the_cursor_is(string marked, string problem)
    {
        await using var kernel = await WithStateAsync();

        var (plain, html) = await InspectAsync(kernel, marked);

        Assert.StartsWith(problem, plain, StringComparison.Ordinal);
        Assert.Contains(problem, System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_compile_error_is_published_with_message_line_and_column()
    {
        await using var kernel = await RunningKernel.StartAsync();

        var run = await kernel.Client.RunAsync("var a = 1;\n  int b = \"text\";\nnothing();");

        var error = Assert.Single(run.Outputs, m => m.Type == "error").Content;
        Assert.Equal("CompilationError", error.GetProperty("ename").GetString());
        Assert.Equal("CS0029: Cannot implicitly convert type 'string' to 'int' (and 1 more)", error.GetProperty("evalue").GetString());
        Assert.Equal(
            [
                "cell 1, line 2, column 11: CS0029: Cannot implicitly convert type 'string' to 'int'",
                "      int b = \"text\";",
                "              ^",
                "cell 1, line 3, column 1: CS0103: The name 'nothing' does not exist in the current context",
                "    nothing();",
                "    ^",
            ],
            error.GetProperty("traceback").EnumerateArray().Select(l => l.GetString())
        );
    }

    [Theory]
    [InlineData("Fram|", "Frames", "Counts the frames of a recording.")]
    [InlineData("new Clip(1).Cu|", "Cut", "Cuts it.")]
    [InlineData("Console.Write|", "WriteLine", "Writes the")]
    [InlineData("SerWorkbook.Notebooks.NotebookDisplay.|", "HTML", "Marks text as HTML")]
    public async Task Completions_carry_the_summary(string marked, string name, string words)
    {
        await using var kernel = await WithStateAsync();

        var reply = (
            await kernel.Client.AskAsync(
                "complete_request",
                new { code = marked.Replace("|", "", StringComparison.Ordinal), cursor_pos = marked.IndexOf('|', StringComparison.Ordinal) }
            )
        ).Content;

        var item = reply
            .GetProperty("metadata")
            .GetProperty("_jupyter_types_experimental")
            .EnumerateArray()
            .Single(i => i.GetProperty("text").GetString() == name);
        Assert.StartsWith(words, item.GetProperty("documentation").GetString(), StringComparison.Ordinal);
    }

    private static async Task<RunningKernel> WithStateAsync()
    {
        var kernel = await RunningKernel.StartAsync();
        await kernel.Client.GoodAsync(Documented);
        return kernel;
    }

    private static async Task<(string Plain, string Html)> InspectAsync(RunningKernel kernel, string marked)
    {
        var reply = (
            await kernel.Client.AskAsync(
                "inspect_request",
                new
                {
                    code = marked.Replace("|", "", StringComparison.Ordinal),
                    cursor_pos = marked.IndexOf('|', StringComparison.Ordinal),
                    detail_level = 0,
                }
            )
        ).Content;
        Assert.True(reply.GetProperty("found").GetBoolean(), marked);
        var data = reply.GetProperty("data");
        return (data.GetProperty("text/plain").GetString()!, data.GetProperty("text/html").GetString()!);
    }
}
