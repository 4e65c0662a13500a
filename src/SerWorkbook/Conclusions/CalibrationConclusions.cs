using System.Globalization;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>Conclusions about calibration and about abstaining when unsure.</summary>
public static class CalibrationConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static Findings Of(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Findings([Confidence(result), Errors(result), Abstention(result.Rejection)]);
    }

    private static string Confidence(CalibratedResult result)
    {
        var (said, right) = (result.Raw.Average(p => p.Confidence), result.Raw.Average(p => p.IsRight ? 1.0 : 0.0));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"As trained, the models have a mean confidence of {said * 100:0.0} % and are right in {right * 100:0.0} % of cases: "
                + $"{(said > right ? "overconfident" : "underconfident")} by {Math.Abs(said - right) * 100:0.0} points."
        );
    }

    private static string Errors(CalibratedResult result)
    {
        var (before, after) = (TemperatureFit.LogLoss(result.Raw), TemperatureFit.LogLoss(result.Calibrated));
        var verdict =
            after <= before
                ? ""
                : " The log loss is worse: the temperature was fitted on few training speakers and does not suit the tested ones.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"One temperature per fold, fitted without the tested speakers, changes the expected calibration error from "
                + $"{ReliabilityDiagram.Of(result.Raw).ExpectedCalibrationError * 100:0.0} to "
                + $"{ReliabilityDiagram.Of(result.Calibrated).ExpectedCalibrationError * 100:0.0} % and the log loss from "
                + $"{before:0.000} to {after:0.000}; the predicted emotions stay the same.{verdict}"
        );
    }

    private static string Abstention(Rejection rejection) =>
        double.IsNaN(rejection.Accuracy)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"With thresholds meant for {rejection.CoverageAsked * 100:0} % of the recordings, the models answer none of the unheard "
                    + $"ones."
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"With thresholds meant for {rejection.CoverageAsked * 100:0} % of the recordings, the models answer "
                    + $"{rejection.Coverage * 100:0.0} % of the unheard ones (95 % interval {rejection.CoverageInterval}); "
                    + $"{rejection.Accuracy * 100:0.0} % of these answers are right, against {rejection.AccuracyOfAll * 100:0.0} % when "
                    + $"they answer everything."
            );
}
