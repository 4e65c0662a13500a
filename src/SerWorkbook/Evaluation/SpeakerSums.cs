using SerWorkbook.FeatureTables;
using SerWorkbook.Speech.Features;
using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Evaluation;

/// <summary>Intervals over speakers of any statistic that sums over recordings determine, differences of scores included.</summary>
/// <remarks>
/// Every speaker's rows are added up once; a draw adds up the sums of the speakers drawn. What a statistic compares is
/// paired: both sides see the same speakers in every draw. Percentile bootstrap over clusters, as <see cref="SpeakerBootstrap"/>.
/// </remarks>
internal sealed class SpeakerSums
{
    private const int Draws = 1000;
    private const double Tail = 0.025;

    private readonly double[][] _bySpeaker;

    private SpeakerSums(double[][] bySpeaker)
    {
        _bySpeaker = bySpeaker;
        Total = Add(bySpeaker);
    }

    /// <summary>The sums over all speakers.</summary>
    public double[] Total { get; }

    /// <summary>Adds up rows.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions, in any order.</param>
    /// <param name="length">How many sums there are.</param>
    /// <param name="add">Adds the prediction at a place of the list to the sums.</param>
    public static SpeakerSums Of(FeatureTable table, IReadOnlyList<RowPrediction> predictions, int length, Action<int, double[]> add)
    {
        var speakers = predictions.Index().GroupBy(item => table.Rows[item.Item.Row].Utterance.Speaker, item => item.Index).OrderBy(group => group.Key, StringComparer.Ordinal);
        return new SpeakerSums([.. speakers.Select(places =>
        {
            var sums = new double[length];
            foreach (var place in places)
            {
                add(place, sums);
            }

            return sums;
        })]);
    }

    /// <summary>The 95 % interval of a statistic.</summary>
    /// <param name="statistic">Makes a number of the sums; NaN where they leave it undefined, such as a score of no rows.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <returns>NaN at both ends where no draw defines it.</returns>
    public Interval Interval(Func<double[], double> statistic, int seed)
    {
        var random = new SeededRandom(seed, "speaker bootstrap");
        var drawn = new double[_bySpeaker.Length][];
        var values = new List<float>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = _bySpeaker[random.Next(_bySpeaker.Length)];
            }

            var value = statistic(Add(drawn));
            if (!double.IsNaN(value))
            {
                values.Add((float)value);
            }
        }

        float[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Interval(double.NaN, double.NaN)
            : new Interval(Percentiles.Of(sorted, Tail), Percentiles.Of(sorted, 1 - Tail));
    }

    /// <summary>The mean recall of the classes that occur, from sums.</summary>
    /// <param name="support">Rows of each class.</param>
    /// <param name="hits">Rows of each class that were called right.</param>
    /// <returns>0 to 1; NaN without rows.</returns>
    public static double Uar(ReadOnlySpan<double> support, ReadOnlySpan<double> hits)
    {
        var (sum, present) = (0.0, 0);
        for (var c = 0; c < support.Length; c++)
        {
            if (support[c] > 0)
            {
                sum += hits[c] / support[c];
                present++;
            }
        }

        return sum / present;
    }

    private static double[] Add(double[][] parts)
    {
        var sum = new double[parts.Length == 0 ? 0 : parts[0].Length];
        foreach (var part in parts)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sum, part, sum);
        }

        return sum;
    }
}
