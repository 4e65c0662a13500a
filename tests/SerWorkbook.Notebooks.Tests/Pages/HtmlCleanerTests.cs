using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class HtmlCleanerTests
{
    [Theory]
    [InlineData("<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>")]
    [InlineData("a < b > c", "a &lt; b &gt; c")]
    [InlineData("<b>open", "<b>open</b>")]
    [InlineData("close</b>", "close")]
    [InlineData("<b><i>cross</b></i>", "<b><i>cross</i></b>")]
    [InlineData("<br/>x<hr>", "<br>x<hr>")]
    [InlineData("a<!-- comment -->b<!doctype x>c<?pi?>d", "abcd")]
    [InlineData("a<!-- open", "a")]
    [InlineData("a<script>b</script >c", "ac")]
    [InlineData("a<style>b", "a")]
    [InlineData("<custom-element x=y>inner</custom-element>", "inner")]
    [InlineData("<p id=main class=\"skip ser-note number\" onclick=x>t</p>", "<p class=\"ser-note number\">t</p>")]
    [InlineData("<p style=\"color: red\">t</p>", "<p style=\"color: red\">t</p>")]
    [InlineData("<p style=\"position: fixed\">t</p>", "<p>t</p>")]
    [InlineData("<p style=\"background: u\\72l(x)\">t</p>", "<p>t</p>")]
    [InlineData("<a href='x.html?a=1&amp;b=\"2\"'>l</a>", "<a href=\"x.html?a=1&amp;b=&quot;2&quot;\">l</a>")]
    [InlineData("<a href=\"data:text/html,x\">l</a>", "<a>l</a>")]
    [InlineData("<a href=\"a/b:c\">l</a>", "<a href=\"a/b:c\">l</a>")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"words\">", "<img src=\"data:image/png;base64,AA\" alt=\"words\">")]
    [InlineData("<img src=\"data:image/png;base64,AA\">", "<img src=\"data:image/png;base64,AA\" alt=\"the picture\">")]
    [InlineData("<audio src='data:audio/wav;base64,AA'></audio>", "<audio src=\"data:audio/wav;base64,AA\" controls=\"\"></audio>")]
    [InlineData("<main><nav>x</nav></main>", "<div><div>x</div></div>")]
    [InlineData("<svg viewBox='0 0 1 1'><path d='M0 0' fill='url(#a)'/></svg>", "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg>")]
    [InlineData(
        "<table><tr><td colspan=2>x",
        "<div class=\"scroll\" role=\"group\" aria-label=\"Table\"><table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table></div>"
    )]
    [InlineData("<p =x a=\"1\" title=\"t\"\"b>y</p>", "<p title=\"t\">y</p>")]
    [InlineData("<p title=\"never closed", "")]
    [InlineData("<P TITLE=a TITLE=b>x</P>", "<p title=\"a\">x</p>")]
    public void Html_is_copied_as_far_as_it_is_harmless(string html, string safe)
    {
        Assert.Equal(safe, HtmlCleaner.Clean(html, "the picture").Html);
    }

    [Theory]
    [InlineData("<p>text</p><a href=\"https://example.org\">l</a>", "")]
    [InlineData("<div id=d>before</div><script>x</script>", "In this output, a script was left out.")]
    [InlineData("<script>a</script><SCRIPT>b</SCRIPT>", "In this output, 2 scripts were left out.")]
    [InlineData("<p onclick=x>t</p><img src=\"data:image/png;base64,AA\" onerror=x>", "In this output, 2 event handlers were left out.")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>", "In this output, a frame was left out.")]
    [InlineData(
        "<link rel=\"stylesheet\" href=\"https://example.org/x.css\"><style>b {}</style>",
        "In this output, 2 style sheets were left out."
    )]
    [InlineData("<form action=x><input name=y></form>", "In this output, a form and a form control were left out.")]
    [InlineData(
        "<img src=\"https://example.org/x.png\"><a href=\"java\tscript:x\">l</a><object data=x></object>",
        "In this output, an outside picture, a script link and an embedded object were left out."
    )]
    [InlineData(
        "<meta http-equiv=refresh content=0><p style=\"background: url(x)\">t</p>",
        "In this output, a redirect and an outside reference were left out."
    )]
    [InlineData("<!-- <script>x</script> --><p class=a id=b style=\"position: fixed\">t</p>", "")]
    public void What_is_left_out_is_named_in_one_sentence(string html, string sentence)
    {
        Assert.Equal(sentence, HtmlLeftOut.Sentence(HtmlCleaner.Clean(html, "").LeftOut));
    }

    [Fact]
    public void Notices_are_read_with_their_entities_and_without_their_markup()
    {
        var clean = HtmlCleaner.Clean(
            "<aside class=ser-notice>one <b>&amp;</b> two</aside><aside>no</aside><aside class='x ser-notice'>three",
            ""
        );

        Assert.Equal(["one & two", "three"], clean.Notices);
    }

    [Theory]
    [InlineData("<p style='text-align:right; Color:#0a0;width:50%'>t</p>", "<p style=\"text-align:right; Color:#0a0;width:50%\">t</p>")]
    [InlineData("<p style='color:rgb(1, 2, 3);position:fixed'>t</p>", "<p style=\"color: rgba(1, 2, 3, 1)\">t</p>")]
    [InlineData("<p style='color:red;z-index:9'>t</p>", "<p style=\"color: rgba(255, 0, 0, 1)\">t</p>")]
    [InlineData(
        "<p style='background-image:linear-gradient(90deg, red 50%, transparent 50%)'>t</p>",
        "<p style=\"background-image: linear-gradient(90deg, rgba(255, 0, 0, 1) 50%, rgba(0, 0, 0, 0) 50%)\">t</p>"
    )]
    [InlineData("<p style='width:calc(100% - 2px)'>t</p>", "<p style=\"width: calc(100% - 2px)\">t</p>")]
    [InlineData("<p style='font-family:\"A B\", serif'>t</p>", "<p style=\"font-family: &quot;A B&quot;, serif\">t</p>")]
    public void Styles_keep_their_looks_and_stay_as_they_are_where_they_are_plain(string html, string safe)
    {
        Assert.Equal(safe, HtmlCleaner.Clean(html, "").Html);
    }

    [Fact]
    public void Line_breaks_at_the_start_of_pre_are_kept()
    {
        Assert.Equal("<pre>\n\nx</pre>", HtmlCleaner.Clean("<pre>\n\nx</pre>", "").Html);
    }

    // A parser that follows these as they stand would overflow its stack, or take minutes or all of the memory.
    [Theory]
    [InlineData("<div>", 30_000, "")]
    [InlineData("<table><tr><td>", 30_000, "")]
    [InlineData("<svg><g>", 30_000, "")]
    [InlineData("<template>", 30_000, "")]
    [InlineData("<b><i><u><s>", 30_000, "")]
    [InlineData("<p><b title={0}></p>", 30_000, "")]
    [InlineData("<i title={0}>", 200, "<p>x<p>x<p>x<p>x")]
    public void Elements_nested_too_deeply_are_shown_as_text(string start, int count, string end)
    {
        var html = string.Concat(Enumerable.Range(0, count).Select(i => start.Replace("{0}", $"{i}", StringComparison.Ordinal))) + end;

        var clean = HtmlCleaner.Clean(html, "");

        Assert.StartsWith("<pre class=\"text\">&lt;", clean.Html);
        Assert.DoesNotContain("<", clean.Html[1..^"</pre>".Length]);
        Assert.Equal("In this output, a layout nested too deeply was left out.", HtmlLeftOut.Sentence(clean.LeftOut));
    }

    [Theory]
    [InlineData("<x-y>a</x-y>", "a")]
    [InlineData("<script>a</script>b", "b")]
    [InlineData("<!-- a -->b<br>", "b<br>")]
    [InlineData("<p>a", "<p>a</p>")]
    public void Many_elements_beside_each_other_take_a_time_that_grows_with_their_number(string html, string safe)
    {
        const int Count = 200_000;

        Assert.Equal(
            string.Concat(Enumerable.Repeat(safe, Count)),
            HtmlCleaner.Clean(string.Concat(Enumerable.Repeat(html, Count)), "").Html
        );
    }

    [Fact]
    public void Many_attributes_take_a_time_that_grows_with_their_number()
    {
        var attributes = string.Concat(Enumerable.Range(0, 50_000).Select(i => $" onx{i}=1 z{i}=1"));

        var clean = HtmlCleaner.Clean($"<p{attributes} title=t>x</p>", "");

        Assert.Equal("<p title=\"t\">x</p>", clean.Html);
        Assert.Equal("In this output, 50000 event handlers were left out.", HtmlLeftOut.Sentence(clean.LeftOut));
    }

    [Fact]
    public void Tag_soup_becomes_balanced_and_stays_so()
    {
        string[] pieces =
        [
            "<b>",
            "</b>",
            "<p ",
            "class=",
            "'",
            "\"",
            ">",
            "<",
            "/",
            "<i>",
            "</i>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "x",
            "<svg>",
            "</svg>",
            "<a href=",
            "javascript:",
            "<img ",
            "on",
            "&lt;",
            "\0",
            "<li>",
            "<ul>",
            "</ul>",
            " ",
        ];
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var soup = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)]));

            var safe = HtmlCleaner.Clean(soup, "p").Html;

            Assert.Equal(safe, HtmlCleaner.Clean(safe, "p").Html);
            Assert.DoesNotContain("<script", safe);
            Assert.DoesNotContain("javascript:", string.Concat(Regex.Matches(safe, "<[^>]*>").Select(m => m.Value)));
            foreach (var element in (string[])["b", "i", "p", "a", "svg", "li", "ul"])
            {
                Assert.True(Regex.Count(safe, $"<{element}[ >]") == Regex.Count(safe, $"</{element}>"), $"{element} in {safe}");
            }
        }
    }
}
