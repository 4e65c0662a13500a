using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>Sentences that summarise what was computed, as a list.</summary>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Findings : IDisplayContent
{
    /// <summary>Takes the sentences.</summary>
    /// <param name="sentences">The sentences, one or more; numbers in them in the invariant culture.</param>
    /// <exception cref="ArgumentException">There is no sentence, or one is blank.</exception>
    public Findings(params IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0 || sentences.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Findings need at least one sentence, and none of them blank.", nameof(sentences));
        }

        Sentences = [.. sentences];
    }

    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Sentences { get; }

    /// <inheritdoc/>
    public string ToHtml() =>
        "<ul class=\"ser-findings\">\n"
        + string.Concat(Sentences.Select(sentence => $"<li>{HtmlEscape.Escape(sentence)}</li>\n"))
        + "</ul>\n";

    /// <inheritdoc/>
    public string ToPlainText() => string.Join("\n", Sentences.Select(sentence => "- " + sentence));
}
