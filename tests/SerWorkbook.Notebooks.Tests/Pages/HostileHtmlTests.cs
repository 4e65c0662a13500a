using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Tests.Pages;

public sealed class HostileHtmlTests
{
    private static readonly string[] Elements = Words(
        """
        animate animatemotion animatetransform applet base bgsound body button embed fencedframe feimage foreignobject form
        frame frameset handler html image iframe input isindex layer link marquee math meta noembed noframes noscript object
        option picture plaintext portal script select set slot style svg:script template textarea title track use xmp
        """
    );

    private static readonly string[] Attributes = Words(
        """
        action autofocus autoplay background clip-path filter form formaction id is mask ping poster rel srcdoc srcset tabindex
        target xlink:href
        """
    );

    private static readonly string[] Properties = Words(
        """
        animation behavior bottom box-shadow clip-path content cursor filter inset left mask outline position right rotate scale
        top transform transition translate z-index zoom -moz-binding list-style-image border-image
        """
    );

    public static TheoryData<string> Hostile => [.. HostileHtml.All];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_that_acts_fetches_or_covers_gets_through(string html)
    {
        var safe = HtmlCleaner.Clean(html, "picture").Html;

        Assert.Empty(Faults(safe));
        // What was written means the same when it is read; only tables would get a second box.
        Assert.True(safe.Contains(SafeHtmlWriter.TableBox, StringComparison.Ordinal) || safe == HtmlCleaner.Clean(safe, "picture").Html);
    }

    // Of what is harmful only after it was written and parsed once more, the first parse shows nothing.
    [Fact]
    public void Faults_are_found_in_what_was_not_cleaned()
    {
        var harmless = HostileHtml.All.Where(html => !Faults(html).Any()).ToList();

        Assert.True(harmless.Count <= 5, "No fault is found in:\n" + string.Join('\n', harmless));
        Assert.True(HostileHtml.All.Count > 130);
    }

    // As a page with scripts and as one without them: noscript is text in the one and markup in the other.
    private static IEnumerable<string> Faults(string html) => Faults(html, isScripting: true).Concat(Faults(html, isScripting: false));

    private static IEnumerable<string> Faults(string html, bool isScripting)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = isScripting }, BrowsingContext.New());
        using var document = parser.ParseDocument("<!doctype html><html><body><div class=\"rich\">" + html);
        var own = new HashSet<IElement>([document.DocumentElement, document.Head!, document.Body!]);
        if (own.Any(element => element.Attributes.Length > 0))
        {
            yield return "attributes of the page";
        }

        foreach (var element in document.All.Where(element => !own.Contains(element)))
        {
            if (Elements.Contains(element.LocalName.ToLowerInvariant()))
            {
                yield return $"<{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes.Where(a => IsFault(element, a.Name.ToLowerInvariant(), a.Value)))
            {
                yield return $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
            }
        }
    }

    private static bool IsFault(IElement element, string name, string value) =>
        name switch
        {
            "src" => !Regex.IsMatch(value, "^data:(image|audio|video)/"),
            "href" => element.LocalName != "a" || Regex.IsMatch(Unspaced(value), "(?i)^(?!https?:|mailto:)[^/?#]*:"),
            "style" => Declarations(value).Any(IsFault),
            "class" => value
                .Split(' ')
                .Any(c => c is not ("rich" or "scroll" or "number") && !c.StartsWith("ser-", StringComparison.Ordinal)),
            "title" or "alt" or "aria-label" => false,
            _ => name.StartsWith("on", StringComparison.Ordinal)
                || Attributes.Contains(name)
                || Regex.IsMatch(Unescaped(value), "(?i)url|evil|script:|harmed"),
        };

    private static bool IsFault((string Property, string Value) declaration) =>
        Properties.Contains(declaration.Property)
        || declaration.Property.StartsWith("--", StringComparison.Ordinal)
        || Regex.IsMatch(declaration.Value, @"(?i)url|image|src\s*\(|cross-fade|expression|evil|@|[{}<>\\]");

    // As a browser reads them after escapes and comments.
    private static IEnumerable<(string Property, string Value)> Declarations(string style) =>
        from declaration in Unescaped(style).Split(';')
        let colon = declaration.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        select (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..]);

    private static string Unescaped(string css) =>
        Regex.Replace(
            Regex.Replace(css, @"/\*.*?\*/", ""),
            @"\\([0-9a-fA-F]{1,6})\s?",
            m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()
        );

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Unspaced(string address) => string.Concat(address.Where(c => c > ' '));
}
