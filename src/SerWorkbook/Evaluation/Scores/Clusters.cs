namespace SerWorkbook.Evaluation.Scores;

/// <summary>Confusion counts of several clusters, such as speakers, that scores of any of them together are made from.</summary>
internal sealed class Clusters
{
    private readonly IReadOnlyList<string> _labels;
    private readonly int[][,] _counts;

    private Clusters(IReadOnlyList<string> labels, int[][,] counts)
    {
        _labels = labels;
        _counts = counts;
    }

    public int Count => _counts.Length;

    /// <summary>Counts predictions by a key.</summary>
    public static Clusters Of(IReadOnlyList<string> labels, IEnumerable<RowPrediction> predictions, Func<RowPrediction, string> key) =>
        new(
            labels,
            [.. predictions.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => CountsOf(group, labels.Count))]
        );

    /// <summary>The confusion matrix of some clusters together.</summary>
    /// <param name="clusters">Their numbers; one that stands there twice counts twice.</param>
    public ConfusionMatrix Sum(IReadOnlyList<int> clusters)
    {
        var sum = new int[_labels.Count, _labels.Count];
        for (var k = 0; k < clusters.Count; k++)
        {
            Add(sum, _counts[clusters[k]]);
        }

        return new ConfusionMatrix(_labels, sum);
    }

    /// <summary>The UAR over some clusters of one and some of another.</summary>
    public static double UarOf((Clusters From, IReadOnlyList<int> Numbers) first, (Clusters From, IReadOnlyList<int> Numbers) second)
    {
        var sum = new int[first.From._labels.Count, first.From._labels.Count];
        foreach (var (from, numbers) in new[] { first, second })
        {
            foreach (var number in numbers)
            {
                Add(sum, from._counts[number]);
            }
        }

        return new ConfusionMatrix(first.From._labels, sum).Uar;
    }

    private static int[,] CountsOf(IEnumerable<RowPrediction> predictions, int classes)
    {
        var counts = new int[classes, classes];
        foreach (var prediction in predictions)
        {
            counts[prediction.Truth, prediction.Predicted]++;
        }

        return counts;
    }

    private static void Add(int[,] sum, int[,] counts)
    {
        for (var i = 0; i < sum.GetLength(0); i++)
        {
            for (var j = 0; j < sum.GetLength(1); j++)
            {
                sum[i, j] += counts[i, j];
            }
        }
    }
}
