using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Calibration;

/// <summary>Fits a calibration: a temperature, and the confidence below which a model says that it is unsure.</summary>
internal static class CalibrationFit
{
    /// <summary>The share of recordings that is answered unless another one is asked for.</summary>
    public const double UsualCoverage = 0.8;

    /// <summary>Fits temperature and limit.</summary>
    /// <param name="predictions">Predictions of rows that the predicting models had not learnt from, not calibrated; one or more.</param>
    /// <param name="coverage">The share of the rows that shall be answered, above 0 to 1; the limit lets at least that many
    /// through.</param>
    /// <param name="protocol">Which predictions these are, in words.</param>
    public static ModelCalibration Of(IReadOnlyList<RowPrediction> predictions, double coverage, string protocol)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfZero(predictions.Count);
        var temperature = TemperatureFit.Fit(predictions);
        RowPrediction[] calibrated = [.. predictions.Select(p => TemperatureFit.Apply(p, temperature))];
        var limit = UnsureBelow(calibrated, coverage);
        return new ModelCalibration(
            temperature,
            limit,
            coverage,
            calibrated.Where(p => p.Confidence >= limit).Average(p => p.IsRight ? 1.0 : 0.0),
            protocol
        );
    }

    /// <summary>The confidence below which a model must keep silent to answer a share of the rows.</summary>
    /// <param name="predictions">Calibrated predictions, one or more.</param>
    /// <param name="coverage">The share that shall be answered, above 0 to 1.</param>
    /// <returns>The highest limit that lets at least that share through; 0 where all shall be answered.</returns>
    public static double UnsureBelow(IReadOnlyList<RowPrediction> predictions, double coverage)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coverage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coverage, 1);
        double[] falling = [.. predictions.Select(p => p.Confidence).OrderDescending()];

        // 0.8 x 10 must be 8 rows, also where the product lies above 8 by rounding.
        var answered = (int)Math.Ceiling(coverage * falling.Length - 1e-9);
        return coverage >= 1 ? 0 : falling[Math.Max(answered, 1) - 1];
    }
}
