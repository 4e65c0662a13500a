namespace SerWorkbook.Tests.Evaluation;

public sealed class ProbabilityScoreTests
{
    [Fact]
    public void A_worked_example_gives_the_scores_computed_by_hand()
    {
        // Three rows: log loss -(ln 0.7 + ln 0.2 + ln 0.5) / 3; Brier ((0.3^2 + 0.2^2 + 0.1^2) + (0.8^2 + 0.6^2 + 0.2^2) + (0.5^2 + 0.5^2))
        // / 3.
        RowPrediction[] rows = [new(0, 0, 0, [0.7, 0.2, 0.1]), new(1, 0, 1, [0.6, 0.2, 0.2]), new(2, 0, 2, [0.5, 0.0, 0.5])];
        var scores = ProbabilityScores.Of(rows);
        Assert.Equal(-(Math.Log(0.7) + Math.Log(0.2) + Math.Log(0.5)) / 3, scores.LogLoss, 1e-12);
        Assert.Equal((0.14 + 1.04 + 0.5) / 3, scores.Brier, 1e-12);

        // Confidences 0.7 (right), 0.6 (wrong), 0.5 (taken for class 0, wrong): three bins of one row each.
        Assert.Equal((0.3 + 0.6 + 0.5) / 3, scores.CalibrationError, 1e-12);
    }

    [Fact]
    public void Rows_of_one_bin_are_averaged_before_they_are_compared()
    {
        // Confidence 0.75 four times, right three times: perfectly calibrated.
        var rows = Enumerable.Range(0, 4).Select(i => new RowPrediction(i, 0, i == 0 ? 1 : 0, [0.75, 0.25])).ToArray();
        Assert.Equal(0, ProbabilityScores.Of(rows).CalibrationError, 1e-12);
    }

    [Fact]
    public void Certain_and_right_is_perfect_and_certain_and_wrong_stays_finite()
    {
        var right = ProbabilityScores.Of([new RowPrediction(0, 0, 1, [0, 1])]);
        var wrong = ProbabilityScores.Of([new RowPrediction(0, 0, 0, [0, 1])]);
        Assert.Equal(new ProbabilityScores(0, 0, 0), right with { LogLoss = Math.Abs(right.LogLoss) });
        Assert.Equal(-Math.Log(ProbabilityScores.Floor), wrong.LogLoss, 1e-9);
        Assert.Equal(2, wrong.Brier, 1e-12);
        Assert.Equal(1, wrong.CalibrationError, 1e-12);
    }

    [Fact]
    public void Equal_shares_have_the_log_loss_of_guessing()
    {
        var rows = Enumerable.Range(0, 8).Select(i => new RowPrediction(i, 0, i % 4, [0.25, 0.25, 0.25, 0.25])).ToArray();
        Assert.Equal(Math.Log(4), ProbabilityScores.Of(rows).LogLoss, 1e-12);
        Assert.Equal(0.75, ProbabilityScores.Of(rows).Brier, 1e-12);
    }
}
