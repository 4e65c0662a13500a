using SerWorkbook.Display;

namespace SerWorkbook;

/// <summary>Recordings to listen to, with players only where sound may stand.</summary>
/// <remarks>
/// Recordings of people are licensed: a notebook that somebody commits must not carry them. So players are built only
/// for synthetic voices, or where the page is a local one and whoever runs the notebook has said so; everywhere else the list
/// names the recordings. Clips are read only when players are built.
/// </remarks>
[HostConvention.TypeFormatterSource(typeof(DisplayContentFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record ClipList : IDisplayContent
{
    /// <summary>The most clips of one list that are played: what keeps a page below about a megabyte.</summary>
    public const int MostPlayers = 6;

    private readonly IReadOnlyList<(string Caption, Func<Sound> Read)> _clips;

    /// <summary>Takes the clips.</summary>
    /// <param name="clips">Captions with what reads the sound, in order.</param>
    /// <param name="playable">Whether players are built for the first <see cref="MostPlayers"/> of them.</param>
    /// <exception cref="ArgumentException">A caption is blank.</exception>
    public ClipList(IReadOnlyList<(string Caption, Func<Sound> Read)> clips, bool playable)
    {
        ArgumentNullException.ThrowIfNull(clips);
        if (clips.Any(clip => string.IsNullOrWhiteSpace(clip.Caption)))
        {
            throw new ArgumentException("A clip needs a caption.", nameof(clips));
        }

        _clips = [.. clips];
        IsPlayable = playable;
    }

    /// <summary>Whether players are built.</summary>
    public bool IsPlayable { get; }

    /// <summary>The captions, in order.</summary>
    public IReadOnlyList<string> Captions => [.. _clips.Select(clip => clip.Caption)];

    /// <inheritdoc/>
    public string ToHtml() =>
        IsPlayable && _clips.Count > 0
            ? new Gallery([.. _clips.Take(MostPlayers).Select(clip => (IDisplayContent)clip.Read())]).ToHtml()
            : $"<ul class=\"ser-clips\">\n{string.Concat(Captions.Select(caption => $"<li>{HtmlEscape.Escape(caption)}</li>\n"))}</ul>\n"
                + $"<p><small>{HtmlEscape.Escape(Remark)}</small></p>\n";

    /// <inheritdoc/>
    public string ToPlainText() =>
        string.Join("\n", Captions.Select(caption => "- " + caption).Append(IsPlayable ? "" : Remark)).TrimEnd('\n');

    private string Remark =>
        _clips.Count == 0
            ? "There is nothing to listen to."
            : "No players here: these are recordings of people, and only a local page may carry them.";
}
