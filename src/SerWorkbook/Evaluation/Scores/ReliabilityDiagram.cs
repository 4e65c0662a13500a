namespace SerWorkbook.Evaluation.Scores;

/// <summary>How often predictions are right, by how sure they are: honest ones are right in 70 of 100 cases where they say 70 %.</summary>
/// <remarks>Bins of equal width, closed on the right, and their error as in Guo et al., "On calibration of modern neural networks", ICML
/// 2017.</remarks>
internal sealed class ReliabilityDiagram
{
    /// <summary>The usual number of bins.</summary>
    public const int UsualBins = ProbabilityScores.Bins;

    private ReliabilityDiagram(IReadOnlyList<ReliabilityBin> bins)
    {
        Bins = bins;
        var total = bins.Sum(bin => bin.Count);
        ExpectedCalibrationError = bins.Where(bin => bin.Count > 0)
            .Sum(bin => (double)bin.Count / total * Math.Abs(bin.Accuracy - bin.Confidence));
    }

    /// <summary>The bins, by rising confidence, empty ones included.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>The mean distance between confidence and accuracy over the bins, weighed by their counts; 0 (best) to 1.</summary>
    public double ExpectedCalibrationError { get; }

    /// <summary>Sorts predictions into bins.</summary>
    /// <param name="predictions">Predictions, one or more.</param>
    /// <param name="bins">Number of bins, 1 or more.</param>
    public static ReliabilityDiagram Of(IReadOnlyList<RowPrediction> predictions, int bins = UsualBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfZero(predictions.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var byBin = predictions.ToLookup(p => Math.Clamp((int)Math.Ceiling(p.Confidence * bins) - 1, 0, bins - 1));
        return new ReliabilityDiagram([
            .. Enumerable.Range(0, bins).Select(bin => Bin((double)bin / bins, (bin + 1.0) / bins, [.. byBin[bin]])),
        ]);
    }

    private static ReliabilityBin Bin(double low, double high, RowPrediction[] predictions) =>
        predictions.Length == 0
            ? new ReliabilityBin(low, high, 0, double.NaN, double.NaN)
            : new ReliabilityBin(
                low,
                high,
                predictions.Length,
                predictions.Average(p => p.Confidence),
                predictions.Average(p => p.IsRight ? 1.0 : 0.0)
            );
}
