namespace SerWorkbook.Speech.Tests.Audio;

public sealed class DegradationTests
{
    private const int Rate = 16_000;

    public static TheoryData<NoiseKind> Kinds => [NoiseKind.White, NoiseKind.Pink, NoiseKind.Babble];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Noise_has_the_power_that_was_asked_for_and_follows_the_seed(NoiseKind kind)
    {
        var clip = TestSignal.Harmonics(150, 1.1);
        var noisy = Degradation.AddNoise(clip, kind, 10, seed: 3);
        var added = Difference(noisy, clip);
        Assert.Equal(10, 10 * Math.Log10(Power(clip) / Power(added)), 0.01);
        Assert.Equal(noisy.Samples.ToArray(), Degradation.AddNoise(clip, kind, 10, seed: 3).Samples.ToArray());
        Assert.NotEqual(noisy.Samples.ToArray(), Degradation.AddNoise(clip, kind, 10, seed: 4).Samples.ToArray());
    }

    // The band from 2 to 4 kHz over that from 500 to 1,000 Hz: white noise gains what the band is wider (factor 4, 6.02 dB),
    // pink noise has the same power in every octave, and speech follows the levels of ANSI S3.5 (34.27, 25.01; 17.32, 9.33 dB
    // at the bands' ends, straight over log f), which integrate to -10.4 dB.
    [Theory]
    [InlineData(NoiseKind.White, 6.02)]
    [InlineData(NoiseKind.Pink, 0)]
    [InlineData(NoiseKind.Babble, -10.4)]
    public void Noise_has_the_spectrum_of_its_kind(NoiseKind kind, double expectedDb)
    {
        var noise = Noise.Make(kind, 1 << 17, Rate, new SeededRandom(1, "spectrum"));
        var power = new float[(1 << 16) + 1];
        new RealFft(1 << 17).Power(noise, power);
        double Band(int low, int high) =>
            power[(int)(low / (double)Rate * (1 << 17))..(int)(high / (double)Rate * (1 << 17))].Sum(value => (double)value);
        Assert.Equal(expectedDb, 10 * Math.Log10(Band(2000, 4000) / Band(500, 1000)), 1.0);
        Assert.Equal(1, FixedOrderSums.SumOfSquares<float>(noise) / noise.Length, 1e-3);
    }

    [Fact]
    public void Level_and_clipping_do_what_they_say()
    {
        var clip = TestSignal.Harmonics(150, 0.5);
        Assert.Equal(12, 10 * Math.Log10(Power(Degradation.ChangeLevel(clip, 12)) / Power(clip)), 1e-4);
        Assert.Same(clip, Degradation.ChangeLevel(clip, 0));
        var clipped = Degradation.ClipPeaks(clip, 12);
        Assert.Equal(clip.Peak() * Math.Pow(10, -0.6), clipped.Peak(), 1e-6);
        Assert.Equal(clip.Samples.ToArray(), Degradation.ClipPeaks(clip, 0).Samples.ToArray());
    }

    [Theory]
    [InlineData(200, -60)]
    [InlineData(1000, 0)]
    [InlineData(3000, 0)]
    [InlineData(3600, -60)]
    public void The_telephone_lets_its_band_through_and_nothing_else(double hertz, double db)
    {
        var tone = new AudioClip(Enumerable.Range(0, Rate).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / Rate)).ToArray(), Rate);
        var limited = Degradation.LimitBand(tone, 300, 3400);
        Assert.Equal(tone.Length, limited.Length);
        var gain = 10 * Math.Log10(Power(limited.Slice(4000, 8000)) / Power(tone.Slice(4000, 8000)));
        Assert.True(db < 0 ? gain < db + 1 : Math.Abs(gain) < 0.05, $"{hertz} Hz comes through at {gain} dB");
    }

    [Fact]
    public void A_band_without_ends_changes_next_to_nothing_and_a_low_rate_takes_the_top()
    {
        var clip = TestSignal.Harmonics(150, 0.5);
        Assert.All(
            Degradation.LimitBand(clip, 0, 8000).Samples.ToArray().Zip(clip.Samples.ToArray()),
            pair => Assert.Equal(pair.Second, pair.First, 1e-5)
        );
        Assert.Same(clip, Degradation.SampleAt(clip, clip.SampleRate));
        var tone = new AudioClip(Enumerable.Range(0, Rate).Select(i => (float)Math.Sin(2 * Math.PI * 5000 * i / Rate)).ToArray(), Rate);
        var low = Degradation.SampleAt(tone, 8000);
        Assert.Equal((Rate, tone.Length), (low.SampleRate, low.Length));
        Assert.True(Power(low.Slice(4000, 8000)) < 1e-8);
    }

    [Fact]
    public void Cuts_count_from_where_speech_begins()
    {
        var clip = TestSignal.Join(TestSignal.Silence(0.5), TestSignal.Harmonics(150, 2), TestSignal.Silence(0.5));
        Assert.InRange(Degradation.CutAfter(clip, 1).Seconds, 1.4, 1.6);
        Assert.InRange(Degradation.CutShare(clip, 0.5).Seconds, 1.4, 1.6);
        Assert.Same(clip, Degradation.CutAfter(clip, 5));
        Assert.Same(clip, Degradation.CutShare(clip, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public void Silence_and_short_clips_stay_silent_and_short(int length)
    {
        var silence = new AudioClip(new float[length], Rate);
        AudioClip[] changed =
        [
            Degradation.AddNoise(silence, NoiseKind.Babble, 10, 1),
            Degradation.ChangeLevel(silence, 12),
            Degradation.ClipPeaks(silence, 12),
            Degradation.LimitBand(silence, 300, 3400),
            Degradation.SampleAt(silence, 8000),
        ];
        Assert.All(changed, clip => Assert.Equal(silence.Samples.ToArray(), clip.Samples.ToArray()));
    }

    private static double Power(AudioClip clip) => clip.Samples.ToArray().Average(sample => (double)sample * sample);

    private static AudioClip Difference(AudioClip a, AudioClip b) =>
        new(a.Samples.ToArray().Zip(b.Samples.ToArray(), (x, y) => x - y).ToArray(), a.SampleRate);
}
