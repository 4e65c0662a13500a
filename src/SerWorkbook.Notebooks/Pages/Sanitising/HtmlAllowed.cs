using System.Collections.Frozen;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>What of an HTML output gets onto a page.</summary>
internal static class HtmlAllowed
{
    private static readonly FrozenSet<string> Elements = Set(
        """
        a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em figcaption
        figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark meter nav ol p pre progress q rp rt ruby s samp section small
        source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr
        svg g path rect circle ellipse line polyline polygon text tspan desc defs
        """
    );

    // A page has one main part and one set of landmarks, its own.
    private static readonly FrozenSet<string> Landmarks = Set("aside footer header main nav");

    private static readonly FrozenSet<string> VoidElements = Set("br hr img col source wbr");

    // The content of these is not prose: it goes with them.
    private static readonly FrozenSet<string> HiddenElements = Set(
        """
        script style template noscript iframe object embed applet title textarea select math xmp plaintext noembed noframes foreignobject frameset
        """
    );

    private static readonly FrozenSet<string> Attributes = Set(
        """
        align alt aria-label aria-hidden colspan controls datetime dir headers height href lang loop max min muted open reversed rowspan role
        scope span src start style title type valign value width
        cx cy d dominant-baseline dx dy fill fill-opacity font-family font-size font-weight opacity points preserveaspectratio r rx ry stroke
        stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 y y1 y2
        """
    );

    private static readonly string[] MediaSources = ["data:image/", "data:audio/", "data:video/"];
    private static readonly string[] LinkTargets = ["http://", "https://", "mailto:", "#"];
    private static readonly string[] StyleTraps = ["url(", "expression", "@", "\\", "/*", "position", "behavior"];

    public static bool IsElement(string name) => Elements.Contains(name);

    /// <summary>Gives the name under which an element is written.</summary>
    /// <param name="name">An element that is allowed.</param>
    /// <returns>The name itself, or <c>div</c> for landmarks.</returns>
    public static string Written(string name) => Landmarks.Contains(name) ? "div" : name;

    public static bool IsVoid(string name) => VoidElements.Contains(name);

    public static bool HidesContent(string name) => HiddenElements.Contains(name);

    /// <summary>Gives an attribute the value that it may have.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value, or null if the attribute goes.</returns>
    public static string? Attribute(string name, string value)
    {
        name = name.ToLowerInvariant();
        if (name == "class")
        {
            return Classes(value);
        }

        if (
            !Attributes.Contains(name)
            || (name is not ("src" or "href" or "alt" or "title" or "aria-label") && Contains(value, StyleTraps[0]))
        )
        {
            return null;
        }

        return name switch
        {
            "src" => StartsWith(value, MediaSources) ? value : null,
            "href" => IsLink(value) ? value : null,
            "style" => StyleTraps.Any(t => Contains(value, t)) ? null : value,
            _ => value,
        };
    }

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

    private static bool Contains(string value, string part) => value.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
