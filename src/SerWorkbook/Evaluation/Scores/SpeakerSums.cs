using System.Numerics.Tensors;

namespace SerWorkbook.Evaluation.Scores;

/// <summary>Intervals over speakers of any statistic that sums over recordings determine, differences of scores included.</summary>
/// <remarks>
/// Every speaker's rows are added up once; a draw adds up the sums of the speakers drawn. What a statistic compares is
/// paired: both sides see the same speakers in every draw. The intervals are those of <see cref="ClusterBootstrap"/>.
/// </remarks>
internal sealed class SpeakerSums
{
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
        var speakers = predictions
            .Index()
            .GroupBy(item => table.Rows[item.Item.Row].Utterance.Speaker, item => item.Index)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return new SpeakerSums([
            .. speakers.Select(places =>
            {
                var sums = new double[length];
                foreach (var place in places)
                {
                    add(place, sums);
                }

                return sums;
            }),
        ]);
    }

    /// <summary>The 95 % interval of a share.</summary>
    /// <param name="share">Makes a number from 0 to 1 of the sums; NaN where they leave it undefined, such as a score of no rows.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <returns>The interval; unknown for one speaker, and where all speakers together leave the share undefined.</returns>
    public Interval OfShare(Func<double[], double> share, int seed) =>
        double.IsNaN(share(Total)) ? Interval.Unknown : ClusterBootstrap.OfShare(_bySpeaker.Length, drawn => Value(share, drawn), seed);

    /// <summary>The 95 % interval of a difference of shares.</summary>
    /// <param name="difference">Makes a number from -1 to 1 of the sums; NaN where they leave it undefined.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <returns>The interval; unknown for one speaker, and where all speakers together leave the difference undefined.</returns>
    public Interval OfDifference(Func<double[], double> difference, int seed) =>
        double.IsNaN(difference(Total))
            ? Interval.Unknown
            : ClusterBootstrap.OfDifference(_bySpeaker.Length, drawn => Value(difference, drawn), seed);

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

    // A draw without any row that counts says nothing; it is taken for the whole, so that it neither widens nor shifts.
    private double Value(Func<double[], double> statistic, IReadOnlyList<int> drawn)
    {
        var value = statistic(Add(drawn.Select(speaker => _bySpeaker[speaker])));
        return double.IsNaN(value) ? statistic(Total) : value;
    }

    private static double[] Add(IEnumerable<double[]> parts)
    {
        double[] sum = [];
        foreach (var part in parts)
        {
            sum = sum.Length == 0 ? new double[part.Length] : sum;
            TensorPrimitives.Add(sum, part, sum);
        }

        return sum;
    }
}
