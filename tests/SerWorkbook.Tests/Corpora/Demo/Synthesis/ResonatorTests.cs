using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class ResonatorTests
{
    [Theory]
    [InlineData(500, 60, 32000)]
    [InlineData(1500, 90, 32000)]
    [InlineData(2500, 150, 32000)]
    [InlineData(9000, 600, 88200)]
    public void Peaks_at_its_frequency_with_its_bandwidth(double frequency, double bandwidth, double rate)
    {
        var answer = Impulse(frequency, bandwidth, rate);
        var peak = Spectra.PeakHz(answer, frequency - bandwidth, frequency + bandwidth, bandwidth / 100, rate);
        Assert.InRange(peak, frequency - 0.06 * bandwidth, frequency + 0.06 * bandwidth);

        var half = Spectra.MagnitudeAt(answer, peak, rate) / Math.Sqrt(2);
        var low = Edge(answer, peak, -bandwidth / 200, half, rate);
        var high = Edge(answer, peak, bandwidth / 200, half, rate);
        Assert.InRange(high - low, 0.95 * bandwidth, 1.05 * bandwidth);
    }

    [Fact]
    public void Leaves_zero_hertz_as_it_is() => Assert.Equal(1, Spectra.MagnitudeAt(Impulse(700, 80, 32000), 0, 32000), 6);

    [Fact]
    public void Is_undone_by_the_antiresonator()
    {
        var random = new VoiceRandom(3);
        var noise = Enumerable.Range(0, 500).Select(_ => random.Noise()).ToArray();
        var samples = noise.ToArray();
        Resonator pole = default;
        Resonator zero = default;
        pole.Tune(450, 100, 32000);
        zero.Tune(450, 100, 32000);
        pole.Resonate(samples);
        zero.Antiresonate(samples);
        Assert.All(samples.Zip(noise), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    private static double[] Impulse(double frequency, double bandwidth, double rate)
    {
        Resonator resonator = default;
        resonator.Tune(frequency, bandwidth, rate);
        var samples = new double[(int)(10 * rate / bandwidth)];
        samples[0] = 1;
        resonator.Resonate(samples);
        return samples;
    }

    private static double Edge(double[] answer, double from, double step, double level, double rate)
    {
        var hertz = from;
        while (Spectra.MagnitudeAt(answer, hertz, rate) > level)
        {
            hertz += step;
        }

        return hertz;
    }
}
