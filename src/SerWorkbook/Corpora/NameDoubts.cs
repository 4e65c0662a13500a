using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora;

/// <summary>Finds names that can fool an evaluation: one speaker under two names, two under one, an emotion of one recording.</summary>
/// <remarks>
/// Names that are equal under Unicode NFC and case folding are one already. These here are not made one, since two people may well
/// be called 1 and 01; whoever knows decides.
/// </remarks>
internal static partial class NameDoubts
{
    // From this share of speakers with a single recording on, the names are more likely names of recordings.
    private const double ManySingles = 0.5;

    private const int Most = 3;

    private static readonly string[][] Forms =
    [
        ["anger", "angry"],
        ["fear", "fearful", "afraid", "scared"],
        ["sad", "sadness"],
        ["happy", "happiness", "joy", "joyful"],
        ["disgust", "disgusted"],
        ["surprise", "surprised"],
        ["neutral", "neutrality"],
        ["bored", "boredom"],
        ["excited", "excitement"],
        ["frustrated", "frustration"],
    ];

    /// <summary>The doubts: speakers, then emotions.</summary>
    public static IReadOnlyList<NameDoubt> Of(IReadOnlyList<Utterance> utterances) =>
        [.. OfSpeakers(utterances), .. Singles(Known(utterances)), .. OfEmotions(utterances)];

    /// <summary>Emotions that may be one, and emotions of a single recording.</summary>
    public static IEnumerable<NameDoubt> OfEmotions(IReadOnlyList<Utterance> utterances) =>
        Synonyms([.. utterances.Select(utterance => utterance.Emotion).Distinct().Order(StringComparer.Ordinal)]).Concat(Rare(utterances));

    private static IEnumerable<NameDoubt> Rare(IReadOnlyList<Utterance> utterances) =>
        utterances
            .CountBy(utterance => utterance.Emotion, StringComparer.Ordinal)
            .Where(count => count.Value == 1)
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new NameDoubt(
                NameKind.Emotion,
                $"The emotion '{count.Key}' has one recording: it cannot be learnt and tested."
            ));

    /// <summary>Speakers who may be one under two names, or two under one.</summary>
    public static IReadOnlyList<NameDoubt> OfSpeakers(IReadOnlyList<Utterance> utterances)
    {
        var known = Known(utterances);
        string[] speakers = [.. known.Select(utterance => utterance.Speaker).Distinct().Order(StringComparer.Ordinal)];
        return
        [
            .. Unknown(utterances.Count - known.Length, known.Length),
            .. Alike(speakers),
            .. Prefixed(speakers),
            .. Extended(speakers),
            .. TwoSexes(known),
        ];
    }

    /// <summary>How many speakers have a single recording, of how many, where they are so many that names are in doubt.</summary>
    public static (int Single, int All)? MostlySingle(IEnumerable<Utterance> utterances)
    {
        var counts = utterances.CountBy(utterance => utterance.Speaker, StringComparer.Ordinal).ToArray();
        var single = counts.Count(count => count.Value == 1);
        return single >= 2 && single >= ManySingles * counts.Length ? (single, counts.Length) : null;
    }

    // "anger" and "angry": forms of one word.
    private static IEnumerable<NameDoubt> Synonyms(string[] emotions) =>
        Forms
            .Select(forms => emotions.Where(emotion => forms.Contains(NameKey.Of(emotion))).ToArray())
            .Where(same => same.Length > 1)
            .Select(same => new NameDoubt(
                NameKind.Emotion,
                $"The emotions {string.Join(" and ", same.Select(emotion => $"'{emotion}'"))} may be one; --map {same[0]}={same[^1]} "
                    + "makes them one."
            ));

    private static Utterance[] Known(IReadOnlyList<Utterance> utterances) =>
        [.. utterances.Where(utterance => !LabelledFile.IsUnknown(utterance.Speaker))];

    private static IEnumerable<NameDoubt> Unknown(int unknown, int known) =>
        unknown > 0 && known > 0
            ? [Speaker($"{unknown} recordings have the speaker 'unknown': whoever it is may be another speaker of the corpus.")]
            : [];

    // "1" and "01", "s_1" and "s1": the same after zeros and signs are left out.
    private static IEnumerable<NameDoubt> Alike(string[] speakers) =>
        List(
            [
                .. speakers
                    .GroupBy(Bare)
                    .Where(same => same.Count() > 1)
                    .Select(same => string.Join(" and ", same.Select(name => $"'{name}'"))),
            ],
            "Speakers differ by zeros or signs only",
            "if they are one, the same voice is trained on and tested."
        );

    // "01", "spk01" and "Actor 1": a number with and without a word for a speaker. Two letters are two groups: "s1" and "p1".
    private static IEnumerable<NameDoubt> Prefixed(string[] speakers) =>
        List(
            [
                .. speakers
                    .Select(name => (Name: name, Parts: Numbered().Match(Bare(name))))
                    .Where(speaker => speaker.Parts.Success)
                    .GroupBy(speaker => LeadingZeros().Replace(speaker.Parts.Groups["number"].Value, ""))
                    .OrderBy(same => same.Key.Length)
                    .ThenBy(same => same.Key, StringComparer.Ordinal)
                    .Where(same => same.Select(speaker => speaker.Parts.Groups["word"].Value).Distinct().Count() > 1)
                    .Where(same => same.Any(speaker => speaker.Parts.Groups["word"].Length != 1))
                    .Select(same => string.Join(" and ", same.Select(speaker => $"'{speaker.Name}'"))),
            ],
            "Speakers differ by a prefix only",
            "if they are one, the same voice is trained on and tested."
        );

    // "anna" and "anna_2", "s1" and "s1b".
    private static IEnumerable<NameDoubt> Extended(string[] speakers)
    {
        var names = speakers.ToDictionary(NameKey.Of, name => name, StringComparer.Ordinal);
        var pairs = new List<string>();
        foreach (var (key, name) in names.OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            if (
                Stems(key)
                    .Select(stem => names.GetValueOrDefault(stem))
                    .FirstOrDefault(stem => stem is not null && Bare(stem) != Bare(name)) is
                { } stem
            )
            {
                pairs.Add($"'{stem}' and '{name}'");
            }
        }

        return List(pairs, "Speakers differ by a suffix only", "if they are one, the same voice is trained on and tested.");
    }

    private static IEnumerable<NameDoubt> Singles(Utterance[] known)
    {
        return MostlySingle(known) is var (single, all)
            ? [Speaker($"{single} of {all} speakers have one recording each: their names may be those of recordings.")]
            : [];
    }

    private static IEnumerable<NameDoubt> TwoSexes(Utterance[] known) =>
        List(
            [
                .. known
                    .Where(utterance => utterance.Sex != Sex.Unknown)
                    .GroupBy(utterance => utterance.Speaker, StringComparer.Ordinal)
                    .Where(speaker => speaker.Select(utterance => utterance.Sex).Distinct().Count() > 1)
                    .OrderBy(speaker => speaker.Key, StringComparer.Ordinal)
                    .Select(speaker => $"'{speaker.Key}'"),
            ],
            "Speakers are female in some recordings and male in others",
            "two people may share a name, or a sex is wrong."
        );

    private static IEnumerable<NameDoubt> List(IReadOnlyList<string> names, string lead, string consequence)
    {
        if (names.Count > 0)
        {
            var more = names.Count > Most ? FormattableString.Invariant($", and {names.Count - Most} more") : "";
            yield return Speaker($"{lead} ({string.Join(", ", names.Take(Most))}{more}): {consequence}");
        }
    }

    private static NameDoubt Speaker(FormattableString sentence) => Speaker(FormattableString.Invariant(sentence));

    private static NameDoubt Speaker(string sentence) => new(NameKind.Speaker, sentence);

    private static string Bare(string name) => LeadingZeros().Replace(string.Concat(NameKey.Of(name).Where(char.IsLetterOrDigit)), "");

    private static IEnumerable<string> Stems(string key) =>
        new[] { BehindSign(), Letter(), Number() }
            .Select(suffix => suffix.Match(key))
            .Where(match => match.Success)
            .Select(match => match.Groups["stem"].Value);

    [GeneratedRegex(@"^(?<stem>.*[\p{L}\p{Nd}])[\s_.-]+[\p{L}\p{Nd}]{1,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex BehindSign();

    [GeneratedRegex(@"^(?<stem>.*\p{Nd})\p{L}$", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(?<stem>.*\p{L}{3})\p{Nd}{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?<word>|s|p|spk|spkr|speaker|talker|actor|sub|subj|subject|participant|person|user|id)(?<number>\p{Nd}+)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<!\p{Nd})0+(?=\p{Nd})", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingZeros();
}
