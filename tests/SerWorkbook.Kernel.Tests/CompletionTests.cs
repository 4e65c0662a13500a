using System.Text.Json;

namespace SerWorkbook.Kernel.Tests;

public sealed class CompletionTests
{
    // | marks the cursor.
    [Theory]
    [InlineData("Conso|", "Console", 0)]
    [InlineData("Console.Wri|", "WriteLine", 8)]
    [InlineData("Console.|", "WriteLine", 8)]
    [InlineData("words.Wh|", "Where", 6)]
    [InlineData("words[0].Sub|", "Substring", 9)]
    [InlineData("wor|", "words", 0)]
    [InlineData("Twice(|", "number:", 6)]
    [InlineData("System.Text.Reg|", "RegularExpressions", 12)]
    [InlineData("using System.Coll|", "Collections", 13)]
    [InlineData("for|", "foreach", 0)]
    [InlineData("var q = words.Where(w => w.Le|", "Length", 27)]
    [InlineData("var q = words.\nvar z = 1;", null, 0)]
    [InlineData("var t = new Thing { Na|", "Name", 20)]
    [InlineData("new Thing().Name?.Tr|", "Trim", 18)]
    [InlineData("$\"text {words.Fi|} more\"", "First", 14)]
    [InlineData("WORD|", "words", 0)]
    [InlineData("if (true) { var inner = 3; inn| }", "inner", 27)]
    [InlineData("void F(int argument) { arg| }", "argument", 23)]
    public async Task Names_that_fit_are_offered(string marked, string? name, int start)
    {
        await using var kernel = await WithStateAsync();
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        if (cursor < 0)
        {
            cursor = marked.IndexOf('\n', StringComparison.Ordinal);
        }

        var reply = (
            await kernel.Client.AskAsync(
                "complete_request",
                new { code = marked.Replace("|", "", StringComparison.Ordinal), cursor_pos = cursor }
            )
        ).Content;

        Assert.Contains(name ?? "Where", Matches(reply));
        if (name is not null)
        {
            Assert.Equal((start, cursor), (reply.GetProperty("cursor_start").GetInt32(), reply.GetProperty("cursor_end").GetInt32()));
        }

        var typed = reply
            .GetProperty("metadata")
            .GetProperty("_jupyter_types_experimental")
            .EnumerateArray()
            .Select(e => e.GetProperty("text").GetString());
        Assert.Equal(Matches(reply), typed);
    }

    [Theory]
    [InlineData("\"Conso|le\"")]
    [InlineData("// Conso|")]
    [InlineData("/* Conso| */")]
    [InlineData("$\"Conso| {1}\"")]
    [InlineData("'C|'")]
    [InlineData("nothing.Wri|")]
    [InlineData("words.Nope|")]
    public async Task Nothing_is_offered_where_no_name_can_be(string marked)
    {
        await using var kernel = await WithStateAsync();

        var reply = (
            await kernel.Client.AskAsync(
                "complete_request",
                new { code = marked.Replace("|", "", StringComparison.Ordinal), cursor_pos = marked.IndexOf('|', StringComparison.Ordinal) }
            )
        ).Content;

        Assert.Empty(Matches(reply));
    }

    [Fact]
    public async Task Members_are_those_of_the_value_or_of_the_type()
    {
        await using var kernel = await WithStateAsync();

        var value = Matches((await kernel.Client.AskAsync("complete_request", new { code = "words[0].", cursor_pos = 9 })).Content);
        var type = Matches((await kernel.Client.AskAsync("complete_request", new { code = "string.", cursor_pos = 7 })).Content);

        Assert.Contains("Length", value);
        Assert.DoesNotContain("IsNullOrEmpty", value);
        Assert.Contains("IsNullOrEmpty", type);
        Assert.DoesNotContain("Length", type);
    }

    [Fact]
    public async Task Positions_count_code_points_where_emoji_stand_before_the_cursor()
    {
        await using var kernel = await WithStateAsync();
        const string code = "var s = \"😀🎉\"; /* 👩‍🔬 */ Console.Wri";
        var cursor = code.EnumerateRunes().Count();

        var completed = (await kernel.Client.AskAsync("complete_request", new { code, cursor_pos = cursor })).Content;
        var inspected = (
            await kernel.Client.AskAsync(
                "inspect_request",
                new
                {
                    code = "\"😀🎉\".Length",
                    cursor_pos = 7,
                    detail_level = 0,
                }
            )
        ).Content;

        Assert.Contains("WriteLine", Matches(completed));
        Assert.Equal(cursor - 3, completed.GetProperty("cursor_start").GetInt32());
        Assert.Equal(cursor, completed.GetProperty("cursor_end").GetInt32());
        Assert.Contains("string.Length", inspected.GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wor|ds", "words")]
    [InlineData("Tw|ice(2)", "int Twice(int number)")]
    [InlineData("Twice(|", "int Twice(int number)")]
    [InlineData("Thin|g", "class Thing")]
    [InlineData("new Thing().Na|me", "string Thing.Name")]
    [InlineData("Math.Ma|x(1, 2)", "int Math.Max(int val1, int val2) (+ ")]
    [InlineData("Console.Write|Line", "overloads")]
    [InlineData("var number = 3; numb|er", "int number")]
    public async Task Inspection_tells_the_declaration(string marked, string part)
    {
        await using var kernel = await WithStateAsync();

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

        Assert.True(reply.GetProperty("found").GetBoolean());
        Assert.Contains(part, reply.GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
        Assert.Contains("<pre>", reply.GetProperty("data").GetProperty("text/html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspection_shows_the_documentation_of_a_library()
    {
        await using var kernel = await WithStateAsync();
        const string code = "SerWorkbook.Notebooks.NotebookDisplay.HTML(\"\")";

        var reply = (
            await kernel.Client.AskAsync(
                "inspect_request",
                new
                {
                    code,
                    cursor_pos = code.IndexOf("HTML", StringComparison.Ordinal) + 1,
                    detail_level = 1,
                }
            )
        ).Content;

        Assert.Contains("Marks text as HTML", reply.GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("var x = 1;", "complete", null)]
    [InlineData("", "complete", null)]
    [InlineData("if (true) {", "incomplete", "    ")]
    [InlineData("class A {\n    void M() {", "incomplete", "        ")]
    [InlineData("Console.WriteLine(", "incomplete", "")]
    [InlineData("var s = \"\"\"\nopen", "incomplete", "")]
    [InlineData("var 3x = 1;", "invalid", null)]
    public async Task Console_learns_whether_the_input_is_whole(string code, string status, string? indent)
    {
        await using var kernel = await RunningKernel.StartAsync();

        var reply = (await kernel.Client.AskAsync("is_complete_request", new { code })).Content;

        Assert.Equal(status, reply.GetProperty("status").GetString());
        Assert.Equal(indent, reply.TryGetProperty("indent", out var found) ? found.GetString() : null);
    }

    private static async Task<RunningKernel> WithStateAsync()
    {
        var kernel = await RunningKernel.StartAsync();
        await kernel.Client.GoodAsync(
            """
            var words = new List<string> { "a", "b" };
            int Twice(int number) => 2 * number;
            class Thing { public string Name { get; set; } = ""; public int Fixed { get; } }
            """
        );
        return kernel;
    }

    private static List<string> Matches(JsonElement reply) =>
        [.. reply.GetProperty("matches").EnumerateArray().Select(e => e.GetString()!)];
}
