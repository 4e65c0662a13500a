using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Protocols;

/// <summary>Makes the splits that results are reported under.</summary>
internal static class Splits
{
    /// <summary>Every speaker in turn is tested by a model that has learnt from all others (LOSO).</summary>
    /// <param name="table">Rows of two speakers or more.</param>
    /// <exception cref="SerException">There is one speaker only.</exception>
    public static DataSplit LeaveOneSpeakerOut(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireSpeakers(table, 2);
        return new DataSplit(
            "leave one speaker out",
            "no speaker is tested by a model trained on that speaker",
            KeptApart.Recordings | KeptApart.Speakers,
            [.. table.Speakers.Select(speaker => MakeFold(table, speaker, row => row.Utterance.Speaker == speaker))]
        );
    }

    /// <summary>The recordings of one corpus are tested by a model of another.</summary>
    /// <param name="table">Rows of both.</param>
    /// <param name="train">The name of the corpus to train on.</param>
    /// <param name="test">The name of the corpus to test on.</param>
    /// <param name="testPaths">The paths of its recordings.</param>
    public static DataSplit Across(FeatureTable table, string train, string test, IReadOnlySet<string> testPaths) =>
        new(
            $"trained on {train}, tested on {test}",
            "no recording is on both sides; speakers of different corpora count as different people",
            KeptApart.Recordings | KeptApart.Speakers,
            [MakeFold(table, test, row => testPaths.Contains(row.Utterance.Path))]
        );

    /// <summary>Speakers are put into groups of about equal size; every group in turn is tested by a model of the others.</summary>
    /// <param name="table">Rows of two speakers or more.</param>
    /// <param name="groups">Number of groups, 2 or more; not more than there are speakers are made.</param>
    /// <exception cref="SerException">There is one speaker only.</exception>
    public static DataSplit SpeakerGroups(FeatureTable table, int groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        RequireSpeakers(table, 2);
        var groupOf = AssignGroups(table, Math.Min(groups, table.Speakers.Count));
        var count = groupOf.Values.Max() + 1;
        return new DataSplit(
            FormattableString.Invariant($"{count} speaker groups"),
            "no speaker is tested by a model trained on that speaker",
            KeptApart.Recordings | KeptApart.Speakers,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(group =>
                        MakeFold(
                            table,
                            string.Join("+", table.Speakers.Where(speaker => groupOf[speaker] == group)),
                            row => groupOf[row.Utterance.Speaker] == group
                        )
                    ),
            ]
        );
    }

    /// <summary>Sentences are put into groups of about equal size; every group in turn is tested by a model of the others.</summary>
    /// <param name="table">Rows of two sentences or more.</param>
    /// <param name="groups">Number of groups, 2 or more; not more than there are sentences are made.</param>
    /// <exception cref="SerException">A sentence is not known, or there is one only.</exception>
    public static DataSplit SentenceGroups(FeatureTable table, int groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        var sentences = GroupSentences(table, groups);
        return new DataSplit(
            "unheard sentences",
            "no sentence is tested by a model trained on it; the speakers are the same",
            KeptApart.Recordings | KeptApart.Sentences,
            [
                .. Enumerable
                    .Range(0, sentences.Count)
                    .Select(group => MakeFold(table, NameOf(sentences, group), row => sentences.Of[row.Utterance.Sentence!] == group)),
            ]
        );
    }

    /// <summary>Every speaker in turn is tested on every group of sentences by a model that has heard neither.</summary>
    /// <param name="table">Rows of two speakers and two sentences or more.</param>
    /// <param name="groups">Number of groups of sentences, 2 or more; not more than there are sentences are made.</param>
    /// <remarks>What the speaker says otherwise, and others of the tested sentences, stands on neither side.</remarks>
    /// <exception cref="SerException">A sentence is not known, or there is one speaker or sentence only.</exception>
    public static DataSplit SpeakersAndSentences(FeatureTable table, int groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        RequireSpeakers(table, 2);
        var sentences = GroupSentences(table, groups);
        var folds =
            from speaker in table.Speakers
            from theirs in Enumerable.Range(0, sentences.Count)
            let fold = MakeFold(
                table,
                $"{speaker}, {NameOf(sentences, theirs)}",
                row => row.Utterance.Speaker == speaker && sentences.Of[row.Utterance.Sentence!] == theirs,
                row => row.Utterance.Speaker != speaker && sentences.Of[row.Utterance.Sentence!] != theirs
            )
            where fold.Test.Count > 0
            select fold;
        return new DataSplit(
            "leave one speaker and sentences out",
            "no speaker and no sentence is tested by a model trained on it",
            KeptApart.Recordings | KeptApart.Sentences | KeptApart.Speakers,
            [.. folds]
        );
    }

    /// <summary>Recordings are dealt out at random; every part in turn is tested by a model of the others.</summary>
    /// <param name="table">Rows of as many recordings as there are folds, or more.</param>
    /// <param name="folds">Number of folds, 2 or more.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <remarks>Files with the same bytes stay together: RAVDESS has one recording under two names.</remarks>
    /// <exception cref="SerException">There are too few recordings.</exception>
    public static DataSplit RandomRecordings(FeatureTable table, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        string[] contents = [.. table.Rows.Select(row => row.Utterance.ContentHash).Distinct().Order(StringComparer.Ordinal)];
        if (contents.Length < folds)
        {
            throw new SerException(
                $"{table.Corpus.Name} has {contents.Length} different usable recordings; {folds} random folds need as many or more."
            );
        }

        new SeededRandom(seed, "random recordings").Shuffle<string>(contents);
        var foldOf = contents.Index().ToDictionary(content => content.Item, content => content.Index % folds);
        return new DataSplit(
            "random recordings",
            "no recording is tested by a model trained on it; the speakers and sentences are the same",
            KeptApart.Recordings,
            [
                .. Enumerable
                    .Range(0, folds)
                    .Select(fold =>
                        MakeFold(table, FormattableString.Invariant($"part {fold + 1}"), row => foldOf[row.Utterance.ContentHash] == fold)
                    ),
            ]
        );
    }

    /// <summary>The folds of a published partition.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="file">Which recording, or which speaker, belongs to which fold.</param>
    /// <exception cref="SerException">The file names what the corpus does not have, or misses some of what it has.</exception>
    public static DataSplit FromFile(FeatureTable table, FoldFile file)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(file);
        var foldOf = file.Assign(table.Corpus);
        return new DataSplit(
            $"folds of {file.Name}",
            file.IsBySpeaker
                ? "no speaker is tested by a model trained on that speaker"
                : "no recording is tested by a model trained on it",
            file.IsBySpeaker ? KeptApart.Recordings | KeptApart.Speakers : KeptApart.Recordings,
            [
                .. file
                    .Tested.Select(fold => MakeFold(table, fold, row => foldOf[row.Utterance.Path] == fold))
                    .Where(fold => fold.Test.Count > 0),
            ]
        );
    }

    /// <summary>Test rows are drawn at random, regardless of speaker and recording.</summary>
    /// <param name="table">Two rows or more.</param>
    /// <param name="testShare">Share of the rows that is tested, 0 to 1.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <remarks>The capstone's protocol if the rows are segments. It promises nothing: the same voice, and segments of the same recording,
    /// stand on both sides.</remarks>
    public static DataSplit RandomHoldout(FeatureTable table, double testShare, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testShare, 1.0);
        var order = Enumerable.Range(0, table.Rows.Count).ToArray();
        new SeededRandom(seed, "random holdout").Shuffle(order);
        var test = order.Take(Math.Max(1, (int)Math.Round(testShare * order.Length))).ToHashSet();
        var what = table.Cutting is null ? "recordings" : "segments";
        return new DataSplit(
            $"random {what}",
            "nothing: the same speakers and sentences, and parts of the same recordings, are on both sides",
            table.Cutting is null ? KeptApart.Recordings : KeptApart.Nothing,
            [new Fold("random", [.. Enumerable.Range(0, order.Length).Where(row => !test.Contains(row))], [.. test.Order()])]
        );
    }

    private static Dictionary<string, int> AssignGroups(FeatureTable table, int groups) =>
        Deal(table.Rows.GroupBy(row => row.Utterance.Speaker), groups);

    // The largest goes to the smallest group: groups come out about equal, and always the same.
    private static Dictionary<string, int> Deal(IEnumerable<IGrouping<string, FeatureRow>> parts, int groups)
    {
        var sizes = new int[groups];
        var groupOf = new Dictionary<string, int>();
        foreach (var part in parts.OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            groupOf[part.Key] = smallest;
            sizes[smallest] += part.Count();
        }

        return groupOf;
    }

    private static (Dictionary<string, int> Of, int Count) GroupSentences(FeatureTable table, int groups)
    {
        if (table.Rows.Count(row => row.Utterance.Sentence is null) is > 0 and var unknown)
        {
            throw new SerException(
                $"{table.Corpus.Name} does not say which sentence "
                    + $"{(unknown == table.Rows.Count ? "is spoken" : $"is spoken in {unknown} of {table.Rows.Count} rows")}; a test on "
                    + "unheard sentences needs to know it."
            );
        }

        var sentences = table.Rows.GroupBy(row => row.Utterance.Sentence!).ToArray();
        return sentences.Length >= 2
            ? (Deal(sentences, Math.Min(groups, sentences.Length)), Math.Min(groups, sentences.Length))
            : throw new SerException(
                $"{table.Corpus.Name} has one sentence ('{sentences[0].Key}'); two or more are needed to test on unheard ones."
            );
    }

    private static string NameOf((Dictionary<string, int> Of, int Count) sentences, int group)
    {
        string[] members =
        [
            .. sentences.Of.Where(sentence => sentence.Value == group).Select(sentence => sentence.Key).Order(StringComparer.Ordinal),
        ];
        return members.Length == 1
            ? $"sentence {members[0]}"
            : FormattableString.Invariant($"sentences {members[0]} to {members[^1]} ({members.Length})");
    }

    private static Fold MakeFold(FeatureTable table, string name, Func<FeatureRow, bool> isTest) =>
        MakeFold(table, name, isTest, row => !isTest(row));

    private static Fold MakeFold(FeatureTable table, string name, Func<FeatureRow, bool> isTest, Func<FeatureRow, bool> isTrain) =>
        new(
            name,
            [.. table.Rows.Index().Where(row => isTrain(row.Item)).Select(row => row.Index)],
            [.. table.Rows.Index().Where(row => isTest(row.Item)).Select(row => row.Index)]
        );

    private static void RequireSpeakers(FeatureTable table, int least)
    {
        if (table.Speakers.Count < least)
        {
            throw new SerException(
                $"{table.Corpus.Name} has {table.Speakers.Count} speaker with usable recordings ('{table.Speakers[0]}'); {least} or "
                    + "more are needed to test on unheard voices."
            );
        }
    }
}
