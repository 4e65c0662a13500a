using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>What of a style attribute gets onto a page: looks, but nothing that fetches, leaves its place or covers others.</summary>
internal static partial class StyleAllowed
{
    /// <summary>The names of properties.</summary>
    public static readonly FrozenSet<string> Properties = HtmlAllowed.Words(
        """
        align-content align-items align-self background background-attachment background-clip background-color background-image
        background-origin background-position background-position-x background-position-y background-repeat background-repeat-x
        background-repeat-y background-size border border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius
        border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style
        border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style
        border-top border-top-color border-top-left-radius border-top-right-radius border-top-style border-top-width border-width
        box-sizing caption-side clear color column-count column-gap column-width columns direction display dominant-baseline empty-cells
        fill fill-opacity flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-size
        font-stretch font-style font-variant font-variant-numeric font-weight gap grid-column grid-gap grid-row grid-template-columns
        grid-template-rows height justify-content justify-items justify-self letter-spacing line-height list-style list-style-position
        list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width object-fit
        opacity order overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top row-gap
        stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width table-layout text-align text-anchor
        text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-overflow text-transform
        text-wrap vertical-align visibility white-space width word-break word-spacing word-wrap
        """
    );

    /// <summary>Tells whether a style consists of permitted properties with words, numbers and colours only.</summary>
    /// <param name="style">The value of a style attribute.</param>
    /// <returns>True if browsers can read nothing else into it, so that it may stay as it is.</returns>
    public static bool IsPlain(string style) =>
        PlainStyle().Match(style) is { Success: true } match && match.Groups["name"].Captures.All(name => Properties.Contains(name.Value));

    /// <summary>Matches in values what could fetch, or what cleaning should not have left: any function that is not known.</summary>
    [GeneratedRegex(
        """
            [<>\\@{}] | /\* | expression | javascript: |
            (?<![^\s,(:;])
            (?!(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|calc|min|max|clamp|minmax|repeat|fit-content|var
              |(?:repeating-)?(?:linear|radial|conic)-gradient|matrix|translate|scale|rotate|skewX|skewY)\()
            [^\s,(:;]*\(
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    public static partial Regex Forbidden();

    [GeneratedRegex(@"\A(?:\s*(?<name>[a-zA-Z-]+)\s*:[a-zA-Z0-9#%.,\s-]*(?:;|\z))*\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainStyle();
}
