using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Calibration;

/// <summary>Divides the training side of a fold once more, so that calibration is fitted without using the test side.</summary>
internal static class InnerFolds
{
    /// <summary>The most groups that a training side is divided into.</summary>
    public const int UsualGroups = 3;

    /// <summary>Divides rows into groups of speakers; into groups of recordings where speakers cannot be kept apart.</summary>
    /// <param name="table">The whole table.</param>
    /// <param name="rows">The rows of the training side.</param>
    /// <param name="seed">The seed of random groups.</param>
    /// <param name="groups">The most groups, 2 or more; with fewer speakers there are as many as those.</param>
    /// <returns>
    /// Folds over rows of the whole table. Recordings are drawn at random, segments of one together, where there is one
    /// training speaker only, or where leaving speakers out leaves a single emotion to learn from; the protocol's name says so.
    /// </returns>
    /// <exception cref="SerException">However the rows are divided, some part has a single emotion to learn from.</exception>
    public static DataSplit Of(FeatureTable table, IReadOnlyList<int> rows, int seed, int groups = UsualGroups)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        var side = new FeatureTable(table.Corpus, table.Set, table.Cutting, rows.Select(row => table.Rows[row]), []);
        if (side.Speakers.Count > 1 && Splits.SpeakerGroups(side, groups) is var speakers && IsLearnable(side, speakers))
        {
            return Renumber(speakers, rows);
        }

        var recordings = RandomRecordings(side, groups, seed);
        return IsLearnable(side, recordings)
            ? Renumber(recordings, rows)
            : throw new SerException(
                $"{table.Corpus.Name}: {rows.Count} rows of {side.Speakers.Count} speaker(s) and {side.Labels.Count} emotion(s) are too "
                    + "few to fit a calibration; every part must keep two emotions to learn from."
            );
    }

    private static bool IsLearnable(FeatureTable side, DataSplit split) =>
        split.Folds.All(fold => fold.Test.Count > 0 && fold.Train.Select(row => side.Classes[row]).Distinct().Take(2).Count() == 2);

    private static DataSplit RandomRecordings(FeatureTable side, int groups, int seed)
    {
        string[] paths = [.. side.Rows.Select(row => row.Utterance.Path).Distinct().Order(StringComparer.Ordinal)];
        new SeededRandom(seed, "inner recordings").Shuffle(paths.AsSpan());
        var groupOf = paths.Index().ToDictionary(path => path.Item, path => path.Index % groups);
        return new DataSplit(
            FormattableString.Invariant($"{groups} random groups of recordings"),
            "no recording is tested by a model that has heard it; the same speakers stand on both sides",
            KeptApart.Recordings,
            [
                .. Enumerable
                    .Range(0, groups)
                    .Select(group =>
                    {
                        var parts = side.Rows.Index().ToLookup(row => groupOf[row.Item.Utterance.Path] == group, row => row.Index);
                        return new Fold(FormattableString.Invariant($"group {group + 1}"), [.. parts[false]], [.. parts[true]]);
                    }),
            ]
        );
    }

    private static DataSplit Renumber(DataSplit split, IReadOnlyList<int> rows) =>
        split with
        {
            Folds =
            [
                .. split.Folds.Select(fold => new Fold(
                    fold.Name,
                    [.. fold.Train.Select(row => rows[row])],
                    [.. fold.Test.Select(row => rows[row])]
                )),
            ],
        };
}
