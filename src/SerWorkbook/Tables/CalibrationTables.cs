using System.Globalization;
using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>Tables about the calibration of a model's probabilities and about abstaining when unsure.</summary>
public static class CalibrationTables
{
    /// <summary>Log loss, calibration error and area before and after calibration.</summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static ResultTable Scores(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string Name, IReadOnlyList<RowPrediction> Predictions)[] rows = [("as trained", result.Raw), ("calibrated", result.Calibrated)];
        return ResultTable.Of(
            $"Probabilities before and after calibration, {result.Split.Protocol}",
            rows,
            columns =>
                columns
                    .Add("Probabilities", row => row.Name)
                    .Add("Rows", row => row.Predictions.Count)
                    .Add("Mean confidence", row => row.Predictions.Average(p => p.Confidence), "0.0 %")
                    .Add("Accuracy", row => row.Predictions.Average(p => p.IsRight ? 1.0 : 0.0), "0.0 %")
                    .Add(
                        "Expected calibration error",
                        row => ReliabilityDiagram.Of(row.Predictions).ExpectedCalibrationError,
                        "0.0 %",
                        best: BestValue.Lowest
                    )
                    .Add("Log loss", row => ProbabilityScores.Of(row.Predictions).LogLoss, "0.000", best: BestValue.Lowest)
                    .Add("Brier score", row => ProbabilityScores.Of(row.Predictions).Brier, "0.000", best: BestValue.Lowest)
                    .Add(
                        "Area under the accuracy-coverage curve",
                        row => CoverageCurve.Of(row.Predictions).Area,
                        "0.000",
                        best: BestValue.Highest
                    )
        ) with
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Temperatures {result.Folds.Min(fold => fold.Temperature):0.00} to {result.Folds.Max(fold => fold.Temperature):0.00}, "
                    + $"one per fold, fitted on {Protocols(result)}; {ReliabilityDiagram.UsualBins} bins; log loss in nats, guessing gives "
                    + $"{Math.Log(result.Table.Labels.Count):0.000}. {Origin(result)}"
            ),
        };
    }

    /// <summary>
    /// Coverage and accuracy with the confidence threshold that the training side of each fold chose, beside answering everything.
    /// </summary>
    /// <param name="result">The calibrated evaluation.</param>
    public static ResultTable Rejection(CalibratedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rejection = result.Rejection;
        object?[][] rows =
        [
            ["every recording", 1.0, 1.0, null, rejection.AccuracyOfAll, null, rejection.UarOfAll, null],
            [
                "only when sure",
                rejection.CoverageAsked,
                rejection.Coverage,
                rejection.CoverageInterval,
                rejection.Accuracy,
                rejection.AccuracyInterval,
                rejection.Uar,
                rejection.UarInterval,
            ],
        ];
        return new ResultTable(
            $"Abstaining when unsure, {result.Split.Protocol}",
            [
                new("Answers"),
                new("Coverage asked for", "0 %"),
                new("Coverage reached", "0.0 %"),
                new("95 % interval"),
                new("Accuracy of answers", "0.0 %"),
                new("95 % interval of accuracy"),
                new("UAR of answers", "0.0 %"),
                new("95 % interval of UAR"),
            ],
            rows
        )
        {
            Notice = result.Table.Corpus.Caution,
            Footnote = string.Create(
                CultureInfo.InvariantCulture,
                $"Unsure below a confidence of {result.Folds.Min(fold => fold.UnsureBelow) * 100:0.0} to "
                    + $"{result.Folds.Max(fold => fold.UnsureBelow) * 100:0.0} %, one threshold per fold, chosen on {Protocols(result)}; "
                    + $"intervals by bootstrap over speakers. {Origin(result)}"
            ),
        };
    }

    private static string Protocols(CalibratedResult result) => string.Join(" and ", result.Folds.Select(fold => fold.FittedOn).Distinct());

    private static string Origin(CalibratedResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Recipe {result.RecipeText}; {result.Table.Set.Id}; seed {result.Seed}; data {result.Table.Corpus.Name}, hash "
                + $"{result.Table.Corpus.DataHash}."
        );
}
