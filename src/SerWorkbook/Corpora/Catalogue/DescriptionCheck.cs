namespace SerWorkbook.Corpora.Catalogue;

/// <summary>Checks that a description agrees with itself, so that a mistake is found when it is read and not in a result.</summary>
internal static class DescriptionCheck
{
    /// <summary>What is wrong with a description, as the rest of a sentence; <see langword="null"/> for nothing.</summary>
    public static string? FindFault(DescribedCorpus corpus) =>
        FindEmpty(corpus.Description) ?? FindUnknownName(corpus) ?? FindWrongCount(corpus) ?? FindWrongExample(corpus);

    private static string? FindEmpty(CorpusDescription description) =>
        description.Name.Length == 0 || description.Name.Contains('+', StringComparison.Ordinal) ? "'name' must be a name without '+'"
        : description.Files.Count == 0 ? "'files' must have a regular expression"
        : description.Examples.Count == 0 ? "'examples' must have a path with its labels"
        : null;

    // Every name in a template is a group of a file name, a column of a table, or made by a number rule.
    private static string? FindUnknownName(DescribedCorpus corpus)
    {
        var description = corpus.Description;
        if (description.Tables.Any(table => table.Lines is null))
        {
            return null;
        }

        IEnumerable<string> groups =
        [
            "file",
            "path",
            .. description.Values.Keys,
            .. description.Files.SelectMany(GroupNames),
            .. description.Tables.SelectMany(table => GroupNames(table.Path).Concat(GroupNames(table.Lines!))),
            .. description.Numbers.SelectMany(rule => new[] { rule.Block, rule.Index }),
        ];
        var known = groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Templates(description).SelectMany(Template.NamesIn).FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? $"no regular expression has a group '{unknown}'"
            : null;
    }

    private static IEnumerable<string> GroupNames(string pattern) =>
        DescriptionText.Line(pattern).GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    private static IEnumerable<string> Templates(CorpusDescription description) =>
        new[] { description.Emotion, description.Speaker, description.Sex, description.Sentence }
            .OfType<FieldRule>()
            .Concat(description.Metadata.Values)
            .Concat(description.Values.Values)
            .Select(rule => rule.From)
            .Concat(description.LeftOut.SelectMany(rule => new[] { rule.From, rule.Reason }))
            .Concat(description.Tables.Select(table => table.Of))
            .Concat(description.Identity is { } identity ? [identity] : []);

    private static string? FindWrongCount(DescribedCorpus corpus)
    {
        var counts = corpus.Description.Counts;
        var labels = corpus.Emotion.Rule.Map?.Values.Concat(corpus.Emotion.Rule.Match?.Values ?? []).ToHashSet(StringComparer.Ordinal);
        return counts.Emotions is null ? null
            : counts.Emotions.Keys.FirstOrDefault(emotion => labels?.Contains(emotion) == false) is { } unknown
                ? $"'counts' has the emotion '{unknown}', which no code stands for"
            : counts.Recordings is { } all && counts.Emotions.Values.Sum() != all
                ? FormattableString.Invariant($"the emotions of 'counts' sum up to {counts.Emotions.Values.Sum()}, not to {all} recordings")
            : null;
    }

    private static string? FindWrongExample(DescribedCorpus corpus)
    {
        foreach (var example in corpus.Description.Examples)
        {
            var tables = LabelTables.OfTexts(corpus.Description, example.Tables ?? new Dictionary<string, string>());
            var layout = new DescribedLayout(corpus, tables, RootNames.None, new HashSet<string>());
            var isRead = layout.TryParse(example.Path, out var file, out var reason);
            if (!isRead && example.Emotion is not null)
            {
                return $"the example {example.Path} is not read ({reason ?? "no regular expression of 'files' matches it"})";
            }

            var given = Text(example.Speaker ?? LabelledFile.UnknownSpeaker, example.Sex ?? "unknown", example.Emotion, example.Sentence);
            var found = isRead ? Text(file!.Speaker, file.Sex.ToString().ToLowerInvariant(), file.Emotion, file.Sentence) : given;
            if (found != given || (isRead && example.Emotion is null))
            {
                return $"the example {example.Path} is read as {found}, not as {given}";
            }
        }

        return null;
    }

    private static string Text(string speaker, string sex, string? emotion, string? sentence) =>
        $"speaker {speaker}, {sex}, {emotion ?? "left out"}, sentence {sentence ?? "unknown"}";
}
