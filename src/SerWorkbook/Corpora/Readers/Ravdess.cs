using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Readers;

/// <summary>The speech part of RAVDESS: 24 actors, 8 emotions, 2 sentences (Livingstone and Russo 2018).</summary>
/// <remarks>
/// A name is modality-channel-emotion-intensity-statement-repetition-actor. Odd actors are male, even ones female.
/// Songs (channel 02) are left out.
/// </remarks>
internal sealed partial class Ravdess : CorpusLayout
{
    private static readonly string[] Emotions = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"];

    /// <inheritdoc/>
    public override string Name => "RAVDESS";

    /// <inheritdoc/>
    public override string Notice =>
        "RAVDESS (Livingstone and Russo 2018, doi 10.5281/zenodo.1188976): acted emotions; licence CC BY-NC-SA 4.0, non-commercial.";

    /// <inheritdoc/>
    public override string Pattern => "seven numbers of two digits: modality-channel-emotion-intensity-statement-repetition-actor.wav";

    /// <inheritdoc/>
    public override bool TryParse(string path, [NotNullWhen(true)] out LabelledFile? file, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        (file, reason) = (null, null);
        var name = FileName().Match(path[(path.LastIndexOf('/') + 1)..]);
        if (!name.Success)
        {
            return false;
        }

        var emotion = Number(name, "emotion");
        var actor = Number(name, "actor");
        reason =
            Number(name, "channel") == 2 ? "it is a song; the speech part of RAVDESS is read"
            : emotion < 1 || emotion > Emotions.Length ? $"its emotion has the number {emotion:00}; there are 01 to 08"
            : actor == 0 ? "its actor has the number 00; they start with 01"
            : null;
        if (reason is not null)
        {
            return false;
        }

        file = new LabelledFile(
            path,
            "actor" + name.Groups["actor"].Value,
            actor % 2 == 0 ? Sex.Female : Sex.Male,
            Emotions[emotion - 1],
            name.Groups["statement"].Value
        );
        return true;
    }

    private static int Number(Match name, string group) =>
        int.Parse(name.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\d\d-(?<channel>\d\d)-(?<emotion>\d\d)-\d\d-(?<statement>\d\d)-\d\d-(?<actor>\d\d)\.wav$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex FileName();
}
