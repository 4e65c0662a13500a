using Microsoft.AspNetCore.Html;
using SerWorkbook.Notebooks;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Turns texts into HTML.</summary>
public static class Html
{
    /// <summary>Marks a text as HTML.</summary>
    /// <param name="value">The markup.</param>
    /// <returns>The HTML.</returns>
    public static IHtmlContent ToHtmlContent(this string value) => new HtmlString(value);

    /// <summary>Escapes a text.</summary>
    /// <param name="content">The text.</param>
    /// <returns>HTML that shows the text.</returns>
    public static IHtmlContent HtmlEncode(this string content) => new HtmlString(HtmlText.Escape(content));
}
