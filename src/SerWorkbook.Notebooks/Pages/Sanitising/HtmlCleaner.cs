using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace SerWorkbook.Notebooks.Pages.Sanitising;

/// <summary>Copies the HTML of an output, leaving out what could act, fetch, or break out of its place on the page.</summary>
/// <remarks>
/// <para>
/// The output is parsed as browsers parse it. Elements and attributes that pages may hold are copied into a document of their own,
/// HtmlSanitizer cleans that document, and <see cref="SafeHtmlWriter"/> writes it with every character that could be markup escaped.
/// </para>
/// <para>
/// The page's content-security policy forbids script and outside content anyway; this keeps an output from hiding the page
/// (an open comment or element), from leading the reader away (a refresh), and the file free of outside references.
/// </para>
/// </remarks>
internal sealed class HtmlCleaner
{
    private readonly List<string> _leftOut = [];

    private HtmlCleaner() { }

    /// <summary>Copies HTML.</summary>
    /// <param name="html">Any text.</param>
    /// <param name="pictureText">What pictures without an alternative text are called.</param>
    /// <returns>Markup that can stand in a <c>div</c>.</returns>
    public static SafeHtml Clean(string html, string pictureText)
    {
        using var source = HtmlSource.Parse(html);
        return source is null
            ? new SafeHtml($"<pre class=\"text\">{HtmlText.Escape(html)}</pre>", [HtmlLeftOut.TooDeep], [])
            : new HtmlCleaner().Clean(source, pictureText);
    }

    private SafeHtml Clean(IHtmlDocument source, string pictureText)
    {
        var sanitizer = Sanitizer();
        using var page = sanitizer.HtmlParserFactory().ParseDocument("");
        var body = page.Body!;
        var copy = new HtmlCopy(page, _leftOut);
        copy.Add(source.Body, body);
        sanitizer.SanitizeDom(page, body);
        var writer = new SafeHtmlWriter(pictureText, copy.PlainStyles);
        writer.WriteContent(body);
        return new SafeHtml(writer.Html, _leftOut, writer.Notices);
    }

    private HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = new HashSet<string>(HtmlAllowed.Elements),
                AllowedAttributes = new HashSet<string>(HtmlAllowed.Attributes),
                AllowedCssProperties = new HashSet<string>(StyleAllowed.Properties),
                AllowedSchemes = new HashSet<string>(HtmlAllowed.Schemes),
                UriAttributes = new HashSet<string>(HtmlAllowed.AddressAttributes),
            }
        )
        {
            DisallowCssPropertyValue = StyleAllowed.Forbidden(),
        };
        sanitizer.FilterUrl += (_, e) => e.SanitizedUrl = HtmlAllowed.IsAddress(e.Tag.LocalName, e.OriginalUrl) ? e.OriginalUrl : null;
        sanitizer.RemovingAttribute += (_, e) => Miss(HtmlLeftOut.OfAttribute(e.Tag.LocalName, e.Attribute.Name, e.Attribute.Value));
        return sanitizer;
    }

    private void Miss(string? kind)
    {
        if (kind is not null)
        {
            _leftOut.Add(kind);
        }
    }
}
