using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed partial class PageSafetyTests
{
    private const string Plotly = "window.Plotly = { newPlot() { return '</script><!-- ü'; } };";

    public static TheoryData<string> Hostile =>
        [
            "<script>alert(1)</script>",
            "<SCRIPT src=https://evil.example/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<img src=\"https://evil.example/pixel.png\">",
            "<svg onload=alert(1)><script>alert(2)</script><foreignObject><iframe src=x></iframe></foreignObject></svg>",
            "<a href=\"javascript:alert(1)\">x</a><a href=\" java\nscript:alert(1)\">y</a><a href='&#106;avascript:alert(1)'>z</a>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\"><base href=https://evil.example><link rel=stylesheet "
                + "href=https://evil.example/x.css>",
            "<iframe src=\"https://evil.example\"></iframe><object data=x></object><embed src=x>",
            "<form action=https://evil.example><input name=a><button>b</button></form>",
            "<style>body{display:none}</style><div style=\"background:url(https://evil.example)\">x</div>",
            "</div></main></body></html><script>alert(1)</script>",
            "<!-- never closed <p>",
            "<textarea><p>",
            "<plaintext>",
            "<div title=\"</script><script>alert(1)</script>\" onclick='alert(1)'>",
            "<p <script>alert(1)</script>",
            "<audio src=https://evil.example/a.wav autoplay></audio><video poster=https://evil.example/p.png></video>",
            "\0<scr\0ipt>alert(1)</scr\0ipt>",
        ];

    [Fact]
    public void Policy_forbids_everything_outside_and_names_the_page_script_by_its_hash()
    {
        var page = Page(Of(NotebookCell.Markdown("# x")));

        var policy = Policy(page);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy);
        Assert.Equal($"'{Hash(Scripts(page).Single(s => s.Type is null).Text)}'", ScriptSources(policy).Single());
        Assert.DoesNotContain("http", policy);
        Assert.DoesNotContain("unsafe-eval", policy);
        Assert.DoesNotContain("'unsafe-inline'", policy[..policy.IndexOf("style-src", StringComparison.Ordinal)]);
        Assert.Contains("base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void Plotly_is_packed_once_and_its_hash_is_in_the_policy()
    {
        var page = Page(
            Of(Cell((OutputHtml.Plotly, Chart)), Cell((OutputHtml.Plotly, Chart))),
            new HtmlPageOptions { PlotlyScript = Plotly }
        );

        var packed = Scripts(page).Single(s => s.Type == "application/gzip").Text;
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        Assert.Equal(Plotly, new StreamReader(gzip, Encoding.UTF8).ReadToEnd());
        Assert.Contains($"'{Hash(Plotly)}'", ScriptSources(Policy(page)));
        Assert.Equal(2, ScriptSources(Policy(page)).Count);
    }

    [Fact]
    public void Plotly_is_left_out_where_no_chart_is()
    {
        var page = Page(Showing(("image/png", Png)), new HtmlPageOptions { PlotlyScript = Plotly });

        Assert.DoesNotContain("application/gzip\"", page);
        Assert.Single(ScriptSources(Policy(page)));
    }

    [Fact]
    public void Chart_is_inert_JSON_that_cannot_end_its_element()
    {
        var chart = JsonSerializer.Serialize(
            new { data = Array.Empty<int>(), layout = new { title = "</script><script>alert(1)</script><!--" } }
        );
        var page = Page(Showing((OutputHtml.Plotly, chart), ("text/plain", "a \"chart\"")), new HtmlPageOptions { PlotlyScript = Plotly });

        var json = Scripts(page).Single(s => s.Type == "application/json").Text;
        Assert.DoesNotContain("<", json);
        Assert.Equal(
            "</script><script>alert(1)</script><!--",
            JsonElement.Parse(json).GetProperty("layout").GetProperty("title").GetString()
        );
        Assert.Contains("<figure class=\"plot\" aria-label=\"a &quot;chart&quot;\">", page);
        AssertHarmless(page, scripts: 3);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_harmless_wherever_it_stands(string text)
    {
        var documents = new[]
        {
            Of(
                NotebookCell.Markdown(text),
                NotebookCell.Markdown($"# {text.ReplaceLineEndings(" ")}\n\n| {text.ReplaceLineEndings(" ")} |\n|---|\n| x |")
            ),
            Of(NotebookCell.Code(text)),
            Showing(("text/html", text)),
            Showing(("text/plain", text)),
            Showing(("text/markdown", text)),
            Showing(("image/svg+xml", text), ("text/plain", text)),
            Showing(("image/png", text), ("text/plain", text)),
            Of(
                NotebookCell.Code("x") with
                {
                    ExecutionCount = 1,
                    Outputs = [new StreamOutput("stdout", text), new ErrorOutput(text, text, [text])],
                }
            ),
        };
        foreach (var document in documents)
        {
            var page = Page(
                document,
                new HtmlPageOptions
                {
                    Title = text,
                    Provenance = [new(text, text)],
                    Next = new PageLink("next.html", text),
                }
            );
            AssertHarmless(page, scripts: 1);
            AssertHarmless(
                HtmlIndex.Render(
                    [new HtmlIndexEntry { Document = document, Href = "a.html" }],
                    new HtmlIndexOptions { Title = text, Introduction = text }
                ),
                scripts: 1
            );
        }
    }

    [Fact]
    public void Nothing_but_links_of_prose_leads_outside()
    {
        var page = Page(
            Of(
                NotebookCell.Markdown(
                    "[link](https://example.org) ![picture](https://example.org/x.png) <https://example.org/auto>\n\n![local](missing.png)"
                ),
                Cell(
                    (
                        "text/html",
                        "<img src='https://example.org/y.png' srcset='https://example.org/z.png 2x'><p style='background:URL( "
                            + "//example.org )'>x</p>"
                    )
                )
            )
        );

        AssertHarmless(page, scripts: 1);
        Assert.Equal(3, Regex.Count(page, "<a href=\"https://example\\.org"));
    }

    internal static void AssertHarmless(string page, int scripts)
    {
        // Frames are harmless by what holds in them, which other tests look at; their content is the value of an attribute.
        page = Frame().Replace(page, "");
        Assert.Equal(scripts, Regex.Count(page, "<script", RegexOptions.IgnoreCase));
        Assert.Equal(scripts, Regex.Count(page, "</script", RegexOptions.IgnoreCase));
        Assert.Equal(scripts, Scripts(page).Count);
        Assert.Equal(3, Regex.Count(page, "<meta "));
        var own = page.IndexOf("</head>", StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)url\(|@import", Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value);

        // The one field that a page has is its own search, before everything that comes from a notebook.
        var field = Regex.Match(page, "<input type=\"search\"[^>]*>");
        Assert.InRange(field.Index, own, page.IndexOf("<main", StringComparison.Ordinal));
        var body = ScriptElement().Replace(page[own..].Replace(field.Value, "", StringComparison.Ordinal), "");
        foreach (Match tag in Tag().Matches(body))
        {
            Assert.DoesNotMatch(@"(?i)^<(iframe|object|embed|form|input|base|link|meta|style|textarea|plaintext)\b", tag.Value);
            var unquoted = Regex.Replace(tag.Value, "\"[^\"]*\"", "\"\"");
            Assert.DoesNotMatch(@"(?i)\s(on\w+|srcset|poster|action|autoplay|formaction)\b", unquoted);
            Assert.DoesNotMatch(@"(?i)\sstyle=""[^""]*url\(", tag.Value);
            foreach (Match source in Regex.Matches(tag.Value, "\\ssrc=\"([^\"]*)\""))
            {
                Assert.Matches("^data:(image|audio|video)/", source.Groups[1].Value);
            }

            foreach (Match target in Regex.Matches(tag.Value, "\\shref=\"([^\"]*)\""))
            {
                Assert.Matches("(?i)^(https?:|mailto:|#|[^:]*$)", target.Groups[1].Value);
            }
        }

        Assert.EndsWith("</html>\n", page);
        foreach (var element in (string[])["main", "div", "figure", "pre", "details", "table", "a", "p", "svg"])
        {
            Assert.True(Regex.Count(body, $"<{element}[ >]") == Regex.Count(body, $"</{element}>"), $"{element} does not close");
        }
    }

    private static string Policy(string page) => Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

    private static List<string> ScriptSources(string policy) => [.. Regex.Match(policy, "script-src ([^;]*);").Groups[1].Value.Split(' ')];

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static List<(string? Type, string Text)> Scripts(string page) =>
        [
            .. ScriptElement()
                .Matches(page)
                .Select(m =>
                    (
                        Regex.Match(m.Groups[1].Value, "type=\"([^\"]*)\"") is { Success: true } type ? type.Groups[1].Value : null,
                        m.Groups[2].Value
                    )
                ),
        ];

    [GeneratedRegex("<iframe class=\"output\" sandbox=\"allow-scripts\" title=\"[^\"<>]*\" srcdoc='[^'<\\0]*'></iframe>")]
    private static partial Regex Frame();

    [GeneratedRegex("<script([^>]*)>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptElement();

    [GeneratedRegex("<[a-zA-Z](?:[^>\"]|\"[^\"]*\")*>")]
    private static partial Regex Tag();
}
