using System.Text.Json;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed partial class HtmlPageTests
{
    [Fact]
    public void Small_page_is_as_it_was()
    {
        var failing = NotebookCell.Code("int Half(int x)\n{\n    return x / 0;\n}\nHalf(2)") with
        {
            Id = "half",
            ExecutionCount = 2,
            Outputs =
            [
                new StreamOutput("stdout", "\u001b[32mready\u001b[0m\n"),
                new ErrorOutput(
                    "DivideByZeroException",
                    "Attempted to divide by zero.",
                    ["DivideByZeroException: Attempted to divide by zero.", "cell 2, line 3: return x / 0;", "cell 2, line 5: Half(2)"]
                ),
            ],
        };
        var document = Of(
            NotebookCell.Markdown("# A small page\n\nWith *one* figure.\n\n## Work\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n### Detail") with
            {
                Id = "intro",
            },
            NotebookCell.Code("#r \"./lib/X.dll\"\nusing X;") with
            {
                Id = "setup",
                ExecutionCount = 1,
            },
            failing,
            Cell(("image/png", Png), ("text/plain", "a grey pixel")) with
            {
                Id = "pixel",
            }
        );

        Snapshot.Matches(
            "small-page.html",
            Page(
                document,
                new HtmlPageOptions
                {
                    Previous = new PageLink("00.html", "Before"),
                    Next = new PageLink("02.html", "After"),
                    Index = new PageLink("index.html", "All"),
                    CellSeconds = new Dictionary<string, double> { ["setup"] = 1.25, ["half"] = 0.04 },
                    Provenance = [new("SDK", "10.0"), new("Data", "<demo>")],
                }
            )
        );
    }

    [Fact]
    public void Equal_notebooks_give_equal_pages()
    {
        var document = Showing((OutputHtml.Plotly, Chart), ("image/png", Png));
        var options = new HtmlPageOptions { PlotlyScript = "window.Plotly = {};" };

        Assert.Equal(Page(document, options), Page(NotebookDocument.Parse(document.ToJson()), options));
    }

    [Fact]
    public void Anchors_are_unique_and_every_link_of_the_contents_leads_to_one()
    {
        var page = Page(
            Of(
                NotebookCell.Markdown("# Title\n## Same\n## Same\n### `Code` & more\n## cell-c1\n## main\n## 漢字\n##\n#### deep"),
                NotebookCell.Code("1"),
                NotebookCell.Markdown("## Same\n### Inner\n# Another")
            )
        );

        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var links = ContentsLink().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(
            ["title", "same", "same-1", "code--more", "cell-c1-1", "main-1", "漢字", "section", "same-2", "inner", "another"],
            links
        );
        Assert.All(links, link => Assert.Contains(link, ids));
        Assert.Equal(Regex.Count(page, "<ul>"), Regex.Count(page, "</ul>"));
        Assert.Equal(Regex.Count(page, "<li>"), Regex.Count(page, "</li>"));
    }

    [Fact]
    public void Title_is_the_first_heading_or_the_one_given_or_a_word()
    {
        Assert.Contains("<title>First &amp; best</title>", Page(Of(NotebookCell.Markdown("text\n\n## First & best"))));
        Assert.Contains("<h1>First &amp; best</h1>", Page(Of(NotebookCell.Markdown("text\n\n## First & best"))));
        Assert.Contains("<title>Given</title>", Page(Of(NotebookCell.Markdown("# First")), new HtmlPageOptions { Title = "Given" }));
        Assert.Equal(1, Regex.Count(Page(Of(NotebookCell.Markdown("# First")), new HtmlPageOptions { Title = "Given" }), "<h1"));
        Assert.Contains("<title>Notebook</title>", Page(new NotebookDocument()));
    }

    [Theory]
    [InlineData("1 + 1", true)]
    [InlineData("#r \"./lib/X.dll\"\nvar x = 1;", false)]
    [InlineData("// usings\nusing System.IO;\nusing X;", false)]
    [InlineData("using System.IO;\nFile.Exists(\"x\")", true)]
    public void Setup_is_folded_and_other_code_is_not(string code, bool isOpen)
    {
        Assert.Equal(isOpen, MainPart(Of(NotebookCell.Code(code))).Contains("<details open>"));
    }

    [Fact]
    public void Long_and_hidden_code_is_folded()
    {
        Assert.Contains("<details open>", MainPart(Of(NotebookCell.Code(string.Join('\n', Enumerable.Repeat("F();", 25))))));
        Assert.DoesNotContain("<details open>", MainPart(Of(NotebookCell.Code(string.Join('\n', Enumerable.Repeat("F();", 26))))));
        Assert.DoesNotContain("<details open>", MainPart(Of(NotebookCell.Code("F();", "hide-input"))));
        Assert.DoesNotContain(
            "<details open>",
            MainPart(Of(NotebookCell.Code("F();") with { Metadata = JsonElement.Parse("{\"jupyter\":{\"source_hidden\":true}}") }))
        );
    }

    [Fact]
    public void Error_shows_its_place_the_lines_around_it_and_a_banner_with_a_link()
    {
        var first = NotebookCell.Code("a\nb\nc\nd<e>\nf\ng") with { Id = "first", ExecutionCount = 1 };
        var second = NotebookCell.Code("call()") with
        {
            Id = "second",
            ExecutionCount = 2,
            Outputs =
            [
                new ErrorOutput(
                    "Oops<x>",
                    "bad <b>",
                    ["Oops<x>: bad <b>", "cell 1, line 4: d<e>", "in Library.Call", "cell 2, line 1: call()"]
                ),
            ],
        };

        var main = MainPart(Of(first, second));

        Assert.Contains("<p>The run stopped in <a href=\"#error-second\">cell 2, line 1</a>: Oops&lt;x&gt;: bad &lt;b&gt;</p>", main);
        Assert.Contains("<div class=\"error\" id=\"error-second\">", main);
        Assert.Contains("In <a href=\"#cell-first\">cell 1</a>, line 4, called from <a href=\"#cell-second\">cell 2</a>, line 1", main);
        Assert.Contains("  2  b\n  3  c\n<span class=\"hit\">  4  d&lt;e&gt;</span>\n  5  f\n  6  g", main);
    }

    [Fact]
    public void Expected_error_makes_no_banner()
    {
        var cell = NotebookCell.Code("x", "raises-exception") with
        {
            ExecutionCount = 1,
            Outputs = [new ErrorOutput("Oops", "on purpose", [])],
        };

        var main = MainPart(Of(cell));

        Assert.DoesNotContain("The run stopped", main);
        Assert.Contains("Expected: <strong>Oops</strong>", main);
    }

    [Fact]
    public void Notebook_that_was_not_executed_says_so()
    {
        Assert.Contains("This notebook was not executed.", MainPart(Of(NotebookCell.Code("1"))));
        Assert.DoesNotContain("not executed", MainPart(Of(NotebookCell.Markdown("only prose"))));
        Assert.DoesNotContain("not executed", MainPart(Of(NotebookCell.Code("1") with { ExecutionCount = 1 })));
    }

    [Fact]
    public void Notices_are_hoisted_once_from_outputs_and_metadata()
    {
        var html = ("text/html", "<p>x</p><ASIDE class='a ser-notice'>Synthetic <b>voices</b>:\n  no &lt;people&gt;</ASIDE>");
        var document = Of(Cell(html) with { Id = "a" }, Cell(html, ("image/png", Png)) with { Id = "b" }) with
        {
            Metadata = JsonElement.Parse("{\"ser_notice\": [\"From metadata\", \"Synthetic voices: no <people>\"]}"),
        };

        var main = MainPart(document);

        Assert.StartsWith(
            "<main id=\"main\">\n<h1>Notebook</h1>\n<div class=\"notice\" role=\"note\">\n<p>From metadata</p>\n<p>Synthetic voices: "
                + "no &lt;people&gt;</p>\n</div>",
            main
        );
        Assert.Equal(1, Regex.Count(main, "<p>Synthetic voices: no"));
    }

    [Fact]
    public void Notice_of_an_output_that_shows_as_a_chart_is_hoisted_too()
    {
        var document = Showing((OutputHtml.Plotly, Chart), ("text/html", "<aside class=\"ser-notice\">Synthetic</aside>"));

        Assert.Contains("<p>Synthetic</p>", MainPart(document, new HtmlPageOptions { PlotlyScript = "x" }));
    }

    [Fact]
    public void Times_and_provenance_stand_on_the_page()
    {
        var page = Page(
            Of(NotebookCell.Code("1") with { Id = "a", ExecutionCount = 1 }),
            new HtmlPageOptions
            {
                CellSeconds = new Dictionary<string, double> { ["a"] = 75.2 },
                Provenance = [new("b", "2"), new("a", "1")],
            }
        );

        Assert.Contains("<span class=\"time\">1 min 15 s</span>", page);
        Assert.Contains("<dt>Run time</dt><dd>1 min 15 s</dd>\n<dt>b</dt><dd>2</dd>\n<dt>a</dt><dd>1</dd>", page);
    }

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<li><a href=\"#([^\"]*)\"")]
    private static partial Regex ContentsLink();
}
