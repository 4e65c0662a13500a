using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Text;

namespace SerWorkbook;

/// <summary>Figures about the calibration of a model's probabilities and about abstaining when unsure.</summary>
public static class CalibrationFigures
{
    private const string Misfit = ": the temperature was fitted on other speakers and does not suit these";

    /// <summary>Reliability diagrams before and after calibration, above the number of rows in each bin.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static Figure Reliability(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (raw, calibrated) = (ReliabilityDiagram.Of(result.Raw), ReliabilityDiagram.Of(result.Calibrated));
        return new Figure(
            "reliability",
            $"Confidence against accuracy, {result.Split.Protocol}",
            "Accuracy against confidence before (left) and after calibration (right), with a diagonal for perfect calibration; below, "
                + "the number of rows in each bin.",
            AccuracyPanel("As trained", raw),
            AccuracyPanel("Calibrated", calibrated),
            CountPanel(raw),
            CountPanel(calibrated)
        )
        {
            Columns = 2,
            Notice = result.Table.Corpus.Caution,
            Interpretation = string.Create(
                CultureInfo.InvariantCulture,
                $"Calibration {(calibrated.ExpectedCalibrationError <= raw.ExpectedCalibrationError ? "lowers" : "raises")} the expected "
                    + $"calibration error from {raw.ExpectedCalibrationError * 100:0.0} to "
                    + $"{calibrated.ExpectedCalibrationError * 100:0.0} %"
                    + $"{(calibrated.ExpectedCalibrationError <= raw.ExpectedCalibrationError ? "" : Misfit)}."
            ),
        };
    }

    /// <summary>Accuracy and UAR of the most confident answers against the share of recordings that is answered.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static Figure Coverage(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var curve = CoverageCurve.Of(result.Calibrated);
        var (whole, rejection) = (curve.Points[^1], result.Rejection);
        Lines LineOf(string name, Func<CoveragePoint, double> value) =>
            new(curve.Points.Select(point => 100 * point.Coverage), curve.Points.Select(point => 100 * value(point)), name);
        Mark[] marks =
        [
            LineOf("accuracy", point => point.Accuracy),
            LineOf("UAR of the emotions answered", point => point.Uar) with
            {
                Dash = LineDash.Dash,
            },
        ];
        Mark[] chosen = double.IsNaN(rejection.Accuracy)
            ? []
            : [new Points([100 * rejection.Coverage], [100 * rejection.Accuracy], "thresholds from the training sides") { Size = 10 }];
        return new Figure(
            "coverage",
            $"Accuracy against coverage, {result.Split.Protocol}",
            "Lines of accuracy and UAR against the share of recordings that is answered, the most confident ones first; the accuracy is "
                + $"{Wording.Percent(whole.Accuracy)} when all are answered.",
            new Panel(Axis.Linear("Coverage", "%").Between(0, 100), Axis.Linear("Correct", "%").Between(0, 100), [.. marks, .. chosen])
        )
        {
            Notice = result.Table.Corpus.Caution,
            Interpretation = double.IsNaN(rejection.Accuracy)
                ? "With the thresholds chosen on the training sides, no recording is answered."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Answering only the {rejection.Coverage * 100:0.0} % of the recordings above the threshold changes the accuracy from "
                        + $"{rejection.AccuracyOfAll * 100:0.0} to {rejection.Accuracy * 100:0.0} %."
                ),
        };
    }

    private static Panel AccuracyPanel(string title, ReliabilityDiagram diagram)
    {
        var filled = diagram.Bins.Where(bin => bin.Count > 0).ToArray();
        return new Panel(
            Axis.Linear("Confidence", "%").Between(0, 100),
            Axis.Linear("Correct", "%").Between(0, 100),
            new Lines([0, 100], [0, 100], "perfect") { Dash = LineDash.Dash },
            new Lines(filled.Select(bin => 100 * bin.Confidence), filled.Select(bin => 100 * bin.Accuracy), "measured") { Dots = true }
        )
        {
            Title = FormattableString.Invariant($"{title}: error {diagram.ExpectedCalibrationError * 100:0.0} %"),
        };
    }

    private static Panel CountPanel(ReliabilityDiagram diagram) =>
        new(
            Axis.Category("Confidence (%)"),
            Axis.Linear("Rows").Between(0, null),
            new Bars(
                diagram.Bins.Select(bin => FormattableString.Invariant($"{bin.High * 100:0}")),
                diagram.Bins.Select(bin => (double)bin.Count)
            )
        );
}
