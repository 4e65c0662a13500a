namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class SessionStateTests
{
    [Fact]
    public async Task State_is_kept_from_cell_to_cell()
    {
        using var session = new TestSession();
        await session.GoodAsync("var xs = new List<int> { 1, 2, 3 };\nint Twice(int x) => 2 * x;");
        await session.GoodAsync("xs.Add(Twice(xs[^1]));");

        Assert.Equal("[1, 2, 3, 6]", await session.ValueAsync("xs"));
    }

    [Fact]
    public async Task Last_expression_is_the_result_with_the_number_of_its_cell()
    {
        using var session = new TestSession();
        await session.GoodAsync("var x = 41;");

        var result = await session.GoodAsync("x++;\nx");

        var output = Assert.IsType<ResultOutput>(Assert.Single(result.Outputs));
        Assert.Equal("42", output.Data.Text("text/plain"));
        Assert.Equal(2, output.ExecutionCount);
    }

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("int F() => 1;")]
    [InlineData("void G() { }\nG();")]
    [InlineData("void H() { }\nH()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("// nothing")]
    [InlineData("")]
    public async Task Cell_without_a_value_has_no_output(string code)
    {
        using var session = new TestSession();

        Assert.Empty((await session.GoodAsync(code)).Outputs);
    }

    [Fact]
    public async Task Null_is_a_value()
    {
        using var session = new TestSession();

        Assert.Equal("null", await session.ValueAsync("string s = null;\ns"));
    }

    [Fact]
    public async Task Names_can_be_declared_again_with_another_type()
    {
        using var session = new TestSession();
        await session.GoodAsync("var x = 1;\nrecord Clip(string Name);");
        await session.GoodAsync("var x = \"one\";\nrecord Clip(string Name, int Rate);");

        Assert.Equal("one/16000", await session.ValueAsync("x + \"/\" + new Clip(\"a\", 16000).Rate"));
    }

    [Fact]
    public async Task Top_level_await_and_records_and_local_extension_methods_work()
    {
        using var session = new TestSession();
        await session.GoodAsync("record Point(int X, int Y);\nstatic int Sum(this Point p) => p.X + p.Y;");

        Assert.Equal("7", await session.ValueAsync("await Task.FromResult(new Point(3, 4)) is var p ? p.Sum() : 0"));
    }

    [Fact]
    public async Task Using_in_one_cell_holds_in_the_next()
    {
        using var session = new TestSession();
        await session.GoodAsync("using System.Globalization;");

        Assert.Equal("12.5", await session.ValueAsync("12.5.ToString(CultureInfo.InvariantCulture)"));
    }

    [Fact]
    public async Task Default_imports_are_those_of_the_kernel_and_no_more()
    {
        using var session = new TestSession();

        await session.GoodAsync(
            "new StringBuilder(); new ArrayList(); new List<int>(); Task.Yield(); Enumerable.Empty<int>(); Math.Sqrt(2);"
        );
        var (failure, _) = await session.BadAsync("File.Exists(\"x\")");

        Assert.Contains("CS0103", failure.Message);
    }

    [Fact]
    public async Task Language_is_CSharp_14_with_unsafe_code()
    {
        using var session = new TestSession();
        await session.GoodAsync(
            "class Box { public int Size { get; set => field = Math.Max(0, value); } }\nBox none = null;\nnone?.Size = 3;\nvar box = "
                + "new Box { Size = -1 };"
        );

        Assert.Equal("0", await session.ValueAsync("box.Size"));
        Assert.Equal("7", await session.ValueAsync("unsafe int Read() { int x = 7; int* p = &x; return *p; }\nRead()"));
    }

    [Fact]
    public async Task State_survives_a_cell_that_throws()
    {
        using var session = new TestSession();
        await session.GoodAsync("var x = 1;");
        await session.BadAsync("x = 2;\nvar y = 3;\nthrow new Exception(\"no\");");

        Assert.Equal("(2, 3)", await session.ValueAsync("(x, y)"));
    }

    [Fact]
    public async Task State_survives_a_cell_that_does_not_compile()
    {
        using var session = new TestSession();
        await session.GoodAsync("var x = 1;");
        await session.BadAsync("var x = ;");

        Assert.Equal("1", await session.ValueAsync("x"));
    }

    [Fact]
    public async Task Load_takes_code_from_a_file_beside_the_notebook()
    {
        using var session = new TestSession();
        session.Folder.Write("parts/more.csx", "int Three() => 3;");
        session.Folder.Write("setup.csx", "#load \"parts/more.csx\"\nint Two() => Three() - 1;");

        Assert.Equal("5", await session.ValueAsync("#load \"./setup.csx\"\nTwo() + Three()"));
    }

    [Fact]
    public async Task Warnings_are_not_shown()
    {
        using var session = new TestSession();

        Assert.Empty(
            (
                await session.GoodAsync("int unused;\nasync Task F() { }\nstring? s = null;\nif (false) s.Trim();")
            ).Outputs.OfType<StreamOutput>()
        );
    }

    [Fact]
    public async Task Culture_is_invariant_whatever_the_host_has()
    {
        using var session = new TestSession();

        Assert.Equal("1.5", await session.ValueAsync("$\"{1.5}\""));
        Assert.Equal(
            "True",
            await session.ValueAsync(
                "System.Globalization.CultureInfo.CurrentCulture.Equals(System.Globalization.CultureInfo.InvariantCulture)"
            )
        );
    }
}
