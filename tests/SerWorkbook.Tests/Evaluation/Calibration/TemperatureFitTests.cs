using SerWorkbook.Evaluation.Calibration;

namespace SerWorkbook.Tests.Evaluation.Calibration;

public sealed class TemperatureFitTests
{
    [Theory]
    [InlineData(0.4)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void Finds_the_factor_by_which_predictions_were_sharpened(double factor)
    {
        var honest = Draws.Honest(4000);
        var own = TemperatureFit.Fit(honest);
        Assert.Equal(1, own, 0.06);

        // Whatever chance left in the honest ones, sharpening must be found exactly.
        Assert.Equal(factor * own, TemperatureFit.Fit(Draws.At(1 / factor, honest)), 1e-6);
    }

    [Fact]
    public void Never_raises_the_log_loss_of_what_it_is_fitted_on_and_no_other_temperature_is_better()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var predictions = Draws.At(0.3 + 0.2 * seed, Draws.Honest(30, seed: seed));
            var temperature = TemperatureFit.Fit(predictions);
            var best = TemperatureFit.LogLoss(predictions, temperature);
            Assert.True(best <= TemperatureFit.LogLoss(predictions));
            Assert.True(best <= TemperatureFit.LogLoss(predictions, Math.Min(temperature * 1.02, TemperatureFit.Highest)));
            Assert.True(best <= TemperatureFit.LogLoss(predictions, Math.Max(temperature / 1.02, TemperatureFit.Lowest)));
        }
    }

    [Fact]
    public void Changes_no_answer()
    {
        var predictions = Draws.Honest(500);
        foreach (var temperature in new[] { 0.05, 0.5, 2, 20 })
        {
            Assert.Equal(predictions.Select(p => p.Predicted), predictions.Select(p => TemperatureFit.Apply(p, temperature).Predicted));
        }
    }

    [Fact]
    public void The_log_loss_is_that_of_a_worked_example()
    {
        // -(ln 0.7 + ln 0.2) / 2
        RowPrediction[] two = [new(0, 0, 0, [0.7, 0.3]), new(1, 0, 1, [0.8, 0.2])];
        Assert.Equal(0.983056, TemperatureFit.LogLoss(two), 1e-6);
        Assert.Equal(Math.Log(4), TemperatureFit.LogLoss([new(0, 0, 2, [0.25, 0.25, 0.25, 0.25])]), 1e-12);
        Assert.Equal(-Math.Log(1e-15), TemperatureFit.LogLoss([new(0, 0, 1, [1, 0])]), 1e-9);
    }

    [Fact]
    public void Bears_predictions_that_no_temperature_can_help()
    {
        RowPrediction impossible = new(0, 0, 1, [1, 0]);
        Assert.Equal(1, TemperatureFit.Fit([impossible]));
        var honest = Draws.Honest(200, 2);
        Assert.Equal(TemperatureFit.Fit(honest), TemperatureFit.Fit([.. honest, impossible]));
        Assert.Equal(TemperatureFit.Lowest, TemperatureFit.Fit([Draws.Two(0, 0.6, true)]), 1e-9);
        Assert.Equal(TemperatureFit.Highest, TemperatureFit.Fit([Draws.Two(0, 0.6, false)]), 1e-9);
    }
}
