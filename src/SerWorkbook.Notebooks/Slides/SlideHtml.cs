using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Slides;

/// <summary>Renders slides as one HTML page that needs nothing else: no network, no other file.</summary>
/// <remarks>
/// With its script the page shows one slide at a time and follows the keyboard; without it, on a narrow screen and on paper
/// the slides stand below one another.
/// </remarks>
internal static partial class SlideHtml
{
    /// <summary>What pages of slides name as their maker, by which they are known.</summary>
    public const string Generator = "SerWorkbook slides";

    // A longer message is set smaller.
    private const int LongMessage = 90;
    private const int VeryLongMessage = 150;

    /// <summary>Renders a deck.</summary>
    /// <param name="deck">The deck.</param>
    /// <returns>The HTML document; equal decks give equal texts.</returns>
    public static string Render(SlideDeck deck)
    {
        var script = EmbeddedFile.Text("slides.js");
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ContentPolicy.Text(false, false, script)}\">\n");
        html.Append($"<meta name=\"generator\" content=\"{Generator}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{HtmlText.Escape(deck.Title)}</title>\n");
        html.Append("<style>\n").Append(EmbeddedFile.Text("slides.css")).Append("</style>\n");
        html.Append("<script>").Append(script).Append("</script>\n</head>\n<body>\n<main>\n");
        WriteTitle(html, deck);
        foreach (var (index, slide) in deck.Slides.Index())
        {
            Write(html, deck, slide, index + 2);
        }

        html.Append("</main>\n<nav class=\"needs-script\" aria-label=\"Slides\">\n");
        html.Append("<button type=\"button\" data-go=\"back\" aria-label=\"Previous slide\" title=\"Previous slide (←)\">←</button>\n");
        html.Append(CultureInfo.InvariantCulture, $"<output aria-live=\"polite\">1 / {deck.Slides.Count + 1}</output>\n");
        html.Append("<button type=\"button\" data-go=\"on\" aria-label=\"Next slide\" title=\"Next slide (→)\">→</button>\n</nav>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteTitle(StringBuilder html, SlideDeck deck)
    {
        html.Append("<section class=\"slide first\" id=\"slide-1\" aria-labelledby=\"title-1\" tabindex=\"-1\">\n<div class=\"body\">\n");
        html.Append($"<h1 id=\"title-1\">{HtmlText.Escape(deck.Title)}</h1>\n");
        if (deck.Subtitle.Length > 0)
        {
            html.Append($"<p class=\"subtitle\">{Text(deck.Subtitle)}</p>\n");
        }

        if (deck.Note.Length > 0)
        {
            html.Append($"<p class=\"note\">{Text(deck.Note)}</p>\n");
        }

        html.Append("</div>\n");
        WriteFoot(html, deck, 1);
    }

    private static void Write(StringBuilder html, SlideDeck deck, Slide slide, int number)
    {
        var kind =
            slide.Picture is not null ? "figure"
            : slide.TableHtml is not null ? "table"
            : "text";
        var size = slide.Message.Length switch
        {
            > VeryLongMessage => " very-long",
            > LongMessage => " long",
            _ => "",
        };
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"slide {kind}\" id=\"slide-{number}\" ");
        html.Append(CultureInfo.InvariantCulture, $"aria-labelledby=\"title-{number}\" tabindex=\"-1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<p class=\"topic\">{HtmlText.Escape(slide.Topic)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h2 class=\"message{size}\" id=\"title-{number}\">");
        html.Append($"{Text(slide.Message)}</h2>\n</header>\n<div class=\"body\">\n");
        WritePoints(html, slide);
        if (slide.Picture is { } picture)
        {
            html.Append($"<figure><img alt=\"{HtmlText.Escape(picture.AltText)}\" src=\"data:image/png;base64,{picture.Png}\"></figure>\n");
        }

        if (slide.TableHtml is { } table)
        {
            html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n");
            html.Append(HtmlCleaner.Clean(table, "Picture").Html).Append("</div>\n");
        }

        html.Append("</div>\n");
        WriteFoot(html, deck, number);
    }

    private static void WritePoints(StringBuilder html, Slide slide)
    {
        if (slide.Points.Count == 0)
        {
            return;
        }

        if (slide.Picture is not null || slide.TableHtml is not null || slide.Points.Count == 1)
        {
            html.Append("<p class=\"lead\">").AppendJoin(' ', slide.Points.Select(Text)).Append("</p>\n");
            return;
        }

        var list = slide.IsOrdered ? "ol" : "ul";
        html.Append($"<{list}>\n");
        foreach (var point in slide.Points)
        {
            html.Append($"<li>{Text(point)}</li>\n");
        }

        html.Append($"</{list}>\n");
    }

    private static void WriteFoot(StringBuilder html, SlideDeck deck, int number)
    {
        html.Append("<footer>\n");
        if (deck.Notice is { } notice)
        {
            html.Append($"<p class=\"notice\">{HtmlText.Escape(notice)}</p>\n");
        }

        html.Append($"<p>{HtmlText.Escape(deck.Source)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"number\">{number}</p>\n</footer>\n</section>\n");
    }

    // No line may end between a number and its unit.
    private static string Text(string text) => HtmlText.Escape(BeforeUnit().Replace(text, "\u00A0"));

    [GeneratedRegex("(?<=\\d) (?=%|MB|k?Hz|dB|s\\b|min\\b|points?\\b)")]
    private static partial Regex BeforeUnit();
}
