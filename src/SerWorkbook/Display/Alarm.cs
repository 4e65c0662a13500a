using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>A sentence that takes back what stands below it, such as that a score comes from a split with a leak.</summary>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Alarm : IDisplayContent
{
    /// <summary>Takes the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public Alarm(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = text;
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public string ToHtml() => $"<aside class=\"ser-alarm\" role=\"note\">{HtmlEscape.EscapeLines(Text)}</aside>\n";

    /// <inheritdoc/>
    public string ToPlainText() => $"Alarm: {Text}";
}
