namespace SerWorkbook.Speech.Tests.Signal;

public sealed class FixedOrderSumsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(45)]
    [InlineData(1000)]
    public void Are_the_sums_that_their_names_say(int length)
    {
        var x = TestSignal.Noise(0.1).Samples[..length].ToArray();
        var y = TestSignal.Sine(440, 0.1).Samples[..length].ToArray();
        Assert.Equal(x.Sum(v => (double)v), FixedOrderSums.Sum<float>(x), 1e-3);
        Assert.Equal(x.Sum(v => (double)v * v), FixedOrderSums.SumOfSquares<float>(x), 1e-3);
        Assert.Equal(x.Sum(v => Math.Abs((double)v)), FixedOrderSums.SumOfMagnitudes<float>(x), 1e-3);
        Assert.Equal(x.Zip(y).Sum(v => (double)v.First * v.Second), FixedOrderSums.Dot<float>(x, y), 1e-3);
        Assert.Equal(x.Zip(y).Sum(v => Math.Pow(v.First - v.Second, 2)), FixedOrderSums.SquaredDistance<float>(x, y), 1e-3);
    }

    [Fact]
    public void Do_not_depend_on_where_the_values_lie()
    {
        var values = TestSignal.Noise(0.1).Samples[..777].ToArray();
        var expected = FixedOrderSums.Sum<float>(values);
        for (var offset = 0; offset < 40; offset++)
        {
            var elsewhere = new float[900];
            values.CopyTo(elsewhere, offset);
            Assert.Equal(expected, FixedOrderSums.Sum<float>(elsewhere.AsSpan(offset, values.Length)));
        }
    }

    [Fact]
    public void Refuse_rows_of_different_length() =>
        Assert.Contains(
            "3 and 2",
            Assert.Throws<ArgumentException>(() => FixedOrderSums.Dot<double>([1, 2, 3], [1, 2])).Message,
            StringComparison.Ordinal
        );
}
