using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Readers;

/// <summary>EmoV-DB: four English speakers acting five emotions (Adigwe et al. 2018, OpenSLR 115).</summary>
/// <remarks>
/// Reads both layouts that are about, <c>speaker/Emotion/x.wav</c> and <c>speaker_Emotion/x.wav</c>. The emotion comes from
/// the folder, since file names disagree with one another (<c>anger</c> lies in Angry, <c>sleepiness</c> in Sleepy); the
/// sentence is the last number of the name, that of the CMU ARCTIC A sentence.
/// </remarks>
internal sealed partial class EmoVDb : CorpusLayout
{
    private static readonly Dictionary<string, string> Emotions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Amused"] = "amused",
        ["Angry"] = "angry",
        ["Disgusted"] = "disgusted",
        ["Disgust"] = "disgusted",
        ["Neutral"] = "neutral",
        ["Sleepy"] = "sleepy",
    };

    private static readonly Dictionary<string, Sex> Speakers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bea"] = Sex.Female,
        ["jenie"] = Sex.Female,
        ["josh"] = Sex.Male,
        ["sam"] = Sex.Male,
    };

    /// <inheritdoc/>
    public override string Name => "EmoV-DB";

    /// <inheritdoc/>
    public override string Notice =>
        "EmoV-DB (Adigwe et al. 2018, arXiv:1806.09514): acted emotions; its licence allows non-commercial use only and no "
        + "incorporation into a product.";

    /// <inheritdoc/>
    public override string Pattern => "speaker/Emotion/name_from-to_sentence.wav or speaker_Emotion/name_from-to_sentence.wav";

    /// <inheritdoc/>
    public override bool TryParse(string path, [NotNullWhen(true)] out LabelledFile? file, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        (file, reason) = (null, null);
        var parts = path.Split('/');
        var name = FileName().Match(parts[^1]);
        if (!name.Success || !TryFolders(parts, out var speaker, out var emotion))
        {
            return false;
        }

        file = new LabelledFile(path, speaker, Speakers.GetValueOrDefault(speaker), emotion, name.Groups["sentence"].Value);
        return true;
    }

    private static bool TryFolders(string[] parts, out string speaker, out string emotion)
    {
        (speaker, emotion) = ("", "");
        var folder = parts.Length >= 2 ? parts[^2] : "";
        var cut = folder.LastIndexOf('_');
        var (before, after) = cut > 0 ? (folder[..cut], folder[(cut + 1)..]) : (parts.Length >= 3 ? parts[^3] : "", folder);
        if (before.Length == 0 || !Emotions.TryGetValue(after, out var known))
        {
            return false;
        }

        (speaker, emotion) = (before.ToLowerInvariant(), known);
        return true;
    }

    // "amused_1-28_0001.wav", "Neutral_1-28_0001.wav" and, in 282 files, "amused_225_252_0226.wav".
    [GeneratedRegex(@"^[A-Za-z]+_\d+[-_]\d+_(?<sentence>\d{4})\.wav$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
