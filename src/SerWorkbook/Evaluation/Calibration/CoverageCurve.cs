using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook.Evaluation.Calibration;

/// <summary>Accuracy against coverage: how much better a model gets by keeping silent where it is unsure.</summary>
/// <remarks>
/// The risk-coverage curve of selective classification (El-Yaniv and Wiener, JMLR 11, 2010; Geifman and El-Yaniv, NeurIPS
/// 2017), with accuracy = 1 - risk. Predictions of one confidence cannot be told apart, so they come into the curve together.
/// </remarks>
internal sealed class CoverageCurve
{
    private CoverageCurve(IReadOnlyList<CoveragePoint> points, double area)
    {
        Points = points;
        Area = area;
    }

    /// <summary>One point a distinct confidence, by rising coverage; the last one answers everything.</summary>
    public IReadOnlyList<CoveragePoint> Points { get; }

    /// <summary>
    /// The mean accuracy over all coverages from one row to all, 0 to 1: 1 less the area under the risk-coverage curve (AURC).
    /// Among predictions of one confidence each order counts the same.
    /// </summary>
    public double Area { get; }

    /// <summary>Draws the curve.</summary>
    /// <param name="predictions">Predictions, one or more.</param>
    public static CoverageCurve Of(IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfZero(predictions.Count);
        var classes = predictions[0].Probabilities.Length;
        var (support, hits) = (new double[classes], new double[classes]);
        var (answered, right, area) = (0, 0.0, 0.0);
        var points = new List<CoveragePoint>();
        foreach (var tie in predictions.GroupBy(p => p.Confidence).OrderByDescending(group => group.Key))
        {
            var (size, good) = (tie.Count(), tie.Count(p => p.IsRight));

            // On average over all orders of a tie, its right answers are spread evenly.
            area += Enumerable.Range(1, size).Sum(taken => (right + (double)taken * good / size) / (answered + taken));
            answered += size;
            right += good;
            Count(tie, support, hits);
            points.Add(new CoveragePoint(tie.Key, (double)answered / predictions.Count, right / answered, SpeakerSums.Uar(support, hits)));
        }

        return new CoverageCurve(points, area / predictions.Count);
    }

    private static void Count(IEnumerable<RowPrediction> predictions, double[] support, double[] hits)
    {
        foreach (var prediction in predictions)
        {
            support[prediction.Truth]++;
            hits[prediction.Truth] += prediction.IsRight ? 1 : 0;
        }
    }
}
