using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class GlottalSourceTests
{
    private const double Rate = 88200;

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    [InlineData(1.8)]
    [InlineData(2.7)]
    public void A_pulse_closes_at_minus_one_and_carries_no_net_flow(double rd)
    {
        const int points = 200_000;
        var pulse = GlottalPulse.Of(rd);
        var values = Enumerable.Range(0, points).Select(i => pulse.At((i + 0.5) / points)).ToArray();
        Assert.Equal(-1, pulse.At(pulse.Closing), 6);
        Assert.Equal(-1, values.Min(), 2);
        Assert.Equal(0, values.Average(), 4);
        Assert.Equal(0, pulse.At(0), 9);
        Assert.Equal(0, pulse.At(1), 9);
        Assert.Equal(Math.Sqrt(values.Average(x => x * x)), pulse.Rms, 3);
    }

    [Fact]
    public void A_laxer_voice_is_open_longer() =>
        Assert.True(GlottalPulse.Of(0.5).Closing < GlottalPulse.Of(1).Closing && GlottalPulse.Of(1).Closing < GlottalPulse.Of(2).Closing);

    [Theory]
    [InlineData(61.7)]
    [InlineData(137.3)]
    [InlineData(291.1)]
    [InlineData(498.9)]
    public void The_period_is_that_of_the_F0_asked_for(double f0)
    {
        var periods = Periods(new Phonation(f0, 1, 0, 0, 0));
        Assert.True(periods.Length > 50);
        // An opening is seen at a sample: one period is known to a sample, their mean far better.
        Assert.All(periods, p => Assert.InRange(p, Rate / f0 - 1.01, Rate / f0 + 1.01));
        Assert.Equal(Rate / f0, periods.Average(), Rate / f0 * 2e-4);
    }

    [Fact]
    public void Jitter_and_creak_have_the_size_asked_for()
    {
        Assert.InRange(Deviation(Periods(new Phonation(120, 1, 0.02, 0, 0))), 0.018, 0.022);
        Assert.InRange(Deviation(Periods(new Phonation(120, 1, 0, 0, 0.08))), 0.076, 0.084);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        var (whole, _) = Fill(new Phonation(150, 1, 0.01, 0.03, 0), 8820, 8820);
        var (parts, _) = Fill(new Phonation(150, 1, 0.01, 0.03, 0), 8820, 37);
        Assert.All(whole.Zip(parts), pair => Assert.Equal(pair.First, pair.Second, 6));
    }

    private static double Deviation(double[] periods)
    {
        var mean = periods.Average();
        return Math.Sqrt(periods.Average(p => (p / mean - 1) * (p / mean - 1)));
    }

    // From one opening of the folds to the next.
    private static double[] Periods(Phonation phonation)
    {
        var (_, open) = Fill(phonation, 4 * (int)Rate, 88);
        var openings = Enumerable.Range(1, open.Length - 1).Where(i => open[i] > open[i - 1]).ToArray();
        return [.. openings.Zip(openings.Skip(1), (a, b) => (double)(b - a))];
    }

    private static (double[] Flow, double[] Open) Fill(Phonation phonation, int length, int block)
    {
        var source = new GlottalSource(Rate, new VoiceRandom(5));
        var flow = new double[length];
        var open = new double[length];
        for (var i = 0; i < length; i += block)
        {
            source.Fill(phonation, flow.AsSpan(i, Math.Min(block, length - i)), open.AsSpan(i, Math.Min(block, length - i)));
        }

        return (flow, open);
    }
}
