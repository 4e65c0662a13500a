using SerWorkbook.FeatureTables;
using SerWorkbook.Speech;
using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Evaluation;

/// <summary>Makes the splits that results are reported under.</summary>
public static class Splits
{
    /// <summary>Every speaker in turn is tested by a model that has learnt from all others (LOSO).</summary>
    /// <param name="table">Rows of two speakers or more.</param>
    /// <exception cref="SerException">There is one speaker only.</exception>
    public static Split LeaveOneSpeakerOut(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireSpeakers(table, 2);
        return new Split(
            "leave one speaker out",
            "no speaker is tested by a model that has heard that speaker",
            KeptApart.Recordings | KeptApart.Speakers,
            [.. table.Speakers.Select(speaker => MakeFold(table, speaker, row => row.Utterance.Speaker == speaker))]);
    }

    /// <summary>Speakers are put into groups of about equal size; every group in turn is tested by a model of the others.</summary>
    /// <param name="table">Rows of two speakers or more.</param>
    /// <param name="groups">Number of groups, 2 or more; not more than there are speakers are made.</param>
    /// <exception cref="SerException">There is one speaker only.</exception>
    public static Split SpeakerGroups(FeatureTable table, int groups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        RequireSpeakers(table, 2);
        var groupOf = AssignGroups(table, Math.Min(groups, table.Speakers.Count));
        var count = groupOf.Values.Max() + 1;
        return new Split(
            FormattableString.Invariant($"{count} speaker groups"),
            "no speaker is tested by a model that has heard that speaker",
            KeptApart.Recordings | KeptApart.Speakers,
            [.. Enumerable.Range(0, count).Select(group => MakeFold(
                table,
                string.Join("+", table.Speakers.Where(speaker => groupOf[speaker] == group)),
                row => groupOf[row.Utterance.Speaker] == group))]);
    }

    /// <summary>Rows are drawn at random for the test, whoever speaks and whichever recording they are pieces of.</summary>
    /// <param name="table">Two rows or more.</param>
    /// <param name="testShare">Share of the rows that is tested, 0 to 1.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <remarks>The capstone's protocol when the rows are pieces. It promises nothing: the same voice, and pieces of the same recording, stand on both sides.</remarks>
    public static Split RandomHoldout(FeatureTable table, double testShare, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testShare, 1.0);
        var order = Enumerable.Range(0, table.Rows.Count).ToArray();
        new SeededRandom(seed, "random holdout").Shuffle(order);
        var test = order.Take(Math.Max(1, (int)Math.Round(testShare * order.Length))).ToHashSet();
        var what = table.Cutting is null ? "clips" : "pieces";
        return new Split(
            FormattableString.Invariant($"random {what}, {testShare * 100:0} % tested"),
            "nothing: the same speakers and sentences, and parts of the same recordings, stand on both sides",
            table.Cutting is null ? KeptApart.Recordings : KeptApart.Nothing,
            [new Fold(
                "random",
                [.. Enumerable.Range(0, order.Length).Where(row => !test.Contains(row))],
                [.. test.Order()])]);
    }

    // The largest speaker goes to the smallest group: groups come out about equal, and always the same.
    private static Dictionary<string, int> AssignGroups(FeatureTable table, int groups)
    {
        var sizes = new int[groups];
        var groupOf = new Dictionary<string, int>();
        foreach (var speaker in table.Rows.GroupBy(row => row.Utterance.Speaker)
            .OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            groupOf[speaker.Key] = smallest;
            sizes[smallest] += speaker.Count();
        }

        return groupOf;
    }

    private static Fold MakeFold(FeatureTable table, string name, Func<FeatureRow, bool> isTest)
    {
        var rows = table.Rows.Index().ToLookup(row => isTest(row.Item), row => row.Index);
        return new Fold(name, [.. rows[false]], [.. rows[true]]);
    }

    private static void RequireSpeakers(FeatureTable table, int least)
    {
        if (table.Speakers.Count < least)
        {
            throw new SerException($"{table.Corpus.Name} has {table.Speakers.Count} speaker with usable recordings ('{table.Speakers[0]}'); {least} or more are needed to test on unheard voices.");
        }
    }
}
