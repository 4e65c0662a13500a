using System.Globalization;
using SerWorkbook.Charts.Grammar;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>Figures about how honest a model's probabilities are, and what keeping silent is worth.</summary>
public static class CalibrationFigures
{
    /// <summary>Reliability diagrams before and after calibration, with the number of rows in each bin below.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static Figure Reliability(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (raw, calibrated) = (ReliabilityDiagram.Of(result.Raw), ReliabilityDiagram.Of(result.Calibrated));
        return new Figure(
            "reliability",
            $"Confidence against accuracy, {result.Split.Protocol}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The share of right answers by confidence, before (left) and after calibration (right), with a diagonal for honest "
                    + $"ones; below, how many rows each bin holds. The expected calibration error goes from "
                    + $"{raw.ExpectedCalibrationError * 100:0.0} to {calibrated.ExpectedCalibrationError * 100:0.0} %."
            ),
            AccuracyPanel("As trained", raw),
            AccuracyPanel("Calibrated", calibrated),
            CountPanel(raw),
            CountPanel(calibrated)
        )
        {
            Columns = 2,
            Notice = result.Table.Corpus.Caution,
        };
    }

    /// <summary>Accuracy and UAR of the most confident answers against the share that is answered.</summary>
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
            : [new Points([100 * rejection.Coverage], [100 * rejection.Accuracy], "limits chosen on training sides") { Size = 10 }];
        return new Figure(
            "coverage",
            $"Accuracy against coverage, {result.Split.Protocol}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Two falling lines: the fewer recordings are answered, the surest first, the more answers are right. All answered: "
                    + $"accuracy {whole.Accuracy * 100:0.0} %. With the limits chosen on training sides "
                    + $"{rejection.Coverage * 100:0.0} % are "
                    + $"answered with an accuracy of {rejection.Accuracy * 100:0.0} %."
            ),
            new Panel(Axis.Linear("Coverage", "%").Between(0, 100), Axis.Linear("Right", "%").Between(0, 100), [.. marks, .. chosen])
        )
        {
            Notice = result.Table.Corpus.Caution,
        };
    }

    private static Panel AccuracyPanel(string title, ReliabilityDiagram diagram)
    {
        var filled = diagram.Bins.Where(bin => bin.Count > 0).ToArray();
        return new Panel(
            Axis.Linear("Confidence", "%").Between(0, 100),
            Axis.Linear("Right", "%").Between(0, 100),
            new Lines([0, 100], [0, 100], "honest") { Dash = LineDash.Dash },
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
