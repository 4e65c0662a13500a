using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SerWorkbook.Notebooks.Pages.Sanitising;

namespace SerWorkbook.Notebooks.Pages.Frames;

/// <summary>Prepares HTML with scripts for a sandboxed frame.</summary>
/// <remarks>
/// The frame inherits the page's policy, which names every script by its hash. So the scripts of an output become inert text, which
/// the script of the frame runs one after the other; what would fetch or open something else is taken out and named.
/// </remarks>
internal static partial class FrameDocument
{
    private const string InertType = "text/x-run";
    private const int LongestAddress = 200;

    // Attributes that browsers fetch from without being asked; links wait for a click, and then the policy stops them.
    private static readonly FrozenSet<string> Fetched = HtmlAllowed.Words(
        "src srcset imagesrcset poster background data action formaction ping dynsrc lowsrc manifest"
    );

    /// <summary>Prepares HTML.</summary>
    /// <param name="html">The output.</param>
    /// <returns>The content of a frame; null for HTML without scripts, and for HTML that is nested too deeply.</returns>
    public static FrameContent? OfHtml(string html)
    {
        if (!PerhapsScript().IsMatch(html))
        {
            return null;
        }

        using var source = HtmlSource.Parse(html);
        return source?.Body is { } body && Acts(body) ? OfBody(body) : null;
    }

    /// <summary>Prepares a script without HTML.</summary>
    /// <param name="script">The script.</param>
    /// <returns>The content of a frame.</returns>
    public static FrameContent OfScript(string script)
    {
        using var source = HtmlSource.Parse("<script></script>")!;
        source.QuerySelector("script")!.TextContent = script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return OfBody(source.Body!);
    }

    /// <summary>Prepares a diagram of Mermaid.</summary>
    /// <param name="diagram">Its source.</param>
    /// <returns>The content of a frame, which shows the source where scripts are not allowed.</returns>
    public static FrameContent OfMermaid(string diagram) =>
        new($"<pre class=\"mermaid\">{HtmlText.Escape(diagram)}</pre>", [], [FrameLibrary.Mermaid]);

    private static FrameContent OfBody(IHtmlElement body)
    {
        var (asks, libraries) = (new List<string>(), new List<string>());
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            Prepare(element, asks, libraries);
        }

        return new FrameContent(
            body.InnerHtml,
            [.. asks.Distinct(StringComparer.Ordinal)],
            [.. libraries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );
    }

    private static bool Acts(IElement body) =>
        body.QuerySelectorAll("*").Any(element => IsScript(element) || element.Attributes.Any(a => IsHandler(a.Name)));

    private static void Prepare(IElement element, List<string> asks, List<string> libraries)
    {
        if (IsScript(element))
        {
            PrepareScript(element, asks, libraries);
        }
        else if (TakesElsewhere(element))
        {
            AskFor(element.GetAttribute("src") ?? element.GetAttribute("data") ?? element.GetAttribute("href"), asks);
            element.Remove();
            return;
        }
        else
        {
            PrepareAddresses(element, asks);
        }

        if (element.LocalName.Equals("style", StringComparison.OrdinalIgnoreCase))
        {
            element.TextContent = StyleAddresses.Without(element.TextContent, address => AskFor(address, asks));
        }

        foreach (var handler in element.Attributes.Where(a => IsHandler(a.Name)).ToList())
        {
            element.RemoveAttribute(handler.Name);
            if (handler.Name.All(char.IsAsciiLetter))
            {
                element.SetAttribute("data-run-" + handler.Name.ToLowerInvariant(), handler.Value);
                libraries.AddRange(FrameLibrary.NamedIn(handler.Value));
            }
        }
    }

    private static void PrepareAddresses(IElement element, List<string> asks)
    {
        foreach (var attribute in element.Attributes.Where(a => !IsHandler(a.Name)).ToList())
        {
            var isLink = attribute.LocalName == "href" && !element.LocalName.Equals("a", StringComparison.OrdinalIgnoreCase);
            if (isLink ? !attribute.Value.StartsWith('#') && AskFor(attribute.Value, asks) : Fetches(attribute, asks))
            {
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
                element.RemoveAttribute(attribute.Name);
            }
            else if (IsStyle(attribute.LocalName))
            {
                attribute.Value = StyleAddresses.Without(attribute.Value, address => AskFor(address, asks));
            }
        }
    }

    private static bool Fetches(IAttr attribute, List<string> asks) =>
        Fetched.Contains(attribute.LocalName) && AskFor(attribute.Value, asks);

    // SVG takes any of its looks as attributes; words for people and for scripts are no styles.
    private static bool IsStyle(string name) =>
        !name.StartsWith("data-", StringComparison.Ordinal)
        && !name.StartsWith("aria-", StringComparison.Ordinal)
        && name is not ("title" or "alt" or "value");

    private static void PrepareScript(IElement script, List<string> asks, List<string> libraries)
    {
        if (script.GetAttribute("type")?.Trim().Equals("module", StringComparison.OrdinalIgnoreCase) == true)
        {
            script.SetAttribute("data-type", "module");
        }

        script.SetAttribute("type", InertType);
        libraries.AddRange(FrameLibrary.NamedIn(script.TextContent));
        if (script.GetAttribute("src") is not { } address)
        {
            return;
        }

        script.RemoveAttribute("src");
        script.SetAttribute("data-src", address);
        libraries.AddRange(FrameLibrary.NamedIn(address));
        if (!FrameLibrary.IsHeld(address))
        {
            AskFor(address, asks);
        }
    }

    // What is in the output itself is no question to anybody.
    private static bool AskFor(string? address, List<string> asks)
    {
        if (string.IsNullOrWhiteSpace(address) || address.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        asks.Add(ShortText.Of(string.Concat(address.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))), LongestAddress));
        return true;
    }

    private static bool IsScript(IElement element) =>
        element.LocalName.Equals("script", StringComparison.OrdinalIgnoreCase)
        && ScriptType().IsMatch(element.GetAttribute("type")?.Trim() ?? "");

    private static bool IsHandler(string name) => name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && name.Length > 2;

    private static bool TakesElsewhere(IElement element) =>
        element.LocalName.ToLowerInvariant()
            is "base"
                or "meta"
                or "link"
                or "iframe"
                or "frame"
                or "object"
                or "embed"
                or "applet"
                or "form";

    [GeneratedRegex(@"<(?:\w+:)?script|[\s/""'\x00]on\w+\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PerhapsScript();

    [GeneratedRegex(
        @"\A(?:|module|(?:text|application)/(?:x-)?(?:java|ecma)script)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ScriptType();
}
