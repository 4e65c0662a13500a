using SerWorkbook.Notebooks.Pages.Texts;
using static SerWorkbook.Notebooks.Tests.Pages.Samples;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class ProseTests
{
    [Theory]
    [InlineData("> ", 130)]
    [InlineData("- ", 200)]
    [InlineData("[a](", 1_000)]
    [InlineData("[^a]", 3_000)]
    public void Text_that_the_parser_gives_up_or_takes_for_ever_on_is_shown_as_it_was_written(string part, int count)
    {
        var text = string.Concat(Enumerable.Repeat(part, count)) + "end";
        var page = HtmlPage.Render(new NotebookDocument { Cells = [NotebookCell.Markdown("# Title"), NotebookCell.Markdown(text)] }, new());

        Assert.Contains($"<pre class=\"text\">{HtmlText.Escape(text)}</pre>", page, StringComparison.Ordinal);
        Assert.Contains("it is shown as it was written.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_one_name_take_memory_that_grows_with_their_number()
    {
        static long Bytes(int count)
        {
            var headings = new SerWorkbook.Notebooks.Pages.Texts.Headings();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < count; i++)
            {
                headings.Add(1, "same");
            }

            Assert.Equal(FormattableString.Invariant($"same-{count - 1}"), headings.All[^1].Anchor);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Bytes(2);
        Assert.InRange(Bytes(4_000) / (double)Bytes(1_000), 0, 8);
    }

    [Theory]
    [InlineData("a **b** *c* `d<e`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e</code></p>")]
    [InlineData("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>")]
    [InlineData("<div>\nraw\n</div>", "<p>&lt;div&gt;\nraw\n&lt;/div&gt;</p>")]
    [InlineData("[next](02-next.ipynb#top)", "<p><a href=\"02-next.html#top\">next</a></p>")]
    [InlineData("[far](https://example.org/x.ipynb)", "<p><a href=\"https://example.org/x.ipynb\">far</a></p>")]
    [InlineData("[bad](javascript:alert(1))", "<p><a href=\"#\">bad</a></p>")]
    [InlineData("![far](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\">far</a></p>")]
    [InlineData("![](missing.png)", "<p><a href=\"missing.png\">missing.png</a></p>")]
    [InlineData("| a |\n|--:|\n| 1 |", "<div class=\"scroll\" role=\"group\" aria-label=\"Table\"><table>")]
    [InlineData("```csharp\nvar x = 1;\n```", "<pre><code><span class=\"k\">var</span> x = <span class=\"n\">1</span>;</code></pre>")]
    [InlineData("```\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>")]
    public void Markdown_becomes_html(string markdown, string html)
    {
        Assert.Contains(html, MainPart(Of(NotebookCell.Markdown(markdown))));
    }

    [Fact]
    public void Outline_is_the_first_heading_and_the_first_paragraph_as_plain_text()
    {
        var document = Of(
            NotebookCell.Code("// # no"),
            NotebookCell.Markdown("- list\n\n## The `title` & *more*\n\nFirst **para**\nwith [link](x). &copy;\n\nSecond")
        );

        Assert.Equal(("The title & more", "First para with link. ©"), Prose.Outline(document));
        Assert.Equal((null, null), Prose.Outline(new NotebookDocument()));
    }
}
