namespace SerWorkbook.Notebooks.Tests.Execution;

/// <summary>Code that was written for the public types of .NET Interactive.</summary>
public sealed class CompatibilityTests
{
    private const string Formatting = "using Microsoft.DotNet.Interactive.Formatting;\n";
    private const string Tags = "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n";

    [Theory]
    [InlineData("Formatter.Register<P>((p, w) => w.Write(\"<b>\" + p.N + \"</b>\"), \"text/html\");", "text/html=<b>x</b>")]
    [InlineData("Formatter.Register<P>(p => \"P:\" + p.N);", "text/plain=P:x")]
    [InlineData("Formatter.Register<P>((p, c) => { c.Writer.Write(p.N + \"!\"); return true; }, HtmlFormatter.MimeType);", "text/html=x!")]
    [InlineData(
        "Formatter.Register<P>((p, c) => false, \"text/html\");\nFormatter.Register<object>(o => \"any\", \"text/html\");",
        "text/html=any"
    )]
    [InlineData(
        "Formatter.Register(typeof(P), (p, w) => w.Write(\"old\"), \"text/html\");\nFormatter.Register<P>(p => \"new\", \"text/html\");",
        "text/html=new"
    )]
    [InlineData(
        "Formatter.Register<P>(p => \"h\", \"text/html\");\nFormatter.Register<P>(p => \"t\");\n"
            + "Formatter.SetPreferredMimeTypesFor(typeof(P), \"text/plain\", \"text/html\");",
        "text/plain=t;text/html=h"
    )]
    [InlineData("Formatter.SetPreferredMimeTypesFor(typeof(P), PlainTextFormatter.MimeType);", "text/plain=N  x")]
    public async Task Registered_formatters_write_results(string registration, string expected)
    {
        using var session = new TestSession();

        var result = await session.GoodAsync($"{Formatting}public class P {{ public string N = \"x\"; }}\n{registration}\nnew P()");

        Assert.Equal(expected, Shown(Assert.Single(result.Outputs)));
    }

    [Fact]
    public async Task Registered_formatters_hold_in_later_cells_in_tables_and_for_derived_types_until_they_are_reset()
    {
        using var session = new TestSession();
        using var other = new TestSession();
        const string types = "public class P { public int N = 1; }\npublic class Q : P { }\n";
        await other.GoodAsync(types);
        await session.GoodAsync(Formatting + types + "Formatter.Register<P>(p => \"<i>p</i>\", \"text/html\");");
        await session.GoodAsync("Formatter.Register(typeof(Dictionary<,>), (d, w) => w.Write(\"<i>d</i>\"), \"text/html\");");

        Assert.Equal("text/html=<i>p</i>", Shown((await session.GoodAsync("new Q()")).Outputs[0]));
        Assert.Equal("text/html=<i>d</i>", Shown((await session.GoodAsync("new Dictionary<string, int>()")).Outputs[0]));
        Assert.Contains("<td><i>p</i></td>", Shown((await session.GoodAsync("new[] { new { P = new P() } }")).Outputs[0]));
        Assert.Equal("<i>p</i>", await session.ValueAsync("new P().ToDisplayString(\"text/html\")"));
        Assert.Contains("<table>", Shown((await other.GoodAsync("new Q()")).Outputs[0]));

        Assert.Contains("<table>", Shown((await session.GoodAsync("Formatter.ResetToDefault();\nnew Q()")).Outputs[0]));
    }

    [Theory]
    [InlineData("b(\"x\")", "<b>x</b>")]
    [InlineData(
        "div[style: \"color:red\", @class: \"a\"](\"<x> & \", b(\"y\"), 3)",
        "<div style=\"color:red\" class=\"a\">&lt;x&gt; &amp; <b>y</b>3</div>"
    )]
    [InlineData("img[src: \"a.png?x=1&y=\\\"2\\\"\", width: 20]", "<img src=\"a.png?x=1&amp;y=&quot;2&quot;\" width=\"20\" />")]
    [InlineData("p(\"a\", br, HTML(\"<u>b</u>\"))", "<p>a<br /><u>b</u></p>")]
    [InlineData("ul(new[] { 1, 2 }.Select(i => li(\"n\" + i)))", "<ul><li>n1</li><li>n2</li></ul>")]
    [InlineData(
        "table(thead(tr(th(\"A\"))), tbody(new[] { \"x\", \"y\" }.Select(s => tr(td(s)))))",
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>x</td></tr><tr><td>y</td></tr></tbody></table>"
    )]
    [InlineData("div()", "<div></div>")]
    public async Task Elements_are_put_together_by_code(string code, string html)
    {
        using var session = new TestSession();

        var result = await session.GoodAsync($"{Tags}{code}");

        Assert.Equal($"text/html={html}", Shown(Assert.Single(result.Outputs)));
        Assert.Equal($"text/html={html}", Shown(Assert.Single((await session.GoodAsync($"display({code});")).Outputs)));
    }

    [Theory]
    [InlineData("(LaTeXString)@\"\\frac{1}{2}\"", "text/latex=\\frac{1}{2};text/plain=\\frac{1}{2}")]
    [InlineData("new MathString(\"x\")", "text/latex=$$x$$;text/plain=x")]
    [InlineData("Math.Max(1,2)", "text/plain=2")]
    [InlineData("Javascript(\"alert(1)\")", "text/html=<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("CSS(\"b { }\")", "text/html=<style type=\"text/css\">b { }</style>")]
    [InlineData("KernelInvocationContext.Current.Display(1);", "text/plain=1")]
    [InlineData("KernelInvocationContext.Current.DisplayAs(\"<b>\", \"text/html\");", "text/html=<b>")]
    [InlineData("using Microsoft.DotNet.Interactive;\nKernel.display(1);", "text/plain=1")]
    [InlineData("using Microsoft.DotNet.Interactive;\nKernel.HTML(\"<b>1</b>\")", "text/html=<b>1</b>")]
    [InlineData("using static Microsoft.DotNet.Interactive.Kernel;\ndisplay(HTML(\"<b>1</b>\"));", "text/html=<b>1</b>")]
    [InlineData("display(\"<b>\", \"text/html\");", "text/html=<pre>&lt;b&gt;</pre>")]
    [InlineData("\"<b>\".DisplayAs(\"text/html\");", "text/html=<b>")]
    [InlineData("display(\"# a\", \"text/markdown\");", "text/markdown=# a")]
    [InlineData(
        "using Microsoft.DotNet.Interactive.Commands;\n((SubmitCode)KernelInvocationContext.Current.Command).Code.Length",
        "text/plain=110"
    )]
    public async Task Functions_and_types_show_what_they_did_there(string code, string expected)
    {
        using var session = new TestSession();

        Assert.Equal(expected, Shown(Assert.Single((await session.GoodAsync(code)).Outputs)));
    }

    [Fact]
    public async Task Table_of_a_sequence_is_displayed()
    {
        using var session = new TestSession();

        var table = Assert.IsType<DisplayOutput>(
            Assert.Single((await session.GoodAsync("new[] { new { A = 1 } }.DisplayTable();")).Outputs)
        );

        Assert.Equal("A\n1", table.Data.Text("text/plain"));
    }

    [Fact]
    public async Task Questions_are_asked_where_somebody_is_there_and_refused_elsewhere()
    {
        using var session = new TestSession(o => o with { Ask = (prompt, isPassword, _) => isPassword ? "secret" : prompt + "?" });
        using var alone = new TestSession();

        Assert.Equal("Name?", await session.ValueAsync("using Microsoft.DotNet.Interactive;\nawait Kernel.GetInputAsync(\"Name\")"));
        Assert.Equal("Name?", await session.ValueAsync("await GetInputAsync(\"Name\")"));
        await session.GoodAsync("using Microsoft.DotNet.Interactive;\nvar k=await Kernel.GetPasswordAsync(\"key\");");
        Assert.Equal("secret", await session.ValueAsync("k.GetClearTextPassword()"));
        Assert.Equal("******", await session.ValueAsync("k"));
        Assert.Equal(
            "A cell cannot ask for input: notebooks run unattended; declare a variable in a cell tagged 'parameters' and set it with "
                + "--parameter name=value.",
            (await alone.BadAsync("using Microsoft.DotNet.Interactive;\nvar k=await Kernel.GetPasswordAsync(\"key\");")).Failure.Message
        );
    }

    [Theory]
    [InlineData("03-formatter-register", "text/html=<b>x</b>")]
    [InlineData("04-unsafe", "stdout=5\n")]
    [InlineData("11-latex", "text/latex=\\frac{1}{2};text/plain=\\frac{1}{2}", "text/plain=2", "text/latex=$$x$$;text/plain=x")]
    public async Task Shared_cases_give_what_is_right(string name, params string[] expected)
    {
        var path = Path.Combine(SharedCases(), $"{name}.ipynb");
        Assert.SkipUnless(File.Exists(path), $"There is no {path}.");
        using var folder = new TemporaryFolder();

        var run = await NotebookRunner.RunAsync(path, new NotebookRunOptions { TargetPath = folder["out.ipynb"] });

        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(expected, run.Document.Cells.SelectMany(cell => cell.Outputs).Select(Shown));
    }

    private static string SharedCases()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "SerWorkbook.sln")))
        {
            at = at.Parent;
        }

        return Path.GetFullPath(Path.Combine(at?.FullName ?? ".", "..", "shared", "cases", "notebooks"));
    }

    private static string Shown(NotebookOutput output) =>
        output switch
        {
            RichOutput rich => string.Join(';', rich.Data.MimeTypes.Select(m => $"{m}={rich.Data.Text(m)}")),
            StreamOutput stream => $"{stream.Name}={stream.Text}",
            _ => output.ToString(),
        };
}
