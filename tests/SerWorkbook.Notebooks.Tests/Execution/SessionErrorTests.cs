using System.Text;

namespace SerWorkbook.Notebooks.Tests.Execution;

public sealed class SessionErrorTests
{
    [Fact]
    public async Task Exception_names_cell_line_and_source_of_every_cell_it_came_through()
    {
        using var session = new TestSession();
        await session.GoodAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");

        var (failure, error) = await session.BadAsync("var x = 1;\n\nvar y = Divide(x, 0);");

        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal("Attempted to divide by zero.", error.Value);
        Assert.Equal(
            [
                "DivideByZeroException: Attempted to divide by zero.",
                "cell 1, line 3: return a / b;",
                "cell 2, line 3: var y = Divide(x, 0);",
            ],
            error.Traceback
        );
        Assert.Equal(3, failure.Line);
    }

    [Fact]
    public async Task Engine_compiler_and_framework_do_not_show_in_a_traceback()
    {
        using var session = new TestSession();

        var (failure, error) = await session.BadAsync(
            "async Task F()\n{\n    await Task.Delay(1);\n    throw new InvalidOperationException(\"late\");\n}\n\nawait F();"
        );

        Assert.Equal(
            [
                "InvalidOperationException: late",
                "cell 1, line 4: throw new InvalidOperationException(\"late\");",
                "cell 1, line 7: await F();",
            ],
            error.Traceback
        );
        Assert.Equal(4, failure.Line);
    }

    [Fact]
    public async Task Methods_of_libraries_show_by_name()
    {
        using var session = new TestSession();

        var (_, error) = await session.BadAsync("await SerWorkbook.Notebooks.Tests.Execution.FaultyLibrary.FailAsync();");

        Assert.Equal(
            [
                "ArgumentException: bad clip",
                "in SerWorkbook.Notebooks.Tests.Execution.FaultyLibrary.FailAsync",
                "cell 1, line 1: await SerWorkbook.Notebooks.Tests.Execution.FaultyLibrary.FailAsync();",
            ],
            error.Traceback
        );
    }

    [Fact]
    public async Task Causes_are_listed_and_wrappers_taken_off()
    {
        using var session = new TestSession();

        var (_, error) = await session.BadAsync(
            "Task.Run(() =>\n{\n    try { int.Parse(\"x\"); }\n    catch (Exception e) { throw new "
                + "InvalidOperationException(\"outer\", e); }\n}).Wait();"
        );

        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Contains(error.Traceback, l => l.StartsWith("caused by FormatException: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_counts_in_a_cell_with_a_kernel_chooser_and_in_a_loaded_file()
    {
        using var session = new TestSession();
        session.Folder.Write("setup.csx", "int Fail()\n{\n    throw new Exception(\"from file\");\n}");

        Assert.Equal(3, (await session.BadAsync("#!csharp\n\nthrow new Exception();")).Failure.Line);
        var (failure, error) = await session.BadAsync("#load \"setup.csx\"\nFail();");

        Assert.Equal(
            ["Exception: from file", "setup.csx, line 3: throw new Exception(\"from file\");", "cell 2, line 2: Fail();"],
            error.Traceback
        );
        Assert.Equal(2, failure.Line);
    }

    [Fact]
    public async Task Every_compile_error_is_listed_with_its_place()
    {
        using var session = new TestSession();

        var (failure, error) = await session.BadAsync("var ok = 1;\nvar x = undefined1;\n  var y = undefined2;");

        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, failure.Line);
        Assert.Equal("CS0103: The name 'undefined1' does not exist in the current context (and 1 more)", failure.Message);
        Assert.Equal(
            [
                "cell 1, line 2, column 9: CS0103: The name 'undefined1' does not exist in the current context",
                "    var x = undefined1;",
                "            ^",
                "cell 1, line 3, column 11: CS0103: The name 'undefined2' does not exist in the current context",
                "      var y = undefined2;",
                "              ^",
            ],
            error.Traceback
        );
    }

    [Fact]
    public async Task Compile_error_in_a_loaded_file_names_the_file()
    {
        using var session = new TestSession();
        session.Folder.Write("parts/broken.csx", "\nint x = \"text\";");

        var (failure, error) = await session.BadAsync("#load \"parts/broken.csx\"");

        Assert.StartsWith("parts/broken.csx, line 2, column 9: CS0029", error.Traceback[0]);
        Assert.Null(failure.Line);
    }

    [Fact]
    public async Task Loaded_file_that_is_not_UTF8_is_refused_with_line_and_column()
    {
        using var session = new TestSession();
        File.WriteAllBytes(session.Folder["latin.csx"], Encoding.Latin1.GetBytes("var a = 1;\nvar b = \"J\u00F6rg\";"));

        var (_, error) = await session.BadAsync("#load \"latin.csx\"");

        Assert.Contains("line 2, column 11: the byte 0xF6 is not UTF-8", error.Traceback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_of_the_notebook_is_taken_out_of_error_texts()
    {
        using var session = new TestSession();
        var inside = session.Folder["data/none.wav"];

        var (_, error) = await session.BadAsync(
            $"throw new Exception(\"'{inside}' and {session.Folder.Path} and {session.Folder.Path}-not\");"
        );
        Assert.Equal($"'data/none.wav' and . and {session.Folder.Path}-not", error.Value);

        var nested = Path.Combine(session.Folder.Path, "deep", "notebooks");
        using var deep = new TestSession(o => o with { WorkingDirectory = Directory.CreateDirectory(nested).FullName });
        var (_, above) = await deep.BadAsync($"System.IO.File.ReadAllText(\"{inside}\");");
        Assert.Contains("'../../data/none.wav'", above.Value);
    }

    [Theory]
    [InlineData(
        "#!connect mssql\nvar x = 1;",
        1,
        "'#!connect mssql' is a magic command that this engine does not have; it has #!about, #!import,"
    )]
    [InlineData("var x = 1;\n  #!unknown", 2, "'#!unknown' is a magic command that")]
    [InlineData("%%bash\nls", 1, "'%%bash' is a magic command")]
    [InlineData("\n  %matplotlib inline\nvar x = 1;", 2, "'%matplotlib inline' is a magic command")]
    [InlineData("// first\n#r \"nuget:\"", 2, "write #r \"nuget: Name, version\"")]
    [InlineData("#r \"nuget: Two Names, 5.0.1\"", 1, "write #r \"nuget: Name, version\"")]
    [InlineData("#r \"nuget: Name, 1.0\\\" /><Exec/>\"", 1, "write #r \"nuget: Name, version\"")]
    [InlineData("#i \"somewhere\"", 1, "write #r \"nuget: Name, version\"")]
    public async Task Magic_commands_and_packages_are_refused_with_cell_and_line(string code, int line, string why)
    {
        using var session = new TestSession();

        var (failure, error) = await session.BadAsync(code);

        Assert.Equal("UnsupportedDirective", error.Name);
        Assert.Contains(why, failure.Message);
        Assert.Equal(line, failure.Line);
        Assert.StartsWith($"cell 1, line {line}: {code.Split('\n')[line - 1].Trim()}", error.Traceback[1]);
    }

    [Theory]
    [InlineData("var text = \"\"\"\n#!time\n#r \"nuget:X\"\n\"\"\";\ntext.Length", "19")]
    [InlineData("/*\n#!time\n*/\n1", "1")]
    [InlineData("var text = @\"\n#!about\";\ntext.Trim()", "#!about")]
    [InlineData("var text = $@\"{1}\n#!about\";\ntext", "1\n#!about")]
    [InlineData("#!csharp\n2", "2")]
    [InlineData("#!C#\n3", "3")]
    [InlineData("\n\n#!csharp\n4", "4")]
    [InlineData("#if true\n5\n#endif", "5")]
    public async Task What_only_looks_like_a_magic_command_is_left_alone(string code, string value)
    {
        using var session = new TestSession();

        Assert.Equal(value, await session.ValueAsync(code));
    }

    [Fact]
    public async Task Reading_the_console_fails_instead_of_waiting()
    {
        using var session = new TestSession();

        var (failure, _) = await session.BadAsync("Console.ReadLine()");

        Assert.Equal("A cell cannot read from the console: notebooks run unattended.", failure.Message);
    }

    [Fact]
    public async Task Hostile_exception_does_not_hurt_the_session()
    {
        using var session = new TestSession();
        await session.BadAsync(
            "class Evil : Exception { public override string Message => throw new Exception(\"message\"); public override string "
                + "ToString() => throw new Exception(); }\nthrow new Evil();"
        );

        Assert.Equal("2", await session.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Errors_of_the_traceback_are_stored_as_an_output()
    {
        using var session = new TestSession();

        var result = await session.RunAsync("Console.WriteLine(\"before\");\nthrow new Exception(\"after\");");

        Assert.Equal([typeof(StreamOutput), typeof(ErrorOutput)], result.Outputs.Select(o => o.GetType()));
    }
}

/// <summary>A library that fails, as cells see it.</summary>
public static class FaultyLibrary
{
    public static async Task FailAsync()
    {
        await Task.Yield();
        throw new ArgumentException("bad clip");
    }
}
