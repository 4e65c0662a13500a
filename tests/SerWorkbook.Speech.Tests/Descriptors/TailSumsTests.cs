using SerWorkbook.Speech.Descriptors.Spectrum;

namespace SerWorkbook.Speech.Tests.Descriptors;

public sealed class TailSumsTests
{
    // Few different values put ties across the limit.
    [Theory]
    [InlineData(1, 1, 1000)]
    [InlineData(7, 1, 1000)]
    [InlineData(13, 4, 3)]
    [InlineData(26, 26, 1000)]
    [InlineData(102, 10, 1_000_000)]
    [InlineData(205, 20, 5)]
    [InlineData(205, 20, 1_000_000)]
    [InlineData(205, 20, 1)]
    public void The_sums_are_those_of_the_sorted_values(int length, int count, int different)
    {
        var random = new Random(length + different);
        var sums = new TailSums(256);
        for (var round = 0; round < 50; round++)
        {
            var values = Enumerable.Range(0, length).Select(_ => MathF.Exp(10f * random.Next(different) / different)).ToArray();
            var sorted = values.Order().Select(value => (double)value).ToArray();
            Assert.Equal(1, sums.Smallest(values, count) / sorted.Take(count).Sum(), 1e-6);
            Assert.Equal(1, sums.Largest(values, count) / sorted.TakeLast(count).Sum(), 1e-6);
        }
    }

    [Fact]
    public void Zeros_sum_to_zero()
    {
        var sums = new TailSums(64);
        var values = new float[50];
        values[7] = 3;
        Assert.Equal(0, sums.Smallest(values, 5));
        Assert.Equal(3, sums.Largest(values, 5));
    }

    [Fact]
    public void What_is_no_number_does_not_vanish()
    {
        var sums = new TailSums(64);
        var values = Enumerable.Range(1, 50).Select(i => (float)i).ToArray();
        values[20] = float.NaN;
        Assert.True(float.IsNaN(sums.Smallest(values, 5)) || float.IsNaN(sums.Largest(values, 5)));
    }
}
