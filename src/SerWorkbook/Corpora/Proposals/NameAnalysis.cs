namespace SerWorkbook.Corpora.Proposals;

/// <summary>Finds which part of the names is the emotion, which the speaker, which the sentence.</summary>
internal sealed class NameAnalysis
{
    private const double NearlyAll = 0.95;
    private const int MostEmotions = 20;

    private readonly IReadOnlyList<string> _paths;
    private readonly IReadOnlyList<NamePart> _parts;
    private readonly List<string> _doubts = [];

    private NameAnalysis(IReadOnlyList<string> paths)
    {
        (_paths, _parts) = (paths, NameParts.Of(paths));
        FindEmotion();
        FindSpeaker();
        FindSex();
        FindSentence();
    }

    /// <summary>The part of the emotion, and the label of each path; empty where it has none.</summary>
    public (PartKey? Part, string[] Labels) Emotion { get; private set; }

    /// <summary>The part of the speaker, and the speaker of each path.</summary>
    public (PartKey? Part, string[] Names) Speaker { get; private set; }

    /// <summary>The part of the sex, and the sex of each path.</summary>
    public (PartKey? Part, Sex[] Sexes) Sex { get; private set; }

    /// <summary>The part of the sentence, and the sentence of each path.</summary>
    public (PartKey? Part, string[] Names) Sentence { get; private set; }

    /// <summary>What to check, a sentence each.</summary>
    public IReadOnlyList<string> Doubts => _doubts;

    /// <summary>Analyses paths.</summary>
    public static NameAnalysis Of(IReadOnlyList<string> paths) => new(paths);

    private void FindEmotion()
    {
        var byWord = Best(EmotionLexicon.OfMisspelling, 2);
        var byLetter = byWord is null ? Best(EmotionLexicon.OfLetter, 3) : null;
        var byNumber = byWord is null && byLetter is null ? BestNumber() : null;
        var part = byWord ?? byLetter ?? byNumber;
        if (part is null)
        {
            _doubts.Add("No part of the names looks like an emotion; write the emotions into the manifest.");
            Emotion = (null, [.. _paths.Select(_ => "")]);
            return;
        }

        if (byLetter is not null)
        {
            _doubts.Add(
                $"Emotions are single letters ({string.Join(", ", part.Distinct.Order(StringComparer.Ordinal))}): check what each "
                    + "stands for."
            );
        }
        else if (byNumber is not null)
        {
            _doubts.Add("Emotions seem to be numbers, whose meaning only the documentation of the corpus tells; rename them with --map.");
        }

        string Label(string value) =>
            (byWord is not null ? EmotionLexicon.OfMisspelling(value) : EmotionLexicon.OfLetter(value)) ?? value.ToLowerInvariant();
        string[] misspelt =
        [
            .. part
                .Distinct.Where(value =>
                    byWord is not null && EmotionLexicon.OfWord(value) is null && EmotionLexicon.OfMisspelling(value) is not null
                )
                .Order(StringComparer.Ordinal),
        ];
        if (misspelt.Length > 0)
        {
            _doubts.Add($"Read as misspelt: {string.Join(", ", misspelt.Select(value => $"'{value}' as {Label(value)}"))}; check them.");
        }

        var unknown = part
            .Distinct.Where(value => byWord is not null && EmotionLexicon.OfMisspelling(value) is null)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (unknown.Length > 0)
        {
            _doubts.Add(
                $"No emotion is known under {string.Join(", ", unknown.Select(value => $"'{value}'"))}, which the manifest keeps as "
                    + "they are."
            );
        }

        // Two codes for one label are two labels: nothing is merged by a guess.
        var labels = part.Distinct.GroupBy(Label, StringComparer.Ordinal);
        var own = labels.SelectMany(same =>
            same.Select(value => (value, Label: same.Count() > 1 && byWord is null ? value.ToLowerInvariant() : same.Key))
        );
        var labelOf = own.ToDictionary(pair => pair.value, pair => pair.Label, StringComparer.Ordinal);
        Emotion = (part.Key, [.. part.Values.Select(value => value.Length == 0 ? "" : labelOf[value])]);
    }

    // The part most of whose values are emotions; of equals the one in more paths, then with more emotions, then the first.
    private NamePart? Best(Func<string, string?> label, int fewest) =>
        _parts
            .Where(part => part.Distinct.Count <= MostEmotions)
            .Select(part =>
                (Part: part, Share: Share(part, label), Labels: part.Distinct.Select(label).OfType<string>().Distinct().Count())
            )
            .Where(found => found.Share >= 0.7 && found.Labels >= fewest)
            .OrderByDescending(found => Math.Round(found.Share, 2))
            .ThenByDescending(found => found.Labels)
            .FirstOrDefault()
            .Part;

    private static double Share(NamePart part, Func<string, string?> label)
    {
        var known = part.Distinct.Where(value => label(value) is not null).ToHashSet(StringComparer.Ordinal);
        return (double)part.Values.Count(known.Contains) / part.Values.Length;
    }

    // A number of four to twelve values that others are crossed with.
    private NamePart? BestNumber() =>
        _parts
            .Where(part => part.Key.Place is PartPlace.Token or PartPlace.Run && part.Coverage >= NearlyAll)
            .Where(part => part.Distinct.Count is >= 4 and <= 12 && part.Distinct.All(value => value.All(char.IsAsciiDigit)))
            .OrderByDescending(part => part.Distinct.Count)
            .FirstOrDefault();

    private void FindSpeaker()
    {
        var best = _parts
            .Where(part => Emotion.Part is not { } emotion || !Overlap(part.Key, emotion))
            .Select(part => (Part: part, Score: SpeakerScore(part)))
            .Where(found => found.Score > 0)
            .OrderByDescending(found => found.Score)
            .ThenBy(found => found.Part.Key)
            .FirstOrDefault()
            .Part;
        if (best is null)
        {
            _doubts.Add("No part of the names looks like a speaker; without speakers no test on unheard voices is possible.");
        }
        else
        {
            _doubts.Add($"Speakers are taken from {best.Key} ({best.Distinct.Count} of them): check that these are people.");
        }

        Speaker = (best?.Key, best?.Values ?? [.. _paths.Select(_ => "")]);
    }

    // A speaker has several recordings and, where emotions are known, several emotions; it stands in a folder or early in the name.
    private double SpeakerScore(NamePart part)
    {
        var count = part.Distinct.Count;
        if (part.Coverage < NearlyAll || count < 2 || count > _paths.Count / 3.0)
        {
            return 0;
        }

        var crossed = Crossing(part);
        var word = part.Distinct.Count(LooksLikeSpeaker) / (double)count;
        if (crossed < (word > NearlyAll ? 0.2 : 0.4))
        {
            return 0;
        }

        var place = part.Key switch
        {
            { Place: PartPlace.Folder } => 0.8,
            { Place: PartPlace.Token, Index: 1 } => 0.7,
            { Place: PartPlace.TwoRuns, Index: 1, Sub: 1 } => 0.55,
            { Place: PartPlace.Run, Index: 1, Sub: 1 } => 0.5,
            { Place: PartPlace.Token } => 0.3 - (0.02 * part.Key.Index),
            _ => 0.1,
        };
        var isSexOnly = part.Distinct.All(value =>
            SexOf(value) != SerWorkbook.Sex.Unknown && value.All(char.IsLetter) && value.Length is 1 or 4 or 6
        );
        var isPartition = part.Distinct.Any(value =>
            EmotionLexicon.OfWord(value) is not null || value.ToLowerInvariant() is "train" or "test" or "dev" or "val"
        );
        return isPartition ? 0
            : isSexOnly ? 0.01
            : crossed + place + (1.5 * word) + (count >= 4 ? 0.2 : 0);
    }

    // How many of the emotions a value of the part has, on average.
    private double Crossing(NamePart part)
    {
        var emotions = Emotion.Labels.Where(label => label.Length > 0).Distinct().Count();
        if (emotions < 2)
        {
            return 1;
        }

        return part
            .Values.Zip(Emotion.Labels)
            .Where(pair => pair.First.Length > 0)
            .GroupBy(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            .Average(value => (double)value.Distinct().Count() / emotions);
    }

    private static bool LooksLikeSpeaker(string value)
    {
        var key = NameKey.Of(value);
        var letters = key.TrimEnd("0123456789".ToCharArray()).TrimEnd('_', '-', ' ');
        return letters
                is "actor"
                    or "speaker"
                    or "spk"
                    or "subject"
                    or "s"
                    or "sp"
                    or "spkr"
                    or "f"
                    or "m"
                    or "female"
                    or "male"
                    or "sf"
                    or "sm"
                    or "w"
                && key.Length > letters.Length
            || (key.Length == 4 && key.All(char.IsAsciiDigit));
    }

    private void FindSex()
    {
        var part = new[] { Speaker.Part }
            .Concat(_parts.Where(part => part.Coverage >= NearlyAll && part.Distinct.Count == 2).Select(part => (PartKey?)part.Key))
            .Select(key => _parts.FirstOrDefault(part => part.Key == key))
            .OfType<NamePart>()
            .FirstOrDefault(part =>
                part.Distinct.All(value => SexOf(value) != SerWorkbook.Sex.Unknown) && part.Distinct.Select(SexOf).Distinct().Count() == 2
            );
        Sex = (part?.Key, [.. part?.Values.Select(SexOf) ?? _paths.Select(_ => SerWorkbook.Sex.Unknown)]);
    }

    private static Sex SexOf(string value)
    {
        var letters = NameKey.Of(value).TrimEnd("0123456789".ToCharArray()).TrimEnd('_', '-', ' ');
        return letters switch
        {
            "f" or "female" or "w" or "woman" or "women" or "sf" => SerWorkbook.Sex.Female,
            "m" or "male" or "man" or "men" or "sm" => SerWorkbook.Sex.Male,
            _ => SerWorkbook.Sex.Unknown,
        };
    }

    // A sentence is spoken by several speakers in several emotions; of such parts, the one with most values.
    private void FindSentence()
    {
        var best =
            Speaker.Part is not { } speaker || Emotion.Part is not { } emotion
                ? null
                : _parts
                    .Where(part => !Overlap(part.Key, speaker) && !Overlap(part.Key, emotion) && part.Key.Place != PartPlace.Folder)
                    .Where(part => part.Coverage >= NearlyAll && part.Distinct.Count >= 2 && part.Distinct.Count <= _paths.Count / 4.0)
                    .Where(part => Crossing(part) >= 0.5 && SpeakersOf(part) >= 0.5)
                    .OrderByDescending(part => part.Distinct.Count)
                    .ThenBy(part => part.Key)
                    .FirstOrDefault();
        if (best is not null)
        {
            _doubts.Add($"Sentences are taken from {best.Key} ({best.Distinct.Count} of them); it may also be a take.");
        }

        Sentence = (best?.Key, best?.Values ?? [.. _paths.Select(_ => "")]);
    }

    private double SpeakersOf(NamePart part)
    {
        var all = Speaker.Names.Distinct().Count();
        return part
            .Values.Zip(Speaker.Names)
            .Where(pair => pair.First.Length > 0)
            .GroupBy(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            .Average(value => (double)value.Distinct().Count() / all);
    }

    // The same part of the name, whole or in pieces, whether counted from the front or from the end.
    private bool Overlap(PartKey a, PartKey b)
    {
        if (a.Place == PartPlace.Folder || b.Place == PartPlace.Folder)
        {
            return a == b;
        }

        if (a.Place == PartPlace.TokenFromEnd || b.Place == PartPlace.TokenFromEnd)
        {
            return a == b || ValuesOf(a).SequenceEqual(ValuesOf(b));
        }

        return a.Index == b.Index && (a.Sub == 0 || b.Sub == 0 || (a.Sub < b.Sub + Length(b) && b.Sub < a.Sub + Length(a)));
    }

    private static int Length(PartKey key) => key.Place == PartPlace.TwoRuns ? 2 : 1;

    private string[] ValuesOf(PartKey key) => _parts.First(part => part.Key == key).Values;
}
