using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>The interpretation of a figure, shown below it.</summary>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record FigureReading : IDisplayContent
{
    /// <summary>Takes the sentences.</summary>
    /// <param name="text">The sentences.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public FigureReading(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = text;
    }

    /// <summary>The sentences.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public string ToHtml() => $"<p class=\"ser-reading\">{HtmlEscape.EscapeLines(Text)}</p>\n";

    /// <inheritdoc/>
    public string ToPlainText() => Text;
}
