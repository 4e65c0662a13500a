using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Recognises values that are their own representation.</summary>
internal static class Markup
{
    /// <summary>Gives the representations of such a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The representations; null for any other value.</returns>
    public static MimeBundle? Of(object? value) =>
        value switch
        {
            IMarkup markup => markup.Bundle,
            IHtmlContent content => MimeBundle.Empty.With("text/html", Html(content)),
            _ => null,
        };

    private static string Html(IHtmlContent content)
    {
        var writer = InvariantText.Writer();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
