using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Descriptors.VoiceQuality;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class DescriptorTests
{
    [Theory]
    [InlineData(440, "A")]
    [InlineData(880, "A")]
    [InlineData(523.25, "C")]
    [InlineData(1_480, "Fis")]
    public void A_sine_lights_its_pitch_class(double hertz, string pitchClass)
    {
        var power = Power(TestSignal.Sine(hertz, 0.2), 2048);
        var chroma = new float[ChromaFilterBank.Classes];
        new ChromaFilterBank(16_000, 2048).Apply(power, chroma);
        Assert.Equal(pitchClass, ChromaFilterBank.Names[Array.IndexOf(chroma, chroma.Max())]);
        Assert.Equal(1f, chroma.Max());
    }

    [Fact]
    public void Chroma_of_silence_is_zero()
    {
        var chroma = new float[ChromaFilterBank.Classes];
        new ChromaFilterBank(16_000, 512).Apply(new float[257], chroma);
        Assert.All(chroma, value => Assert.Equal(0, value));
    }

    // librosa estimates a tuning of its own before it sums up; 12 steps of a semitone cannot move a share by much more.
    [Theory]
    [InlineData("03-01-01-01-01-01-01")]
    [InlineData("03-01-03-02-02-01-09")]
    [InlineData("03-01-04-01-02-02-12")]
    [InlineData("03-01-05-02-01-01-04")]
    public void Mean_chroma_is_near_librosas(string name)
    {
        var clip = WavReader.Read(SharedData.RavdessClip(name));
        var expected = SharedData.ReadMatrix($"librosa/{name}.d180.sr48000.csv").SelectMany(row => row).Skip(40).Take(12).ToArray();
        var bank = new ChromaFilterBank(clip.SampleRate, 2048);
        var power = new Stft(StftOptions.Librosa).Power(clip.Samples);
        var sum = new double[12];
        var chroma = new float[12];
        for (var frame = 0; frame < power.Frames; frame++)
        {
            // The reference was made of magnitudes.
            bank.Apply(power.Row(frame).ToArray().Select(MathF.Sqrt).ToArray(), chroma);
            for (var i = 0; i < 12; i++)
            {
                sum[i] += chroma[i] / (double)power.Frames;
            }
        }

        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(expected[i], sum[i], 0.08);
        }
    }

    [Fact]
    public void Contrast_is_high_for_lines_and_nil_for_a_flat_spectrum()
    {
        var contrast = new SpectralContrast(16_000, 1024, 7_200);
        Assert.Equal(7, contrast.BandCount);
        var flat = new float[contrast.BandCount];
        contrast.Apply(Enumerable.Repeat(2f, 513).ToArray(), flat);
        Assert.All(flat, value => Assert.Equal(0, value, 1e-4f));
        var lines = new float[contrast.BandCount];
        contrast.Apply(Enumerable.Range(0, 513).Select(bin => bin % 8 == 0 ? 1f : 1e-4f).ToArray(), lines);
        Assert.All(lines, value => Assert.Equal(40, value, 1f));

        // Bins in any order: 1 to 51 in the last band, whose tenth is 5 bins.
        var shuffled = Enumerable.Range(0, 513).Select(bin => 1f + bin * 20 % 51).ToArray();
        contrast.Apply(shuffled, lines);
        var last = shuffled[410..461].Order().ToArray();
        Assert.Equal(10 * MathF.Log10(last[^5..].Sum() / last[..5].Sum()), lines[6], 1e-4f);
        contrast.Apply(new float[513], lines);
        Assert.All(lines, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Cepstral_peak_stands_out_for_a_voice_and_not_for_noise()
    {
        var peak = new CepstralPeak(8_000, 256, 60, 600);
        var voice = peak.Prominence(Decibels(TestSignal.Harmonics(150, 0.1)));
        var noise = peak.Prominence(Decibels(TestSignal.Noise(0.1)));
        Assert.True(voice > 2 * noise, $"{voice} dB for a voice, {noise} dB for noise");

        // A ripple of amplitude 6 dB with 40 bins per period stands out by 6 dB, but for the mean of the range.
        var ripple = Enumerable.Range(0, 257).Select(bin => (float)(6 * Math.Cos(2 * Math.PI * bin * 40 / 512))).ToArray();
        Assert.Equal(6, peak.Prominence(ripple), 0.1f);
        Assert.Equal(0, peak.Prominence(Enumerable.Repeat(-80f, 257).ToArray()), 1e-3f);
    }

    [Fact]
    public void Zero_crossings_count_through_an_offset()
    {
        Assert.Equal(2_000, ZeroCrossings.Rate(TestSignal.Sine(1_000, 0.1).Samples, 16_000), 30f);
        var offset = TestSignal.Sine(1_000, 0.1).Samples.ToArray().Select(x => x + 3).ToArray();
        Assert.Equal(2_000, ZeroCrossings.Rate(offset, 16_000), 30f);
        Assert.Equal(0, ZeroCrossings.Rate([0.5f, 0.5f, 0.5f], 16_000));
        Assert.Equal(0, ZeroCrossings.Rate([0.5f], 16_000));
    }

    [Fact]
    public void A_spectrum_spreads_as_its_moments_say()
    {
        // Power 1, 2, 1 at bins 3, 4, 5 of 100 Hz: mean 400 Hz, variance half a squared bin, fourth moment half a bin.
        var distribution = new SpectralDistribution(1, 10, 100);
        var power = new float[10];
        (power[2], power[3], power[4]) = (1, 2, 1);
        var moments = distribution.Moments(power);
        Assert.Equal(400, moments.CentroidHz, 1e-3f);
        Assert.Equal(100 * MathF.Sqrt(0.5f), moments.SpreadHz, 1e-3f);
        Assert.Equal(0, moments.Skewness, 1e-5f);
        Assert.Equal(2, moments.Kurtosis, 1e-5f);
        var rollOffs = new float[3];
        distribution.RollOffs(power, [0.25, 0.5, 0.9], rollOffs);
        Assert.Equal([300f, 400f, 500f], rollOffs);
    }

    [Fact]
    public void Entropy_and_flatness_are_extreme_for_noise_and_line()
    {
        var flat = Enumerable.Repeat(4f, 64).ToArray();
        Assert.Equal(1, SpectralDistribution.Entropy(flat, Log2(flat)), 1e-5f);
        Assert.Equal(0, SpectralDistribution.FlatnessDb(flat, Log2(flat)), 1e-5f);
        var line = Enumerable.Range(0, 64).Select(bin => bin == 5 ? 1f : 1e-12f).ToArray();
        Assert.Equal(0, SpectralDistribution.Entropy(line, Log2(line)), 1e-5f);
        Assert.True(SpectralDistribution.FlatnessDb(line, Log2(line)) < -90);
    }

    [Fact]
    public void The_slope_of_a_straight_spectrum_is_its_slope()
    {
        var spectrum = Enumerable.Range(0, 257).Select(bin => 5 - 0.02f * bin).ToArray();
        Assert.Equal(-0.02f * 32, new SpectralLine(500, 1_500, 31.25).Slope(spectrum), 1e-3f);
    }

    [Fact]
    public void Flux_and_onset_see_change_and_not_level()
    {
        var flux = new TimbreFlux(4);
        Assert.Equal(0, flux.Next([1, 1, 1, 1]));
        Assert.Equal(0, flux.Next([9, 9, 9, 9]), 1e-6f);
        Assert.Equal(MathF.Sqrt(2 * 0.25f * 0.25f * 2), flux.Next([4, 4, 0, 0]), 1e-6f);
        flux.Reset();
        Assert.Equal(0, flux.Next([0, 0, 1, 0]));
        var onset = new OnsetStrength(2);
        Assert.Equal(0, onset.Next([-40, -40]));
        Assert.Equal(10, onset.Next([-20, -50]));
        Assert.Equal(0, onset.Next([-30, -50]));
    }

    [Fact]
    public void Modulation_shows_at_its_rate()
    {
        // 6 dB up and down, 5 times per second.
        var contour = Enumerable.Range(0, 300).Select(n => (float)(-30 + 6 * Math.Sin(2 * Math.PI * 5 * n / 100))).ToArray();
        var rates = new float[ModulationSpectrum.RateNames.Count];
        new ModulationSpectrum(100).Measure(contour, rates);
        Assert.Equal("4to8Hz", ModulationSpectrum.RateNames[Array.IndexOf(rates, rates.Max())]);
        Assert.True(rates[2] > rates[4] + 30);
        new ModulationSpectrum(100).Measure([-30, -30, -30], rates);
        Assert.All(rates, value => Assert.Equal(-30, value, 1e-4f));
    }

    private static float[] Log2(float[] power) => Array.ConvertAll(power, MathF.Log2);

    private static float[] Power(AudioClip clip, int size) =>
        new Stft(new StftOptions(size, size, size)).Power(clip.Samples[..size]).Row(0).ToArray();

    private static float[] Decibels(AudioClip clip) =>
        [
            .. new Stft(new StftOptions(640, 160, 1024))
                .Power(clip.Samples[..640])
                .Row(0)[..257]
                .ToArray()
                .Select(power => 10 * MathF.Log10(power + 1e-8f)),
        ];
}
