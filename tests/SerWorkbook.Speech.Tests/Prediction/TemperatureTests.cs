namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class TemperatureTests
{
    [Fact]
    public void Is_the_softmax_of_scores_divided_by_the_temperature()
    {
        double[] scores = [2, -1, 0.5];
        var scaled = new double[3];
        Temperature.Scale(Softmax(scores, 1), 2.5, scaled);
        Assert.All(Softmax(scores, 2.5).Zip(scaled), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.7)]
    [InlineData(3)]
    [InlineData(20)]
    public void Keeps_the_order_the_sum_and_zeros(double temperature)
    {
        double[] probabilities = [0.2, 0, 0.5, 0.3];
        var scaled = new double[4];
        Temperature.Scale(probabilities, temperature, scaled);
        Assert.Equal(1, scaled.Sum(), 1e-12);
        Assert.Equal(0, scaled[1]);
        Assert.True(scaled[2] > scaled[3] && scaled[3] > scaled[0]);
        Assert.Equal(temperature < 1, scaled[2] > 0.5);
    }

    [Fact]
    public void Changes_no_bit_at_1_and_bears_extremes()
    {
        double[] probabilities = [0.1 + 0.2, 0.7 - 1e-17];
        var scaled = new double[2];
        Temperature.Scale(probabilities, 1, scaled);
        Assert.Equal(probabilities, scaled);
        Temperature.Scale([1e-320, 1 - 1e-16], 0.05, scaled);
        Assert.Equal([0, 1], scaled);
        Temperature.Scale([0, 0], 2, scaled);
        Assert.Equal([0.5, 0.5], scaled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_what_is_no_temperature(double temperature)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Scale([1], temperature, new double[1]));
        Assert.Throws<ArgumentException>(() => Temperature.Scale([0.5, 0.5], 1, new double[1]));
    }

    private static double[] Softmax(double[] scores, double temperature)
    {
        var powers = Array.ConvertAll(scores, score => Math.Exp(score / temperature));
        return Array.ConvertAll(powers, power => power / powers.Sum());
    }
}
