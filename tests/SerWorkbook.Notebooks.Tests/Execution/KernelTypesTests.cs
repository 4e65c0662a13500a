namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>The kernel, its commands and its events, as notebooks use those of .NET Interactive.</summary>
public sealed class KernelTypesTests
{
    private const string Usings =
        "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\n"
        + "using Microsoft.DotNet.Interactive.Formatting;\nusing Microsoft.DotNet.Interactive.CSharp;\n";

    [Theory]
    [InlineData("Kernel.Root.FindKernelByName(\"csharp\").Name", "csharp")]
    [InlineData("Kernel.Current.RootKernel == Kernel.Root", "True")]
    [InlineData("((CompositeKernel)Kernel.Root).ChildKernels.Single().GetType().Name", "CSharpKernel")]
    [InlineData("KernelInvocationContext.Current.HandlingKernel.KernelInfo.LanguageName", "C#")]
    [InlineData("KernelInvocationContext.Current.CancellationToken.IsCancellationRequested", "False")]
    [InlineData("new SubmitCode(\"1\", targetKernelName: \"csharp\").TargetKernelName", "csharp")]
    [InlineData("(await Kernel.Root.SendAsync(new SubmitCode(\"int x = \"))).Events.OfType<CommandFailed>().Count()", "1")]
    [InlineData(
        "(await Kernel.Root.SendAsync(new SubmitCode(\"1\", \"fsharp\"))).Events.OfType<CommandFailed>().Single().Message",
        "There is no kernel 'fsharp'; code is executed in csharp."
    )]
    [InlineData(
        "(await Kernel.Root.SendAsync(new SendEditableCode(\"csharp\", \"1\"))).Events.OfType<CommandFailed>().Single().Message",
        "A notebook cannot add cells to itself here."
    )]
    public async Task Kernels_are_found_and_answer(string code, string expected)
    {
        using var session = new TestSession();

        Assert.Equal(expected, await session.ValueAsync(Usings + code));
    }

    [Fact]
    public async Task Submitted_code_shows_what_it_ends_in_and_its_variables_stay()
    {
        using var session = new TestSession();
        await session.GoodAsync(Usings);

        var sent = await session.GoodAsync("await Kernel.Root.SendAsync(new SubmitCode(\"var inner = 20;\\ninner + 1\"));");

        Assert.Equal("21", Assert.IsType<DisplayOutput>(Assert.Single(sent.Outputs)).Data.Text("text/plain"));
        Assert.Equal("20", await session.ValueAsync("inner"));
        Assert.Equal(
            "CodeSubmissionReceived ReturnValueProduced CommandSucceeded",
            await session.ValueAsync("string.Join(' ', (await Kernel.Current.SubmitCodeAsync(\"1\")).Events.Select(e => e.GetType().Name))")
        );
    }

    [Theory]
    [InlineData("7", "typeof(int)", "set + 1", "8")]
    [InlineData("new List<string[]>()", "typeof(List<string[]>)", "set.Count", "0")]
    [InlineData("new { A = 5 }", "null", "set.A", "5")]
    [InlineData("new Own()", "typeof(Own)", "set.B", "6")]
    public async Task Values_that_are_set_are_variables_of_the_next_cell(string value, string type, string use, string expected)
    {
        using var session = new TestSession();
        await session.GoodAsync(Usings + "public class Own { public int B = 6; }");

        await session.GoodAsync($"var kernel = (CSharpKernel)Kernel.Current;\nawait kernel.SetValueAsync(\"set\", {value}, {type});");

        Assert.Equal(expected, await session.ValueAsync(use));
    }

    [Fact]
    public async Task Values_are_found_by_their_names()
    {
        using var session = new TestSession();
        await session.GoodAsync(Usings + "var third = 3;");

        Assert.Equal(
            "True, 3",
            await session.ValueAsync("$\"{((CSharpKernel)Kernel.Current).TryGetValue<int>(\"third\", out var v)}, {v}\"")
        );
        Assert.Equal("False", await session.ValueAsync("((CSharpKernel)Kernel.Current).TryGetValue<string>(\"third\", out _)"));
        Assert.Equal(
            "3",
            await session.ValueAsync(
                "(await Kernel.Root.SendAsync(new RequestValue(\"third\"))).Events.OfType<ValueProduced>().Single().FormattedValue.Value"
            )
        );
    }

    [Fact]
    public async Task Events_that_a_cell_publishes_are_shown_and_displays_are_updated_by_their_names()
    {
        using var session = new TestSession();
        await session.GoodAsync(Usings + "var c = new SubmitCode(\"\");\nFormattedValue[] F(string t) => [new(\"text/html\", t)];");

        var shown = await session.GoodAsync(
            "KernelInvocationContext.Current.Publish(new DisplayedValueProduced(1, c, F(\"<b>1</b>\"), \"id\"));\n"
                + "KernelInvocationContext.Current.Publish(new StandardErrorValueProduced(c, F(\"e\")));\n"
                + "KernelInvocationContext.Current.Publish(new DisplayedValueUpdated(2, \"id\", c, F(\"<b>2</b>\")));"
        );

        Assert.Equal("<b>2</b>", Assert.IsType<DisplayOutput>(shown.Outputs[0]).Data.Text("text/html"));
        Assert.Equal(new StreamOutput("stderr", "e"), shown.Outputs[1]);
        Assert.Equal(2, shown.Outputs.Count);
    }

    [Fact]
    public async Task Observers_are_told_what_cells_do_until_they_end_it()
    {
        using var session = new TestSession();
        await session.GoodAsync(
            Usings + "var seen = new List<string>();\nvar end = Kernel.Root.KernelEvents.Subscribe(e => seen.Add(e.GetType().Name));"
        );

        await session.GoodAsync("Console.Write(1);\n2");
        await session.GoodAsync("end.Dispose();");

        Assert.Equal(
            "CommandSucceeded CodeSubmissionReceived StandardOutputValueProduced ReturnValueProduced "
                + "CommandSucceeded CodeSubmissionReceived",
            await session.ValueAsync("string.Join(' ', seen)")
        );
    }

    [Fact]
    public async Task Registered_disposables_are_disposed_with_the_session()
    {
        using var folder = new TemporaryFolder();
        var file = folder["gone"].Replace("\\", "/", StringComparison.Ordinal);
        using (var session = new TestSession())
        {
            await session.GoodAsync($"{Usings}Kernel.Root.RegisterForDisposal(() => System.IO.File.WriteAllText(\"{file}\", \"x\"));");
            Assert.False(File.Exists(file));
        }

        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("Kernel.Root.Name", ".NET")]
    [InlineData("Formatter.ListExpansionLimit", "20")]
    [InlineData("using System.Text;\nPocketView view = null;\nview?.ToString() ?? \"none\"", "none")]
    public async Task Names_are_known_without_an_import_as_in_earlier_versions(string code, string expected)
    {
        using var session = new TestSession();

        Assert.Equal(expected, await session.ValueAsync(code));
    }

    [Fact]
    public async Task Names_of_the_author_go_before_those_of_earlier_versions()
    {
        using var session = new TestSession();
        await session.GoodAsync("class Kernel { public int Mine = 3; }");

        Assert.Equal("3", await session.ValueAsync("new Kernel().Mine"));
        var failure = (await session.BadAsync("var a = 1;\n  nowhere")).Failure;
        Assert.Equal((2, "CS0103: The name 'nowhere' does not exist in the current context"), (failure.Line, failure.Message));
    }
}
