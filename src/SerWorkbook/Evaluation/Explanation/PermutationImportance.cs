using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Explanation;

/// <summary>Measures how much the models of a split rely on each family of features.</summary>
/// <remarks>
/// Permutation importance (Breiman, "Random forests", Machine Learning 45, 2001) with the columns of a family permuted
/// jointly, so that features that stand in for one another fall together. Rows change places within a fold's test side; under
/// leave one speaker out that is within a speaker, so what is lost is emotion, not voice. A family that others can replace
/// shows little: this tells what a model uses, not what speech holds (see <see cref="FamilyInformation"/> for that).
/// </remarks>
internal static class PermutationImportance
{
    /// <summary>The usual number of permutations; their drops are averaged.</summary>
    public const int UsualRepeats = 5;

    /// <summary>Measures every family of the table's set.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="models">The model of each fold, in order.</param>
    /// <param name="seed">The seed of the permutations and of the intervals.</param>
    /// <param name="threads">Number of tasks run at once, 1 or more; the result does not depend on it.</param>
    /// <param name="repeats">Number of permutations, 1 or more.</param>
    /// <param name="progress">Receives the progress: every family and fold.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One value per family, the most important first.</returns>
    /// <exception cref="ArgumentException">There are not as many models as folds.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<FamilyImportance> Of(
        FeatureTable table,
        DataSplit split,
        IReadOnlyList<IProbabilityModel> models,
        int seed,
        int threads,
        int repeats = UsualRepeats,
        IProgress<StepProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var original = FoldPredictions.Of(table, split, models, threads, cancellationToken);
        var families = table
            .Set.Columns.Index()
            .GroupBy(column => column.Item.Family, column => column.Index)
            .OrderBy(family => family.Key)
            .ToArray();
        var permuted = new RowPrediction[families.Length][][];
        foreach (var i in Enumerable.Range(0, families.Length))
        {
            permuted[i] = new RowPrediction[split.Folds.Count * repeats][];
        }

        var work = split.Folds.Count * repeats;
        var done = 0;
        Parallel.For(
            0,
            families.Length * work,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            job =>
            {
                var (family, part) = (job / work, job % work);
                var (repeat, fold) = (part / split.Folds.Count, part % split.Folds.Count);
                permuted[family][part] = Predict(
                    table,
                    split.Folds[fold],
                    fold,
                    models[fold],
                    [.. families[family]],
                    new SeededRandom(seed, $"{families[family].Key} {repeat} {fold}")
                );
                progress?.Report(new StepProgress("permuting features", Interlocked.Increment(ref done), families.Length * work));
            }
        );
        return
        [
            .. families
                .Select(
                    (family, i) =>
                        Score(table, original, family.Key, family.Count(), [.. permuted[i].SelectMany(part => part)], repeats, seed)
                )
                .OrderByDescending(importance => importance.Drop),
        ];
    }

    private static RowPrediction[] Predict(
        FeatureTable table,
        Fold fold,
        int number,
        IProbabilityModel model,
        int[] columns,
        SeededRandom random
    )
    {
        var donors = fold.Test.ToArray();
        random.Shuffle(donors.AsSpan());
        var mixed = new float[table.Set.Columns.Count];
        return
        [
            .. fold.Test.Select(
                (row, place) =>
                {
                    table.Rows[row].Features.CopyTo(mixed, 0);
                    foreach (var column in columns)
                    {
                        mixed[column] = table.Rows[donors[place]].Features[column];
                    }

                    return new RowPrediction(row, number, table.Classes[row], model.Predict(mixed, table.Labels));
                }
            ),
        ];
    }

    // Sums: rows of each class, right ones of each class as they are, right ones permuted. Repeats stand one after the other.
    private static FamilyImportance Score(
        FeatureTable table,
        IReadOnlyList<RowPrediction> original,
        FeatureFamily family,
        int columns,
        RowPrediction[] permuted,
        int repeats,
        int seed
    )
    {
        var classes = table.Labels.Count;
        var rows = original.Count;
        var sums = SpeakerSums.Of(
            table,
            original,
            (2 + repeats) * classes,
            (place, sum) =>
            {
                var truth = original[place].Truth;
                sum[truth]++;
                sum[classes + truth] += original[place].IsRight ? 1 : 0;
                for (var repeat = 0; repeat < repeats; repeat++)
                {
                    sum[(2 + repeat) * classes + truth] += permuted[repeat * rows + place].IsRight ? 1 : 0;
                }
            }
        );
        double Uar(double[] sum, int part) => SpeakerSums.Uar(sum.AsSpan(0, classes), sum.AsSpan(part * classes, classes));
        double Drop(double[] sum) => Uar(sum, 1) - Enumerable.Range(2, repeats).Average(part => Uar(sum, part));
        return new FamilyImportance(family, columns, Drop(sums.Total), sums.OfDifference(Drop, seed));
    }
}
