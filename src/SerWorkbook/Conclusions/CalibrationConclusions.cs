using System.Globalization;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>What calibration and keeping silent do for a recipe.</summary>
public static class CalibrationConclusions
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static Findings Of(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Findings([Honesty(result), Errors(result), Silence(result.Rejection)]);
    }

    private static string Honesty(CalibratedResult result)
    {
        var (said, right) = (result.Raw.Average(p => p.Confidence), result.Raw.Average(p => p.IsRight ? 1.0 : 0.0));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"As trained, the models are {said * 100:0.0} % sure on average and right in {right * 100:0.0} % of cases: "
                + $"{(said > right ? "too sure of themselves" : "too modest")} by {Math.Abs(said - right) * 100:0.0} points."
        );
    }

    private static string Errors(CalibratedResult result)
    {
        var (before, after) = (TemperatureFit.LogLoss(result.Raw), TemperatureFit.LogLoss(result.Calibrated));
        var verdict =
            after <= before
                ? "no answer changes"
                : "that is worse: what was fitted on the few training speakers does not fit the tested ones; no answer changes";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"One temperature a fold, fitted without a look at the tested speakers, takes the expected calibration error from "
                + $"{ReliabilityDiagram.Of(result.Raw).ExpectedCalibrationError * 100:0.0} to "
                + $"{ReliabilityDiagram.Of(result.Calibrated).ExpectedCalibrationError * 100:0.0} % and the log-loss from "
                + $"{before:0.000} to "
                + $"{after:0.000}; {verdict}."
        );
    }

    private static string Silence(Rejection rejection) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Asked to answer {rejection.CoverageAsked * 100:0} %, the models answer {rejection.Coverage * 100:0.0} % of unheard "
                + $"recordings (95 % interval {rejection.CoverageInterval}) and are right in {rejection.Accuracy * 100:0.0} % of the "
                + $"answers, "
                + $"against {rejection.AccuracyOfAll * 100:0.0} % when they answer everything."
        );
}
