using System.Globalization;
using AngleSharp.Dom;
using SerWorkbook.Text;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Names what of an HTML output is not on the page and would have acted, fetched or been seen.</summary>
internal static class HtmlLeftOut
{
    /// <summary>Names a whole output that was nested too deeply to be parsed.</summary>
    public const string TooDeep = "layout nested too deeply";

    private const string OutsideReference = "outside reference";

    private static readonly Dictionary<string, string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["script"] = "script",
        ["style"] = "style sheet",
        ["iframe"] = "frame",
        ["frame"] = "frame",
        ["object"] = "embedded object",
        ["embed"] = "embedded object",
        ["applet"] = "embedded object",
        ["foreignobject"] = "embedded object",
        ["form"] = "form",
        ["input"] = "form control",
        ["button"] = "form control",
        ["select"] = "form control",
        ["textarea"] = "form control",
        ["math"] = "formula",
        ["image"] = "picture",
        ["use"] = "drawing",
        ["canvas"] = "drawing",
    };

    private static readonly string[] ScriptSchemes = ["javascript:", "vbscript:", "data:text/"];

    /// <summary>Names an element that is left out.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The kind, for example <c>script</c>; null where nothing is lost that a reader would miss.</returns>
    public static string? OfElement(IElement element) =>
        element.LocalName switch
        {
            "link" => (element.GetAttribute("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase)
                ? "style sheet"
                : OutsideReference,
            "meta" => (element.GetAttribute("http-equiv") ?? "").Equals("refresh", StringComparison.OrdinalIgnoreCase) ? "redirect" : null,
            _ => Elements.GetValueOrDefault(element.LocalName),
        };

    /// <summary>Names an attribute that is left out.</summary>
    /// <param name="element">The element that has it.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The kind, for example <c>event handler</c>; null where nothing is lost that a reader would miss.</returns>
    public static string? OfAttribute(string element, string name, string value)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            return "event handler";
        }

        var target = string.Concat(value.Where(c => !char.IsControl(c) && c != ' '));
        return name.ToLowerInvariant() switch
        {
            "href" or "xlink:href" or "action" or "formaction" => ScriptSchemes.Any(s =>
                target.StartsWith(s, StringComparison.OrdinalIgnoreCase)
            )
                ? "script link"
                : "link",
            "src" or "srcset" => element == "img" ? "outside picture" : OutsideReference,
            "poster" or "background" => OutsideReference,
            _ => value.Contains("url(", StringComparison.OrdinalIgnoreCase) ? OutsideReference : null,
        };
    }

    /// <summary>Says in a sentence what was left out.</summary>
    /// <param name="kinds">The kinds, each as often as it occurred.</param>
    /// <returns><c>In this output, 2 scripts and a form were left out.</c>, or an empty text for none.</returns>
    public static string Sentence(IReadOnlyList<string> kinds)
    {
        var named = kinds.GroupBy(k => k, StringComparer.Ordinal).Select(g => Counted(g.Key, g.Count())).ToList();
        return named.Count == 0 ? "" : $"In this output, {Listing.And(named)} {(kinds.Count == 1 ? "was" : "were")} left out.";
    }

    private static string Counted(string kind, int count) =>
        count > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{count} {kind}s")
            : ("aeiou".Contains(kind[0], StringComparison.Ordinal) ? "an " : "a ") + kind;
}
