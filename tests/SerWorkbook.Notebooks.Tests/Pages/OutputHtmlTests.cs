using System.Text.Json;
using SerWorkbook.Notebooks.Pages;
using SerWorkbook.Notebooks.Pages.Texts;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class OutputHtmlTests
{
    private static readonly (string MimeType, string Text, string Sign)[] ByPreference =
    [
        (OutputHtml.Plotly, Chart, "<div class=\"chart\""),
        ("text/html", "<em>html</em>", "<em>html</em>"),
        ("image/svg+xml", "<svg/>", "src=\"data:image/svg+xml;base64,PHN2Zy8+\""),
        ("image/png", Png, "src=\"data:image/png;base64,iVBOR"),
        ("image/jpeg", "AAAA", "src=\"data:image/jpeg;base64,AAAA\""),
        ("text/markdown", "**bold**", "<strong>bold</strong>"),
        ("text/plain", "plain", "<pre class=\"text\">plain</pre>"),
    ];

    [Fact]
    public void Richest_representation_is_shown()
    {
        for (var best = 0; best < ByPreference.Length; best++)
        {
            var held = ByPreference[best..].Reverse().Select(r => (r.MimeType, r.Text)).ToArray();

            var main = MainPart(Showing(held), new HtmlPageOptions { PlotlyScript = "x" });

            Assert.Contains(ByPreference[best].Sign, main);
            Assert.All(ByPreference.Where((_, i) => i != best && i != 3), r => Assert.DoesNotContain(r.Sign, main));
        }
    }

    [Fact]
    public void Without_plotly_a_chart_shows_as_its_picture_or_in_words()
    {
        Assert.Contains(
            "<img alt=\"a chart\" src=\"data:image/png",
            MainPart(Showing((OutputHtml.Plotly, Chart), ("image/png", Png), ("text/plain", "a chart")))
        );
        Assert.Contains("<pre class=\"text\">a chart</pre>", MainPart(Showing((OutputHtml.Plotly, Chart), ("text/plain", "a chart"))));
        Assert.Contains("An interactive chart, which this page was made without.", MainPart(Showing((OutputHtml.Plotly, Chart))));
    }

    [Fact]
    public void Chart_has_a_name_a_title_a_height_and_the_picture_for_print()
    {
        var main = MainPart(
            Showing((OutputHtml.Plotly, Chart), ("image/png", Png), ("text/plain", "bars of\n counts")),
            new HtmlPageOptions { PlotlyScript = "x" }
        );

        Assert.Contains("<figure class=\"plot\" aria-label=\"bars of counts\" style=\"--height: 320px\">", main);
        Assert.Contains("<figcaption>Counts per class</figcaption>", main);
        Assert.Contains("<img class=\"still\" alt=\"bars of counts\" src=\"data:image/png;base64,", main);
    }

    [Theory]
    [InlineData(
        "Scores<br><span style='font-size:11px'>of 4<br>voices</span>",
        "<figcaption>Scores<small>of 4 voices</small></figcaption>"
    )]
    [InlineData("<b>One<br>two</b><br><sup>three</sup>", "<figcaption>One two<small>three</small></figcaption>")]
    [InlineData("x<sup>2</sup><br>y", "<figcaption>x 2 y</figcaption>")]
    public void Smaller_line_of_a_title_stands_below_it(string title, string caption)
    {
        var json = JsonSerializer.Serialize(new { layout = new { title = new { text = title } } });

        Assert.Contains(caption, MainPart(Showing((OutputHtml.Plotly, json)), new HtmlPageOptions { PlotlyScript = "x" }));
    }

    [Theory]
    [InlineData(1, "style=\"--height: 320px\"")]
    [InlineData(2, "style=\"--height: 320px; --least: 720px\"")]
    [InlineData(5, "style=\"--height: 320px; --least: 720px\"")]
    public void Panels_side_by_side_keep_a_least_width(int columns, string style)
    {
        var json = JsonSerializer.Serialize(new { layout = new { height = 320, meta = new { columns } } });

        Assert.Contains(style, MainPart(Showing((OutputHtml.Plotly, json)), new HtmlPageOptions { PlotlyScript = "x" }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"layout\":{\"title\":\"x\",\"height\":\"tall\"}}")]
    [InlineData("{\"layout\":{\"title\":{\"text\":7}}}")]
    [InlineData("{\"layout\":7}")]
    public void Chart_of_any_JSON_is_written(string json)
    {
        Assert.Contains(
            "<div class=\"chart\"></div>",
            MainPart(Showing((OutputHtml.Plotly, json)), new HtmlPageOptions { PlotlyScript = "x" })
        );
    }

    [Fact]
    public void Alternative_text_comes_from_the_metadata_of_the_type_then_of_the_output_then_from_the_plain_text()
    {
        var output = (DisplayOutput)Cell(("image/png", Png), ("text/plain", "plain")).Outputs[0];

        Assert.Equal(
            "own",
            PictureText.Of(output with { Metadata = JsonElement.Parse("{\"image/png\":{\"alt\":\"own\"},\"alt\":\"all\"}") }, "image/png")
        );
        Assert.Equal("all", PictureText.Of(output with { Metadata = JsonElement.Parse("{\"alt\":\"all\"}") }, "image/png"));
        Assert.Equal("plain", PictureText.Of(output, "image/png"));
        Assert.Equal("Picture", PictureText.Of(output with { Data = MimeBundle.Empty.With("image/png", Png) }, "image/png"));
    }

    [Fact]
    public void Picture_states_its_size()
    {
        Assert.Contains("width=\"1\" height=\"1\"", MainPart(Showing(("image/png", Png))));
        Assert.DoesNotContain("height=", MainPart(Showing(("image/png", "AAAA"))));
    }

    [Theory]
    [InlineData("\u001b[1;32mgreen\u001b[0m\u001b]0;title\u0007!", "green!")]
    [InlineData("10%\r50%\r100%\nnext", "100%\nnext")]
    [InlineData("dos\r\nline\r\n", "dos\nline\n")]
    public void Console_text_is_shown_as_it_stood_in_the_end(string text, string plain)
    {
        Assert.Equal(plain, AnsiText.Plain(text));
    }

    [Fact]
    public void Streams_show_in_their_order_with_their_names()
    {
        var cell = NotebookCell.Code("x") with
        {
            ExecutionCount = 1,
            Outputs = [new StreamOutput("stdout", "a<b\n"), new StreamOutput("stderr", "c")],
        };

        var main = MainPart(Of(cell));

        Assert.Contains(
            "<pre class=\"stream stdout\" role=\"group\" aria-label=\"Console output\">a&lt;b</pre>\n<pre class=\"stream stderr\" "
                + "role=\"group\" aria-label=\"Error output\">c</pre>",
            main
        );
    }

    [Fact]
    public void Picture_that_is_no_base64_breaks_nothing()
    {
        Assert.Contains(
            "src=\"data:image/png;base64,scriptalert1/script\"",
            MainPart(Showing(("image/png", "\"><script>alert(1)</script>")))
        );
    }
}
