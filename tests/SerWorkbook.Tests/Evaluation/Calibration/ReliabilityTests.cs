using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook.Tests.Evaluation.Calibration;

public sealed class ReliabilityTests
{
    [Fact]
    public void The_error_is_that_of_a_worked_example()
    {
        // Five bins: (0.4, 0.6] holds 0.55 right and 0.6 wrong (mean 0.575, half right), (0.8, 1] holds 0.9, 0.95 right and
        // 1.0 wrong (mean 0.95, two thirds right): 2/5 x 0.075 + 3/5 x (0.95 - 2/3) = 0.2.
        RowPrediction[] predictions =
        [
            Draws.Two(0, 0.55, true),
            Draws.Two(1, 0.6, false),
            Draws.Two(2, 0.9, true),
            Draws.Two(3, 0.95, true),
            Draws.Two(4, 1.0, false),
        ];
        var diagram = ReliabilityDiagram.Of(predictions, 5);
        Assert.Equal([0, 0, 2, 0, 3], diagram.Bins.Select(bin => bin.Count));
        Assert.Equal(0.2, diagram.ExpectedCalibrationError, 1e-12);
        Assert.True(double.IsNaN(diagram.Bins[0].Accuracy));
        Assert.Equal(15, ReliabilityDiagram.Of(predictions).Bins.Count);
        Assert.Equal(
            ProbabilityScores.Of(Draws.Honest(200)).CalibrationError,
            ReliabilityDiagram.Of(Draws.Honest(200)).ExpectedCalibrationError,
            1e-12
        );
    }

    [Fact]
    public void Honest_predictions_have_little_error_and_sharpened_ones_much()
    {
        var honest = Draws.Honest(4000);
        Assert.InRange(ReliabilityDiagram.Of(honest).ExpectedCalibrationError, 0, 0.03);
        Assert.InRange(ReliabilityDiagram.Of(Draws.At(0.3, honest)).ExpectedCalibrationError, 0.1, 1);
    }

    [Fact]
    public void The_coverage_curve_runs_from_the_surest_answer_to_all_of_them()
    {
        RowPrediction[] predictions = [Draws.Two(0, 0.9, true), Draws.Two(1, 0.8, true), Draws.Two(2, 0.7, false), Draws.Two(3, 0.6, true)];
        var curve = CoverageCurve.Of(predictions);
        Assert.Equal(new CoveragePoint(0.9, 0.25, 1, 1), curve.Points[0]);
        Assert.Equal([0.25, 0.5, 0.75, 1], curve.Points.Select(point => point.Coverage));
        Assert.Equal([1, 1, 2 / 3.0, 0.75], curve.Points.Select(point => point.Accuracy));

        // Of class 0 all three are right, the one of class 1 is wrong.
        Assert.Equal(0.5, curve.Points[^1].Uar);
        Assert.Equal((1 + 1 + 2 / 3.0 + 0.75) / 4, curve.Area, 1e-12);
    }

    [Fact]
    public void Answers_of_one_confidence_come_together_and_in_no_order()
    {
        RowPrediction[] predictions =
        [
            Draws.Two(0, 0.8, true),
            Draws.Two(1, 0.8, false),
            Draws.Two(2, 0.8, true),
            Draws.Two(3, 0.8, false),
        ];
        var curve = CoverageCurve.Of(predictions);
        Assert.Equal(new CoveragePoint(0.8, 1, 0.5, 0.5), Assert.Single(curve.Points));
        Assert.Equal(0.5, curve.Area, 1e-12);
        Assert.Equal(curve.Area, CoverageCurve.Of([.. predictions.Reverse()]).Area);
    }

    [Theory]
    [InlineData(0.2, 0.9, 1)]
    [InlineData(0.21, 0.8, 3)]
    [InlineData(0.8, 0.6, 4)]
    [InlineData(1, 0, 5)]
    [InlineData(0.001, 0.9, 1)]
    public void The_limit_lets_at_least_the_share_through(double coverage, double limit, int answered)
    {
        double[] confidences = [0.9, 0.8, 0.8, 0.6, 0.55];
        RowPrediction[] predictions = [.. confidences.Select((confidence, row) => Draws.Two(row, confidence, true))];
        Assert.Equal(limit, CalibrationFit.UnsureBelow(predictions, coverage));
        Assert.Equal(answered, predictions.Count(p => p.Confidence >= limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationFit.UnsureBelow(predictions, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationFit.UnsureBelow(predictions, 1.1));
    }

    [Fact]
    public void A_calibration_says_what_was_seen_when_it_was_fitted()
    {
        var sharpened = Draws.At(0.5, Draws.Honest(1000));
        var calibration = CalibrationFit.Of(sharpened, 0.6, "drawn");
        Assert.Equal(2, calibration.Temperature, 0.15);
        var scaled = sharpened
            .Select(p => TemperatureFit.Apply(p, calibration.Temperature))
            .Where(p => p.Confidence >= calibration.UnsureBelow)
            .ToArray();
        Assert.Equal(600, scaled.Length);
        Assert.Equal(scaled.Count(p => p.IsRight) / 600.0, calibration.Accuracy, 1e-12);
    }
}
