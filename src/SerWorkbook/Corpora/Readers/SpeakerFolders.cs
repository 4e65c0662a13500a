using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Any corpus with a folder for each speaker and emotion: <c>speaker/Emotion/x.wav</c> or <c>speaker_Emotion/x.wav</c>.</summary>
/// <remarks>
/// A folder is taken for that of an emotion where its name is an English word for one; there may be other folders below it,
/// such as those of a partition. Neither sex nor sentence is known.
/// </remarks>
internal sealed class SpeakerFolders : CorpusLayout
{
    // Folders of a partition or of the audio as a whole, which are nobody's name.
    private static readonly FrozenSet<string> NoSpeakers = new[]
    {
        "train",
        "training",
        "test",
        "testing",
        "dev",
        "val",
        "valid",
        "validation",
        "eval",
        "evaluation",
        "audio",
        "audios",
        "wav",
        "wavs",
        "data",
        "dataset",
        "speech",
        "sound",
        "sounds",
        "clips",
        "recordings",
        "samples",
        "emotion",
        "emotions",
        "raw",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Name => "folders of speakers and emotions";

    /// <inheritdoc/>
    public override string? Notice => null;

    /// <inheritdoc/>
    public override string Pattern => "speaker/Emotion/name.wav or speaker_Emotion/name.wav, with an English word for the emotion";

    /// <inheritdoc/>
    public override bool TryParse(string path, [NotNullWhen(true)] out LabelledFile? file, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        (file, reason) = (null, null);
        var folders = path.Split('/')[..^1];
        for (var i = folders.Length - 1; i >= 0; i--)
        {
            if (TryFolder(folders, i, out var speaker, out var emotion))
            {
                file = new LabelledFile(path, speaker, Sex.Unknown, emotion.ToLowerInvariant(), null);
                return true;
            }
        }

        reason = EmotionWords.WhyNone(folders);
        return false;
    }

    private static bool TryFolder(string[] folders, int i, out string speaker, out string emotion)
    {
        (speaker, emotion) = (i > 0 ? folders[i - 1] : "", folders[i]);
        if (speaker.Length > 0 && !NoSpeakers.Contains(speaker) && EmotionWords.Contains(emotion))
        {
            return true;
        }

        for (var cut = folders[i].IndexOf('_', StringComparison.Ordinal); cut > 0; cut = folders[i].IndexOf('_', cut + 1))
        {
            (speaker, emotion) = (folders[i][..cut], folders[i][(cut + 1)..]);
            if (!NoSpeakers.Contains(speaker) && EmotionWords.Contains(emotion))
            {
                return true;
            }
        }

        return false;
    }
}
