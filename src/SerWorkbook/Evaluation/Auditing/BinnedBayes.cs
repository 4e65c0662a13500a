namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Predicts the class from a few traits: naive Bayes over counts.</summary>
/// <remarks>
/// Counts are smoothed by one (Laplace). All classes are taken to be equally likely, which suits the unweighted average
/// recall that it is scored by. Without randomness.
/// </remarks>
internal static class BinnedBayes
{
    /// <summary>Learns from some rows and predicts others.</summary>
    /// <param name="columns">The traits.</param>
    /// <param name="classes">The class of every row, from 0.</param>
    /// <param name="count">Number of classes.</param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="test">Rows to predict.</param>
    /// <returns>The probability of each class, one array per tested row.</returns>
    public static IReadOnlyList<double[]> Predict(
        IReadOnlyList<TraitColumn> columns,
        IReadOnlyList<int> classes,
        int count,
        IReadOnlyList<int> train,
        IReadOnlyList<int> test
    )
    {
        var sizes = new int[count];
        foreach (var row in train)
        {
            sizes[classes[row]]++;
        }

        var scores = test.Select(_ => new double[count]).ToArray();
        foreach (var column in columns)
        {
            var (bins, binCount) = column.Discretise(train);
            var tally = Tally(bins, binCount, classes, count, train);
            foreach (var (i, row) in test.Index())
            {
                for (var c = 0; c < count; c++)
                {
                    scores[i][c] += Math.Log((tally[bins[row], c] + 1.0) / (sizes[c] + binCount));
                }
            }
        }

        return Array.ConvertAll(scores, score => Normalise(score, sizes));
    }

    private static int[,] Tally(int[] bins, int binCount, IReadOnlyList<int> classes, int count, IReadOnlyList<int> train)
    {
        var tally = new int[binCount, count];
        foreach (var row in train)
        {
            tally[bins[row], classes[row]]++;
        }

        return tally;
    }

    // A class without a training row cannot be predicted.
    private static double[] Normalise(double[] score, int[] sizes)
    {
        var best = score.Where((_, c) => sizes[c] > 0).DefaultIfEmpty(0).Max();
        double[] shares = [.. score.Select((value, c) => sizes[c] > 0 ? Math.Exp(value - best) : 0)];
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => sum > 0 ? share / sum : 1.0 / shares.Length);
    }
}
