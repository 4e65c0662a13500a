using SerWorkbook.Corpora.Demo.Synthesis;

namespace SerWorkbook.Tests.Corpora.Demo.Synthesis;

public sealed class BandPassTests
{
    [Theory]
    [InlineData(5000, 1000, 32000)]
    [InlineData(5000, 3000, 32000)]
    [InlineData(2700, 500, 88200)]
    [InlineData(7000, 2500, 88200)]
    public void Gives_the_same_power_for_every_band_and_rate(double centre, double bandwidth, double rate)
    {
        var random = new VoiceRandom(11);
        var density = Math.Sqrt(rate / BandPass.DensityRate);
        var noise = Enumerable.Range(0, (int)(4 * rate)).Select(_ => density * random.Noise()).ToArray();
        var output = new double[noise.Length];
        BandPass band = default;
        band.Tune(centre, bandwidth, rate);
        band.AddTo(noise, 1, output);
        Assert.InRange(10 * Math.Log10(output.Average(x => x * x)), -1, 1);
    }

    [Fact]
    public void Passes_its_band_and_not_the_low_frequencies()
    {
        var input = new double[4000];
        input[0] = 1;
        var output = new double[input.Length];
        BandPass band = default;
        band.Tune(5000, 1500, 32000);
        band.AddTo(input, 1, output);
        Assert.InRange(Spectra.PeakHz(output, 3000, 8000, 20, 32000), 4800, 5200);
        var down = Spectra.MagnitudeAt(output, 500, 32000) / Spectra.MagnitudeAt(output, 5000, 32000);
        Assert.True(down < 0.02, $"500 Hz pass with {down}");
    }
}
