using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class FeatureExtractorTests
{
    private static readonly FeatureSet Set = FeatureSet.SerBase;

    [Fact]
    public void Columns_have_names_of_their_own()
    {
        Assert.Equal(Set.Columns.Count, Set.Columns.Select(column => column.Name).Distinct().Count());
        Assert.Equal(379, Set.Columns.Count);
        Assert.Same(Set, FeatureSet.Find("serbase-1"));
        Assert.Contains("SerBase-1", Assert.Throws<SerException>(() => FeatureSet.Find("MFCC")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_mean_what_their_names_say()
    {
        var vector = Extract(TestSignal.Harmonics(220, 1, amplitude: 0.3));

        // 220 Hz lies 36 semitones above 27.5 Hz.
        Assert.Equal(36, vector["f0_mean"], 0.05);
        Assert.Equal(0, vector["f0_std"], 0.1);
        Assert.Equal(1, vector["voicedShare"], 0.03);
        Assert.True(vector["hnr_mean"] > 20);
        Assert.Equal(0, vector["level_slope"], 0.5);
    }

    [Fact]
    public void A_louder_clip_differs_in_level_and_cepstrum_0_alone()
    {
        var clip = TestSignal.Join(TestSignal.Harmonics(150, 0.5), TestSignal.Noise(0.3), TestSignal.Harmonics(180, 0.5));
        var soft = Extract(new AudioClip(clip.Samples.ToArray().Select(x => x / 4).ToArray(), 16_000));
        var loud = Extract(clip);
        Assert.Equal(12.04, loud["level_mean"] - soft["level_mean"], 0.01);
        Assert.Equal(loud["f0_mean"], soft["f0_mean"], 1e-3);
        Assert.Equal(loud["mfcc3_mean"], soft["mfcc3_mean"], 1e-2);
        Assert.Equal(loud["centroid_mean"], soft["centroid_mean"], 1.0);
    }

    [Fact]
    public void The_rate_of_the_file_hardly_shows()
    {
        var low = TestSignal.Join(TestSignal.Harmonics(150, 0.6), TestSignal.Harmonics(190, 0.6));
        var high = Resampler.To(low, 44_100);
        var (fromLow, fromHigh) = (Extract(low), Extract(high));
        foreach (var name in new[] { "f0_mean", "mfcc1_mean", "mfcc5_mean", "mfcc13_mean", "mel10_mean", "mel26_mean", "flatness_mean", "alphaRatio_mean", "level_p50" })
        {
            Assert.True(Math.Abs(fromLow[name] - fromHigh[name]) < 0.05, $"{name} is {fromLow[name]} at 16 kHz and {fromHigh[name]} from 44.1 kHz");
        }
    }

    [Fact]
    public void Values_are_finite_for_any_signal()
    {
        AudioClip[] signals =
        [
            TestSignal.Noise(0.11), TestSignal.Sine(50, 0.2), TestSignal.Sine(7_900, 1), TestSignal.Harmonics(100, 3, 8_000),
            new(Enumerable.Repeat(0.5f, 16_000).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n / 40 % 2 == 0 ? 1f : -1f).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n % 1_000 == 0 ? 1f : 0f).ToArray(), 16_000),
            new(TestSignal.Noise(1).Samples.ToArray().Select(x => x * 1e6f).ToArray(), 16_000),
            TestSignal.Noise(1, 192_000),
        ];
        foreach (var signal in signals)
        {
            Assert.All(new FeatureExtractor(Set).Extract(signal, "x"), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Refuses_what_holds_nothing_to_measure()
    {
        var extractor = new FeatureExtractor(Set);
        var click = new AudioClip(Enumerable.Range(0, 16_000).Select(n => n == 8_000 ? 1f : 0f).ToArray(), 16_000);
        Assert.Contains("64 ms of it stand out", Assert.Throws<InvalidAudioException>(() => extractor.Extract(click, "click")).Message, StringComparison.Ordinal);
        foreach (var clip in new[] { TestSignal.Silence(1), TestSignal.Noise(0.05), new AudioClip(ReadOnlyMemory<float>.Empty, 8_000), new AudioClip(new[] { float.NaN }, 16_000) })
        {
            Assert.StartsWith("name.wav: ", Assert.Throws<InvalidAudioException>(() => extractor.Extract(clip, "name.wav")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_extractor_gives_the_same_values_whatever_it_measured_before()
    {
        var clip = TestSignal.Harmonics(180, 0.7);
        var used = new FeatureExtractor(Set);
        used.Extract(TestSignal.Noise(1.3, 44_100), "other");
        Assert.Equal(new FeatureExtractor(Set).Extract(clip, "x"), used.Extract(clip, "x"));
    }

    [Fact]
    public void Functionals_have_their_textbook_values()
    {
        var values = new float[] { 4, 1, 3, 2, 5 };
        var full = new float[8];
        Functionals.Full(values, [0, 1, 2, 3, 4], full);

        // numpy: mean, std, percentile([5, 25, 50, 75, 95]), polyfit(…, 1)[0].
        Assert.Equal([3f, 1.414214f, 1.2f, 2f, 3f, 4f, 4.8f, 0.3f], full.Select(v => MathF.Round(v, 6)));
        Functionals.Full([], [], full);
        Assert.All(full, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Spectral_shape_of_a_tone_and_of_noise_are_what_they_must_be()
    {
        var tone = new float[257];
        tone[64] = 1;
        var shape = SpectralShape.Of(tone, 31.25);
        Assert.Equal(2000, shape.CentroidHz, 0.1f);
        Assert.Equal(2000, shape.RollOffHz, 0.1f);
        Assert.True(shape.FlatnessDb < -60);
        var flat = SpectralShape.Of(Enumerable.Repeat(1f, 257).ToArray(), 31.25);
        Assert.Equal(0, flat.FlatnessDb, 0.01f);
        Assert.Equal(0, flat.SlopeDbPerKhz, 0.01f);
        Assert.Equal(4000, flat.CentroidHz, 40f);
        Assert.Equal(0, flat.HammarbergDb, 0.01f);
    }

    private static Dictionary<string, float> Extract(AudioClip clip)
    {
        var vector = new FeatureExtractor(Set).Extract(clip, "test");
        return Set.Columns.Zip(vector).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }
}
