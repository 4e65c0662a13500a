using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using SerWorkbook.Notebooks.Slides;

namespace SerWorkbook.Notebooks.Tests.Slides;

public sealed class SlideHtmlTests
{
    private const string Hostile = "</h2><script>alert(1)</script>";

    private static readonly SlideDeck Deck = new()
    {
        Title = "A deck " + Hostile,
        Subtitle = "On 4 speakers",
        Note = "Licence " + Hostile,
        Notice = "Synthetic " + Hostile,
        Source = "corpus " + Hostile,
        Slides =
        [
            new Slide
            {
                Topic = "Result " + Hostile,
                Message = "The UAR is 65.2 % " + Hostile,
                Points = ["Of the words, 12 dB.", "A second " + Hostile],
            },
            new Slide
            {
                Topic = "Figure",
                Message = new string('a', 120),
                Picture = new SlidePicture("AAAA", "Bars \" " + Hostile),
                Points = ["One.", "Two."],
            },
            new Slide
            {
                Topic = "Table",
                Message = "Short",
                TableHtml = "<table><tr><td onclick=\"alert(2)\">x</td></tr></table>" + Hostile,
            },
            new Slide
            {
                Topic = "Next",
                Message = "Steps",
                Points = ["First.", "Second."],
                IsOrdered = true,
            },
        ],
    };

    [Fact]
    public void Every_slide_is_a_section_that_its_heading_names()
    {
        var page = Parse();
        var slides = page.QuerySelectorAll("section.slide");
        Assert.Equal(Deck.Slides.Count + 1, slides.Length);
        Assert.All(slides, slide => Assert.NotNull(slide.QuerySelector("#" + slide.GetAttribute("aria-labelledby"))));
        Assert.Equal("Licence " + Hostile, page.QuerySelector("#slide-1 .note")!.TextContent);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(Deck.Slides.Count, page.QuerySelectorAll("h2").Length);
        Assert.Equal("Bars \" " + Hostile, page.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal(["ul", "ol"], page.QuerySelectorAll("section ul, section ol").Select(list => list.LocalName));
        Assert.Equal("One. Two.", page.QuerySelector("p.lead")!.TextContent);
        Assert.Contains("long", page.QuerySelectorAll("h2")[1].ClassList);
        Assert.Equal(
            Enumerable.Repeat("Synthetic " + Hostile, slides.Length),
            page.QuerySelectorAll("footer .notice").Select(notice => notice.TextContent)
        );
    }

    [Fact]
    public void Nothing_hostile_becomes_markup_and_only_the_own_script_may_run()
    {
        var page = Parse();
        var script = Assert.Single(page.QuerySelectorAll("script")).TextContent;
        Assert.Empty(page.QuerySelectorAll("[onclick]"));
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        Assert.StartsWith($"default-src 'none'; script-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll("[src]"),
            element => Assert.StartsWith("data:image/png;base64,", element.GetAttribute("src"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_number_stays_with_its_unit()
    {
        var page = Parse();
        Assert.StartsWith("The UAR is 65.2\u00A0%", page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Of the words, 12\u00A0dB.", page.QuerySelector("li")!.TextContent);
    }

    [Fact]
    public void Equal_decks_give_equal_pages() =>
        Assert.Equal(SlideHtml.Render(Deck), SlideHtml.Render(Deck with { Slides = [.. Deck.Slides] }));

    private static AngleSharp.Html.Dom.IHtmlDocument Parse() => new HtmlParser().ParseDocument(SlideHtml.Render(Deck));
}
