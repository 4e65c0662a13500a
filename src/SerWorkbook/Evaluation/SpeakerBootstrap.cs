using SerWorkbook.FeatureTables;
using SerWorkbook.Speech.Features;
using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Evaluation;

/// <summary>Says how far a score may be off because these speakers were heard and not others.</summary>
/// <remarks>
/// Percentile bootstrap over clusters: speakers are drawn with replacement, with all their rows, since rows of one
/// speaker are not independent (Davison and Hinkley, Bootstrap Methods and their Application, 1997, ch. 3.8). With few
/// speakers the interval is too narrow rather than too wide.
/// </remarks>
public static class SpeakerBootstrap
{
    /// <summary>The 95 % interval of the UAR.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws.</param>
    public static Interval Uar(FeatureTable table, IReadOnlyList<RowPrediction> predictions, int seed, int draws = 1000)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        var bySpeaker = predictions.GroupBy(p => table.Rows[p.Row].Utterance.Speaker).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Count(group, table.Labels.Count)).ToArray();
        var random = new SeededRandom(seed, "speaker bootstrap");
        var scores = new float[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var counts = new int[table.Labels.Count, table.Labels.Count];
            for (var i = 0; i < bySpeaker.Length; i++)
            {
                Add(counts, bySpeaker[random.Next(bySpeaker.Length)]);
            }

            scores[draw] = (float)new ConfusionMatrix(table.Labels, counts).Uar;
        }

        Array.Sort(scores);
        return new Interval(Percentiles.Of(scores, 0.025), Percentiles.Of(scores, 0.975));
    }

    private static int[,] Count(IEnumerable<RowPrediction> predictions, int classes)
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
