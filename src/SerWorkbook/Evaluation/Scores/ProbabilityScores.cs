using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>How good the probabilities are, not only the guesses.</summary>
/// <param name="LogLoss">Mean of -ln of the probability that was given to the true class, nats; 0 is perfect, ln(classes) is
/// guessing.</param>
/// <param name="Brier">Mean over rows of the summed squared distance to the truth, 0 (perfect) to 2 (Brier, Monthly Weather Review 78,
/// 1950).</param>
/// <param name="CalibrationError">
/// Expected calibration error, 0 to 1: the mean distance between confidence and share right over 15 bins of equal width,
/// weighted by rows (Guo et al., "On calibration of modern neural networks", ICML 2017).
/// </param>
public sealed record ProbabilityScores(double LogLoss, double Brier, double CalibrationError)
{
    /// <summary>Number of bins of the calibration error.</summary>
    public const int Bins = 15;

    /// <summary>A smaller probability counts as this one in the log loss, so that one sure mistake does not make it infinite.</summary>
    public const double Floor = 1e-15;

    /// <summary>Scores predictions.</summary>
    /// <param name="predictions">One or more.</param>
    public static ProbabilityScores Of(IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfZero(predictions.Count);
        return new ProbabilityScores(
            predictions.Average(prediction => -Math.Log(Math.Max(prediction.Probabilities[prediction.Truth], Floor))),
            predictions.Average(prediction =>
                prediction.Probabilities.Index().Sum(p => Square(p.Item - (p.Index == prediction.Truth ? 1 : 0)))
            ),
            ReliabilityDiagram.Of(predictions, Bins).ExpectedCalibrationError
        );
    }

    private static double Square(double value) => value * value;
}
