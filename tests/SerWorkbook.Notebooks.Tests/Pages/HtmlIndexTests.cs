using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class HtmlIndexTests
{
    [Fact]
    public void Card_tells_title_summary_status_time_figures_and_notice()
    {
        var document = Of(
            NotebookCell.Markdown("# Data & <people>\n\nWho speaks."),
            Cell((OutputHtml.Plotly, Chart), ("image/png", Png)),
            Cell(("image/png", Png)),
            Cell(("text/html", "<aside class='ser-notice'>Synthetic</aside>"))
        );

        var page = HtmlIndex.Render(
            [
                new HtmlIndexEntry
                {
                    Document = document,
                    Href = "01.html",
                    Status = RunStatus.Reused,
                    Seconds = 12.3,
                },
            ],
            new HtmlIndexOptions
            {
                Title = "Workbook",
                Introduction = "All of it.",
                Provenance = [new("SDK", "10")],
            }
        );

        Assert.Contains(
            "<h2><a href=\"01.html\">Data &amp; &lt;people&gt;</a></h2>\n<p>Who speaks.</p>\n<div class=\"notice\" "
                + "role=\"note\">\n<p>Synthetic</p>\n</div>\n",
            page
        );
        Assert.Contains(
            "<p class=\"facts\"><span class=\"status-good\">✓ up to date</span><span>12 s</span><span>2 figures</span></p>",
            page
        );
        Assert.Contains("<h1>Workbook</h1>\n<p class=\"intro\">All of it.</p>", page);
        Assert.Contains("<dt>SDK</dt><dd>10</dd>", page);
        PageSafetyTests.AssertHarmless(page, scripts: 1);
    }

    [Fact]
    public void Status_comes_from_the_outputs_where_none_is_given()
    {
        var good = NotebookCell.Code("1") with { ExecutionCount = 1 };
        var bad = good with { Outputs = [new ErrorOutput("Oops", "", [])] };

        var page = HtmlIndex.Render(
            [
                .. new[] { Of(good), Of(bad), Of(NotebookCell.Code("1")) }.Select(
                    (d, i) => new HtmlIndexEntry { Document = d, Href = $"{i}-name.html" }
                ),
            ],
            new HtmlIndexOptions { Title = "x" }
        );

        Assert.Equal(
            ["✓ executed", "✗ failed", "not executed"],
            Regex.Matches(page, "<span class=\"status-[a-z]+\">([^<]*)<").Select(m => m.Groups[1].Value)
        );
        Assert.Contains("<a href=\"0-name.html\">0-name</a>", page);
    }

    [Theory]
    [InlineData(0.0123, "12 ms")]
    [InlineData(0.9996, "1.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(185, "3 min 5 s")]
    public void Times_are_rounded_for_people(double seconds, string text)
    {
        Assert.Equal(text, RunTime.Text(seconds));
    }
}
