using System.Diagnostics.CodeAnalysis;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Any corpus with a folder for each emotion, as classifiers of images have them: <c>Emotion/x.wav</c>.</summary>
/// <remarks>Who speaks is not known, nor what, so that no protocol can keep speakers apart.</remarks>
internal sealed class EmotionFolders : CorpusLayout
{
    private static readonly char[] Numbers = [.. "0123456789_-. "];

    /// <inheritdoc/>
    public override string Name => "a folder for each emotion";

    /// <inheritdoc/>
    public override string? Notice => null;

    /// <inheritdoc/>
    public override string Pattern => "Emotion/name.wav, with an English word for the emotion and unknown speakers";

    /// <inheritdoc/>
    public override bool TryParse(string path, [NotNullWhen(true)] out LabelledFile? file, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        (file, reason) = (null, null);
        var emotion = path.Split('/')[..^1].Select(WithoutNumber).LastOrDefault(EmotionWords.Contains);
        if (emotion is null)
        {
            reason = EmotionWords.WhyNone(path.Split('/')[..^1]);
            return false;
        }

        file = new LabelledFile(path, LabelledFile.UnknownSpeaker, Sex.Unknown, emotion.ToLowerInvariant(), null);
        return true;
    }

    // "01_Angry" and "02Fearful" are folders in an order.
    private static string WithoutNumber(string folder) => folder.Trim(Numbers);
}
