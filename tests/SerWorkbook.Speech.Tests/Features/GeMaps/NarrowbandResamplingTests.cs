using SerWorkbook.Speech.Descriptors.Formants;

namespace SerWorkbook.Speech.Tests.Features.GeMaps;

public sealed class NarrowbandResamplingTests
{
    private const int FrameLength = 320;
    private const int FftSize = 512;
    private const int Points = 352;
    private const int Bins = 110;

    [Fact]
    public void Sums_the_lowest_bins_of_the_centred_frame()
    {
        var samples = TestSignal.Noise((double)FrameLength / 16_000).Samples.ToArray();
        var resampled = new float[NarrowbandResampling.Length];
        new NarrowbandResampling().Resample(samples, resampled);
        var spectrum = Spectrum(samples);
        for (var n = 0; n < resampled.Length; n++)
        {
            var expected = 0.0;
            for (var k = 0; k < Bins; k++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * k * n / Points);
                expected += spectrum[k].Re * cosine - spectrum[k].Im * sine;
            }

            Assert.Equal(expected, resampled[n], 1e-3);
        }
    }

    [Fact]
    public void Holds_nothing_of_a_tone_above_its_band()
    {
        var inside = new float[NarrowbandResampling.Length];
        var outside = new float[NarrowbandResampling.Length];
        var resampling = new NarrowbandResampling();
        resampling.Resample(TestSignal.Sine(1000, 0.02).Samples, inside);
        resampling.Resample(TestSignal.Sine(5000, 0.02).Samples, outside);
        Assert.InRange(outside.Sum(sample => sample * sample), 0, 1e-3 * inside.Sum(sample => sample * sample));
    }

    // Straight from the definition: a Hamming window in the middle of 512 points.
    private static (double Re, double Im)[] Spectrum(float[] samples)
    {
        var spectrum = new (double Re, double Im)[Bins];
        for (var k = 0; k < Bins; k++)
        {
            for (var n = 0; n < FrameLength; n++)
            {
                var weighted = samples[n] * (0.54 - 0.46 * Math.Cos(2 * Math.PI * n / (FrameLength - 1)));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * k * (n + (FftSize - FrameLength) / 2) / FftSize);
                spectrum[k] = (spectrum[k].Re + weighted * cosine, spectrum[k].Im - weighted * sine);
            }
        }

        return spectrum;
    }
}
