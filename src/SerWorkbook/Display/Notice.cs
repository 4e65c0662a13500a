using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A sentence that the reader must not miss, such as that the voices are synthetic.</summary>
/// <remarks>Pages made by this project lift notices into their banner.</remarks>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Notice : IDisplayContent
{
    /// <summary>Takes the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public Notice(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = text;
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public string ToHtml() => $"<aside class=\"ser-notice\" role=\"note\">{HtmlEscape.EscapeLines(Text)}</aside>\n";

    /// <inheritdoc/>
    public string ToPlainText() => $"Notice: {Text}";
}
