using System.Collections.Frozen;
using AngleSharp.Dom;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>What of an HTML output gets onto a page.</summary>
internal static class HtmlAllowed
{
    /// <summary>The names of elements that are kept, whichever namespace they are in.</summary>
    public static readonly FrozenSet<string> Elements = Words(
        """
        a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption
        figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark meter nav ol p pre progress q rp rt ruby s samp section small
        source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr
        svg g path rect circle ellipse line polyline polygon text tspan desc defs
        """
    );

    /// <summary>The names of attributes that are kept, if their values are harmless.</summary>
    public static readonly FrozenSet<string> Attributes = Words(
        """
        align alt aria-label aria-hidden class colspan controls datetime dir headers height href lang loop max min muted open reversed
        rowspan role scope span src start style title type valign value width
        cx cy d dominant-baseline dx dy fill fill-opacity font-family font-size font-weight opacity points preserveaspectratio r rx ry stroke
        stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 y y1 y2
        """
    );

    /// <summary>The attributes that hold an address.</summary>
    public static readonly FrozenSet<string> AddressAttributes = Words("href src");

    /// <summary>The schemes of addresses; which of them an element may have, <see cref="IsAddress"/> tells.</summary>
    public static readonly FrozenSet<string> Schemes = Words("http https mailto data");

    // A page has one main part and one set of landmarks, its own.
    private static readonly FrozenSet<string> Landmarks = Words("aside footer header main nav");

    private static readonly FrozenSet<string> VoidElements = Words("br hr img col source wbr");

    // The content of these is not prose: it goes with them.
    private static readonly FrozenSet<string> HiddenElements = Words(
        """
        script style template noscript iframe object embed applet title textarea select math xmp plaintext noembed noframes foreignobject frameset
        """
    );

    private static readonly FrozenSet<string> MediaElements = Words("audio img source video");

    // Their values are words for people; all others could be read as styles are.
    private static readonly FrozenSet<string> TextAttributes = Words("alt aria-label title");

    private static readonly string[] MediaSources = ["data:image/", "data:audio/", "data:video/"];
    private static readonly string[] LinkTargets = ["http://", "https://", "mailto:", "#"];

    /// <summary>Gives the name under which an element is written.</summary>
    /// <param name="name">An element that is allowed.</param>
    /// <returns>The name itself, or <c>div</c> for landmarks.</returns>
    public static string Written(string name) => Landmarks.Contains(name) ? "div" : name;

    /// <summary>Tells whether an element has no end tag.</summary>
    /// <param name="element">An element that is allowed.</param>
    /// <returns>True for void elements of HTML.</returns>
    public static bool IsVoid(IElement element) =>
        element.NamespaceUri == NamespaceNames.HtmlUri && VoidElements.Contains(element.LocalName);

    /// <summary>Tells whether the content of an element goes with it.</summary>
    /// <param name="name">An element that is not allowed.</param>
    /// <returns>True if the content is no prose.</returns>
    public static bool HidesContent(string name) => HiddenElements.Contains(name);

    /// <summary>Gives an attribute the value that it may have.</summary>
    /// <param name="element">The element that has it.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value, or null if the attribute goes.</returns>
    public static string? Attribute(string element, string name, string value) =>
        name switch
        {
            _ when !Attributes.Contains(name) => null,
            "class" => Classes(value),
            "src" when !MediaElements.Contains(element) => null,
            "style" when value.Length == 0 || (element == "svg" && value.Contains("overflow", StringComparison.OrdinalIgnoreCase)) => null,
            _ when AddressAttributes.Contains(name) => IsAddress(element, value) ? value : null,
            _ when TextAttributes.Contains(name) => value,
            _ => StyleAllowed.Forbidden().IsMatch(value) ? null : value,
        };

    /// <summary>Tells whether an element may name an address.</summary>
    /// <param name="element">The element.</param>
    /// <param name="address">The address.</param>
    /// <returns>True for media in the page itself, and for links to where links may lead.</returns>
    public static bool IsAddress(string element, string address) =>
        MediaElements.Contains(element) ? StartsWith(address, MediaSources) : IsLink(address);

    /// <summary>Tells whether a link leads to where links may lead: the web, a mailbox, or a place relative to the page.</summary>
    /// <param name="target">The link's target.</param>
    /// <returns>False for every other scheme, <c>javascript:</c> above all.</returns>
    public static bool IsLink(string target)
    {
        if (target.Any(char.IsControl))
        {
            return false;
        }

        var trimmed = target.Trim();
        return StartsWith(trimmed, LinkTargets) || !trimmed.Split('/', '?', '#')[0].Contains(':', StringComparison.Ordinal);
    }

    // Classes with a meaning of ours; others could put on the looks of the page's own parts.
    private static string? Classes(string value)
    {
        var kept = value
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(c => c == "number" || c.StartsWith("ser-", StringComparison.Ordinal))
            .ToList();
        return kept.Count == 0 ? null : string.Join(' ', kept);
    }

    private static bool StartsWith(string value, string[] starts) =>
        starts.Any(s => value.TrimStart().StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes a set of the words of a text.</summary>
    /// <param name="words">Words with white space between them.</param>
    /// <returns>The words, in any case.</returns>
    public static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
