using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class HalfRateTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    [InlineData(6500)]
    public void Keeps_what_is_below_half_the_new_rate_where_it_was(double hertz)
    {
        var halved = HalfRate.Decimate(Sine(hertz, 32000));
        Assert.Equal(2000, halved.Length);
        for (var i = 100; i < halved.Length - 100; i++)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * hertz * i / 16000), halved[i], 2e-3);
        }
    }

    [Theory]
    [InlineData(8300)]
    [InlineData(9500)]
    [InlineData(13000)]
    public void Removes_what_would_fold_back(double hertz)
    {
        var halved = HalfRate.Decimate(Sine(hertz, 32000));
        Assert.All(halved[100..^100], x => Assert.InRange(x, -1e-3, 1e-3));
    }

    private static double[] Sine(double hertz, double rate) =>
        [.. Enumerable.Range(0, 4000).Select(i => Math.Sin(2 * Math.PI * hertz * i / rate))];
}
