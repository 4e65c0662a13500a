using System.Collections.Frozen;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Parses the HTML of an output as browsers do, in time and memory that grow with its length.</summary>
/// <remarks>
/// The parser searches the open elements for every tag and repeats the open text elements (<c>b</c>, <c>font</c>) in every new
/// paragraph: with thousands of them open, a short text takes minutes. Parsing stops where there are too many.
/// </remarks>
internal sealed class HtmlSource
{
    // Browsers stop at 512; outputs that people read have 20.
    private const int Deepest = 256;
    private const int MostTextElements = 20;
    private const int MostTemplates = 256;

    private static readonly FrozenSet<string> TextElements = FrozenSet.ToFrozenSet([
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]);

    private IElement? _last;
    private int _templates;

    private HtmlSource() { }

    /// <summary>Parses a text.</summary>
    /// <param name="html">The text.</param>
    /// <returns>A document with the output in its body; null where elements are nested too deeply.</returns>
    public static IHtmlDocument? Parse(string html)
    {
        var source = new HtmlSource();
        var options = new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            MaximumDepth = 2 * Deepest,
            OnCreated = (element, _) => source.Follow(element),
            SkipComments = true,
        };
        try
        {
            return new HtmlParser(options, BrowsingContext.New()).ParseDocument("<!doctype html><html><body>" + html);
        }
        catch (TooDeepException)
        {
            return null;
        }
    }

    // The element itself has no place yet; the one before it has.
    private void Follow(IElement element)
    {
        var (depth, textElements) = (0, 0);
        for (var above = _last; above is not null; above = above.ParentElement)
        {
            depth++;
            textElements += TextElements.Contains(above.LocalName) ? 1 : 0;
        }

        // The content of a template has no parent, so that templates within each other would seem flat.
        _templates += element is IHtmlTemplateElement ? 1 : 0;
        if (depth > Deepest || textElements > MostTextElements || _templates > MostTemplates)
        {
            throw new TooDeepException();
        }

        _last = element;
    }

    private sealed class TooDeepException : Exception;
}
