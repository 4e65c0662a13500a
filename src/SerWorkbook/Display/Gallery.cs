using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>Several contents in one output, beside each other where there is room: one sentence in five emotions.</summary>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Gallery : IDisplayContent
{
    /// <summary>Takes the contents.</summary>
    /// <param name="items">The contents in order, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is null.</exception>
    public Gallery(params IDisplayContent[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Length == 0 || items.Any(i => i is null))
        {
            throw new ArgumentException("A gallery needs at least one item, and none of them null.", nameof(items));
        }

        Items = [.. items];
    }

    /// <summary>The contents in order.</summary>
    public IReadOnlyList<IDisplayContent> Items { get; }

    /// <inheritdoc/>
    public string ToHtml() =>
        "<div class=\"ser-gallery\" style=\"display:flex;flex-wrap:wrap;gap:0.5rem 1.5rem\">\n"
        + string.Concat(Items.Select(item => $"<div>{item.ToHtml()}</div>\n"))
        + "</div>\n";

    /// <inheritdoc/>
    public string ToPlainText() => string.Join("\n", Items.Select(item => item.ToPlainText()));
}
