using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class MagicTests
{
    [Theory]
    [InlineData("#!time\n1+1")]
    [InlineData("1+1\n#!time")]
    [InlineData("#!csharp\n#!time\n1+1")]
    public async Task Time_follows_the_result(string code)
    {
        using var session = new TestSession();

        var outputs = (await session.GoodAsync(code)).Outputs.Cast<RichOutput>().Select(o => o.Data.Text("text/plain")!).ToList();

        Assert.Equal("2", outputs[0]);
        Assert.Matches(new Regex(@"^Wall time: \d+(\.\d+)?ms$"), outputs[1]);
        Assert.Equal(2, outputs.Count);
    }

    [Fact]
    public async Task Variables_are_listed_by_name_with_their_last_values()
    {
        using var session = new TestSession();
        await session.GoodAsync("var text = \"a\"; int number = 1;");
        await session.GoodAsync("var number = 2.5; var list = new List<int> { 1, 2 };");

        var names = Assert.Single((await session.GoodAsync("#!who")).Outputs.OfType<DisplayOutput>()).Data.Text("text/plain");
        var table = Assert.Single((await session.GoodAsync("#!whos")).Outputs.OfType<DisplayOutput>()).Data;

        Assert.Equal("[list, number, text]", names);
        Assert.Equal(
            "Variable  Type       Value\nlist      List<int>  [1, 2]\nnumber    double     2.5\ntext      string     a",
            table.Text("text/plain")
        );
        Assert.Contains("<td>List&lt;int&gt;</td>", table.Text("text/html"));
    }

    [Fact]
    public async Task About_and_lsmagic_tell_what_there_is()
    {
        using var session = new TestSession();

        var about = Assert.Single((await session.GoodAsync("#!about")).Outputs.OfType<DisplayOutput>()).Data.Text("text/plain");
        var list = Assert.Single((await session.GoodAsync("#!lsmagic")).Outputs.OfType<DisplayOutput>()).Data.Text("text/plain")!;

        Assert.Matches(new Regex(@"^SerWorkbook\.Notebooks \d+\.\d+\.\d+: C# 14\.0 on \.NET 10\.$"), about);
        Assert.All(
            ["#!about", "#!import", "#!set", "#!share", "#!time", "#!value", "#!who", "#!whos"],
            name => Assert.Contains(name, list)
        );
    }

    [Theory]
    [InlineData("#!set --name x --value hello\nx", "hello")]
    [InlineData("#!set --value \"two words\" --name x\nx", "two words")]
    [InlineData("var y = 3;\n#!set --name x --value @csharp:y\nx + 1", "4")]
    [InlineData("var y = 3;\n#!share --from csharp y --as x\nx + 1", "4")]
    [InlineData("var y = 3;\n#!share y --from csharp\ny", "3")]
    [InlineData("var y = new { Z = 5 };\n#!set --name x --value @csharp:y --byref\nx.Z", "5")]
    public async Task Variables_are_set_and_shared(string code, string value)
    {
        using var session = new TestSession();

        Assert.Equal(value, await session.ValueAsync(code));
    }

    [Fact]
    public async Task Values_take_the_rest_of_the_cell_or_a_file()
    {
        using var session = new TestSession();
        session.Folder.Write("data/table.csv", "a,b\n1,2\n");

        await session.GoodAsync("#!value --name raw\n{ \"a\": \"#!unknown\n  /* not code\n\n");
        await session.GoodAsync("#!value --name file --from-file data/table.csv");

        Assert.Equal("{ \"a\": \"#!unknown\n  /* not code", await session.ValueAsync("#!share --from value raw\nraw"));
        Assert.Equal("a,b\n1,2\n", await session.ValueAsync("#!set --name t --value @value:file\nt"));
    }

    [Theory]
    [InlineData("#!set --name x", "'#!set' needs --value.")]
    [InlineData("#!set --name int --value 1", "'int' cannot be the name of a variable.")]
    [InlineData("#!set --name x --value @csharp:none", "There is no variable 'none'.")]
    [InlineData("#!set --name x --value @fsharp:y", "'fsharp' is not executed here; values come from csharp or value.")]
    [InlineData("#!share --from csharp", "'#!share' needs the name of one variable, and 0 values are given.")]
    [InlineData("#!share --from value x", "There is no value 'x' that a cell stored by #!value.")]
    [InlineData(
        "#!value --name x --from-url http://example.com",
        "'#!value' has no option '--from-url'; it takes --name, --from-file, --mime-type."
    )]
    [InlineData("#!value --name x --from-file none.txt", "There is no file 'none.txt'.")]
    [InlineData("#!set --name x --value @input:Name", "A cell cannot ask for input: notebooks run unattended;")]
    public async Task Commands_that_cannot_be_followed_say_why(string code, string message)
    {
        using var session = new TestSession();

        Assert.StartsWith(message, (await session.BadAsync(code)).Failure.Message);
    }

    [Fact]
    public async Task Input_is_asked_for_where_somebody_is_there()
    {
        using var session = new TestSession(o => o with { Ask = (prompt, isPassword, _) => $"{prompt}-{isPassword}" });

        Assert.Equal("Name-False", await session.ValueAsync("#!set --name x --value @input:Name\nx"));
        Assert.Equal("Key-True", await session.ValueAsync("#!set --name k --value @password:Key\nk"));
    }

    [Fact]
    public async Task Unsafe_code_is_allowed()
    {
        using var session = new TestSession();

        var result = await session.GoodAsync("unsafe { int x=5; int* p=&x; Console.WriteLine(*p); }");

        Assert.Equal("5\n", Assert.IsType<StreamOutput>(Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task Using_declarations_live_until_they_are_replaced_or_the_session_ends()
    {
        var log = new List<string>();
        AppContext.SetData("MagicTests.Log", log);
        using (var session = new TestSession())
        {
            await session.GoodAsync(
                "class D(string name) : IDisposable { public string Name => name; public void Dispose() => "
                    + "((List<string>)AppContext.GetData(\"MagicTests.Log\")).Add(name); }\n"
                    + "class A(string name) : IAsyncDisposable { "
                    + "public ValueTask DisposeAsync() { new D(name).Dispose(); return default; } }"
            );
            await session.GoodAsync("using System.IO;\nusing var one = new D(\"one\");\nusing D two = new(\"two\");");
            await session.GoodAsync("await using var later = new A(\"later\");\n{ using var inner = new D(\"inner\"); }");
            Assert.Equal(["inner"], log);
            Assert.Equal("one", await session.ValueAsync("one.Name"));

            await session.GoodAsync("using var one = new D(\"another\");");
            Assert.Equal(["inner", "one"], log);
        }

        Assert.Equal(["inner", "one", "another", "later", "two"], log);
    }
}
