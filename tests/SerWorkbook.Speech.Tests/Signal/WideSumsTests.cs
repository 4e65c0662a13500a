using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class WideSumsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    [InlineData(2822)]
    public void Sums_are_those_of_double_precision_done_one_by_one(int length)
    {
        var random = new SeededRandom(1, "wide sums");
        float[] x = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
        float[] y = [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
        Assert.Equal(x.Zip(y, (a, b) => (double)a * b).Sum(), WideSums.Dot(x, y), 1e-11);
        Assert.Equal(x.Zip(y, (a, b) => ((double)a - b) * ((double)a - b)).Sum(), WideSums.SquaredDistance(x, y), 1e-11);
    }

    [Fact]
    public void Sums_have_the_same_bits_wherever_the_values_lie()
    {
        var random = new SeededRandom(1, "wide sums");
        float[] x = [.. Enumerable.Range(0, 109).Select(_ => (float)random.NextGaussian())];
        var expected = WideSums.Dot(x, x);
        for (var shift = 0; shift < 8; shift++)
        {
            var moved = new float[x.Length + shift];
            x.CopyTo(moved, shift);
            Assert.Equal(expected, WideSums.Dot(moved.AsSpan(shift), x));
        }
    }
}
