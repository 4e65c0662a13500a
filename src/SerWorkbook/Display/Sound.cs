using SerWorkbook.Display;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A clip to listen to, with a caption.</summary>
/// <remarks>The page carries the samples at their own rate, as 16-bit WAV: about 43 kB for a second at 16 kHz.</remarks>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Sound : IDisplayContent
{
    /// <summary>The longest clip that a page carries, seconds.</summary>
    public const double LongestSeconds = 15;

    /// <summary>Takes a clip.</summary>
    /// <param name="clip">The clip; one longer than <see cref="LongestSeconds"/> or empty is described, not played.</param>
    /// <param name="caption">The caption.</param>
    /// <exception cref="ArgumentException">The caption is blank.</exception>
    public Sound(AudioClip clip, string caption)
    {
        ArgumentNullException.ThrowIfNull(clip);
        ArgumentException.ThrowIfNullOrWhiteSpace(caption);
        (Clip, Caption) = (clip, caption);
    }

    /// <summary>The clip.</summary>
    public AudioClip Clip { get; }

    /// <summary>The caption.</summary>
    public string Caption { get; }

    /// <inheritdoc/>
    public string ToHtml() =>
        $"<figure class=\"ser-sound\"><figcaption>{HtmlEscape.Escape(Caption)}, "
        + $"{HtmlEscape.Escape(Extent)}</figcaption>\n{Player}\n</figure>\n";

    /// <inheritdoc/>
    public string ToPlainText() => $"{Caption}, {Extent}";

    private string Extent => FormattableString.Invariant($"{Clip.Seconds:0.00} s at {Clip.SampleRate} Hz");

    private string Player =>
        Clip.Length == 0 ? "<p>The clip is empty; there is nothing to play.</p>"
        : Clip.Seconds > LongestSeconds
            ? FormattableString.Invariant($"<p>Not played here: a page carries clips of up to {LongestSeconds} s.</p>")
        : $"<audio controls preload=\"metadata\" aria-label=\"{HtmlEscape.Escape(Caption)}\" "
            + $"src=\"data:audio/wav;base64,{Convert.ToBase64String(WavWriter.ToBytes(Clip))}\"></audio>";
}
