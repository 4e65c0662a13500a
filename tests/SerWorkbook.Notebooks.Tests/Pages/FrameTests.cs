using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SerWorkbook.Notebooks.Pages;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

/// <summary>Outputs with scripts; what the frames do in a browser is tested with the command line.</summary>
public sealed class FrameTests
{
    private const string Library = "window.Plotly = { newPlot() {} };";
    private static readonly HtmlPageOptions WithPlotly = new() { PlotlyScript = Library };

    [Fact]
    public void Output_with_a_script_stands_in_a_sandboxed_frame_with_a_policy_of_its_own()
    {
        const string script = "document.getElementById(\"d\").textContent = 'drawn' && \"<b>\";";
        var page = Page(Showing(("text/html", $"<div id=d>before</div><script>{script}</script>")));

        using var whole = Parse(page);
        var frame = Assert.Single(whole.QuerySelectorAll("iframe"));
        Assert.Equal("allow-scripts", frame.GetAttribute("sandbox"));
        using var inside = Inside(frame);
        var inert = Assert.Single(inside.Body!.QuerySelectorAll("script"));
        Assert.Equal(("text/x-run", script), (inert.GetAttribute("type"), inert.TextContent));
        Assert.Equal("before", inside.GetElementById("d")!.TextContent);

        var own = Assert.Single(inside.Head!.QuerySelectorAll("script")).TextContent;
        var policy = Policy(inside);
        Assert.StartsWith($"default-src 'none'; script-src {Hash(own)} blob:; style-src 'unsafe-inline'; img-src data: blob:;", policy);
        Assert.Contains("connect-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'", policy);
        Assert.DoesNotContain("http", policy);
        // The frame inherits the page's policy, so that must know its script; no script of an output is named anywhere.
        Assert.Contains($"{Hash(own)} blob:;", Policy(whole));
        Assert.DoesNotContain(Hash(script), page);
        // Whoever searches the file finds the script as it was written.
        Assert.Contains("document.getElementById(\"d\").textContent", page);
    }

    [Theory]
    [InlineData("<b>bold</b>")]
    [InlineData("<p>one = 1, onclick = 2</p>")]
    [InlineData("<script type='application/json'>{}</script>")]
    [InlineData("<style>p { color: red }</style><p>x</p>")]
    public void Output_without_scripts_stands_in_the_page(string html)
    {
        var page = Page(Showing(("text/html", html)));

        using var whole = Parse(page);
        Assert.Empty(whole.QuerySelectorAll("iframe"));
        Assert.NotEmpty(whole.QuerySelectorAll(".rich"));
        Assert.DoesNotContain("blob:;", Regex.Match(Policy(whole), "script-src[^;]*;").Value);
    }

    [Fact]
    public void What_is_asked_for_and_not_there_is_named_in_one_sentence()
    {
        const string html = """
            <link rel=stylesheet href="https://a.example/x.css"><img src="https://b.example/y.png"><img src="data:image/png;base64,AAAA">
            <iframe src="https://c.example/"></iframe><script src="https://d.example/d3.js"></script><script src="https://d.example/d3.js"></script>
            <script src="https://cdn.plot.ly/plotly-2.27.0.min.js"></script><script src="https://e.example/require.min.js"></script><script>1</script>
            """;
        using var whole = Parse(Page(Showing(("text/html", html)), WithPlotly));

        Assert.Equal(
            "This output asks for https://a.example/x.css, https://b.example/y.png, https://c.example/ and https://d.example/d3.js, "
                + "which are not in this page.",
            whole.QuerySelector(".asks")!.TextContent
        );
        using var inside = Inside(whole.QuerySelector("iframe")!);
        Assert.DoesNotContain("b.example", inside.Body!.InnerHtml);
        Assert.Single(inside.Body.QuerySelectorAll("img[src]"));
        Assert.Empty(inside.Body.QuerySelectorAll("iframe, link"));
    }

    [Fact]
    public void Nothing_is_said_where_nothing_is_missing()
    {
        using var whole = Parse(Page(Showing(("text/html", "<script>1</script>"))));

        Assert.True(whole.QuerySelector(".asks")!.HasAttribute("hidden"));
        Assert.Equal("", whole.QuerySelector(".asks")!.TextContent);
    }

    [Theory]
    [InlineData("<script>require(['plotly'], p => p.newPlot())</script>", true)]
    [InlineData("<script src='https://cdn.plot.ly/plotly-latest.min.js'></script>", true)]
    [InlineData("<button onclick='Plotly.newPlot()'>x</button>", true)]
    [InlineData("<script>1</script>", false)]
    [InlineData("<p>Plotly</p>", false)]
    public void Plotly_is_in_the_page_where_a_frame_asks_for_it(string html, bool isThere)
    {
        var document = Showing(("text/html", html));

        foreach (var options in new[] { WithPlotly, WithPlotly with { PlotlyHref = "plotly.min.js" } })
        {
            using var whole = Parse(Page(document, options));
            Assert.Equal(isThere ? [Library] : [], whole.QuerySelectorAll("#plotly-source").Select(Unpacked));
        }
    }

    [Fact]
    public void Diagram_is_drawn_by_Mermaid_which_only_such_pages_hold()
    {
        const string diagram = "graph TD\n  A[\"<b>\"] --> B";
        using var whole = Parse(Page(Showing((OutputHtml.Mermaid, diagram), ("text/html", "<p>html</p>"), ("text/plain", "plain"))));

        using var inside = Inside(Assert.Single(whole.QuerySelectorAll("iframe")));
        Assert.Equal(diagram, inside.QuerySelector("pre.mermaid")!.TextContent);
        Assert.Contains("globalThis[\"mermaid\"]", Unpacked(whole.GetElementById("mermaid-source")!));
        Assert.Empty(Parse(Page(Showing(("text/html", "<script>1</script>")))).QuerySelectorAll("#mermaid-source"));
    }

    [Theory]
    [InlineData("application/javascript")]
    [InlineData("text/javascript")]
    public void Script_without_HTML_runs_in_a_frame(string mimeType)
    {
        using var whole = Parse(Page(Showing((mimeType, "var s = '</script><p>';"))));

        using var inside = Inside(Assert.Single(whole.QuerySelectorAll("iframe")));
        Assert.Equal("var s = '<\\/script><p>';", Assert.Single(inside.Body!.QuerySelectorAll("script")).TextContent);
        Assert.Empty(inside.Body.QuerySelectorAll("p"));
    }

    [Fact]
    public void Handlers_are_inert_until_the_script_of_the_frame_sets_them()
    {
        using var whole = Parse(Page(Showing(("text/html", "<button onclick=\"go('x')\" ONFOCUS=a() on&=b()>x</button>"))));

        using var inside = Inside(Assert.Single(whole.QuerySelectorAll("iframe")));
        var attributes = Assert.Single(inside.QuerySelectorAll("button")).Attributes.Select(a => (a.Name, a.Value));
        Assert.Equal([("data-run-onclick", "go('x')"), ("data-run-onfocus", "a()")], attributes);
    }

    public static TheoryData<string> Hostile => [.. HostileHtml.All];

    // A browser runs nothing of these but the frame's own script, which is told what to run. Handlers that appear only when the text is
    // parsed once more are forbidden by the policy.
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_in_a_frame_acts_by_itself(string html)
    {
        using var whole = Parse(Page(Showing(("text/html", html + "<script>1</script>"))));
        if (whole.QuerySelector("iframe") is not { } frame)
        {
            return;
        }

        using var inside = Inside(frame);
        Assert.Equal(["Content-Security-Policy"], inside.QuerySelectorAll("meta[http-equiv]").Select(m => m.GetAttribute("http-equiv")));
        Assert.Single(inside.QuerySelectorAll("script"), s => (s.GetAttribute("type") ?? "") is "" or "text/javascript" or "module");
        Assert.Empty(inside.QuerySelectorAll("iframe, object, embed, base, link, form, frame"));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static IHtmlDocument Inside(IElement frame) => Parse(frame.GetAttribute("srcdoc")!);

    private static string Policy(IHtmlDocument document) =>
        document.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Unpacked(IElement packed)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed.TextContent)), CompressionMode.Decompress);
        return new StreamReader(gzip, Encoding.UTF8).ReadToEnd();
    }
}
