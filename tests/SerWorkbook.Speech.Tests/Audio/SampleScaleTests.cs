using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>Samples far beyond full scale are refused wherever they come in, and overshoot is not.</summary>
public sealed class SampleScaleTests
{
    [Theory]
    [InlineData(32, 32_768, "samples reach 32,768, 90 dB above full scale")]
    [InlineData(64, 32_768, "samples reach 32,768, 90 dB above full scale")]
    [InlineData(32, 100, "samples reach 100, 40 dB above full scale")]
    [InlineData(32, 1e25, "samples reach 1e25, 500 dB above full scale")]
    [InlineData(64, 1e25, "samples reach 1e25, 500 dB above full scale")]
    [InlineData(32, 3e38, "dB above full scale")]
    [InlineData(64, 1e300, "samples reach 3.4e38")]
    [InlineData(32, double.NaN, "not")]
    [InlineData(64, double.NegativeInfinity, "not")]
    public void A_file_beyond_the_scale_is_refused_with_its_peak(int bits, double peak, string part)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, bits, peak);
        using var file = WavFile.Open(path);
        var fault = AudioCheck.FindFault(file);
        Assert.Contains(part, fault, StringComparison.Ordinal);
        foreach (var set in FeatureSet.All)
        {
            var refused = Assert.Throws<InvalidAudioException>(() => new FeatureExtractor(set).Extract(path));
            Assert.Equal(path, refused.AudioSource);
            Assert.Contains(part, refused.Reason, StringComparison.Ordinal);
            Assert.Throws<InvalidAudioException>(() => new FeatureExtractor(set).Extract(WavReader.Read(path), path));
        }
    }

    [Theory]
    [InlineData(32, 1.9)]
    [InlineData(64, 15.9)]
    public void Overshoot_is_worked_on(int bits, double peak)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, bits, peak);
        using var file = WavFile.Open(path);
        Assert.Null(AudioCheck.FindFault(file));
        Assert.All(new FeatureExtractor(FeatureSet.GeMaps).Extract(path), value => Assert.True(float.IsFinite(value)));
    }

    // The peak says what the samples are, not the first sample that is too large.
    [Fact]
    public void The_peak_of_the_whole_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var samples = new float[48_000];
        Array.Fill(samples, 20f);
        samples[47_000] = -32_768;
        File.WriteAllBytes(
            folder.File("x.wav"),
            new WavBytes { Tag = 3, Bits = 32 }.Build(MemoryMarshal.AsBytes<float>(samples).ToArray())
        );
        var refused = Assert.Throws<InvalidAudioException>(() => new FeatureExtractor(FeatureSet.GeMaps).Extract(folder.File("x.wav")));
        Assert.Contains("samples reach 32,768", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e25f)]
    public void A_clip_that_a_user_made_is_refused_too(float sample)
    {
        var samples = TestSignal.Harmonics(150, 0.5).Samples.ToArray();
        samples[4_000] = sample;
        var clip = new AudioClip(samples, 16_000);
        var extractor = new FeatureExtractor(FeatureSet.GeMaps);
        Assert.StartsWith(
            "mine: ",
            Assert.Throws<InvalidAudioException>(() => extractor.Extract(clip, "mine")).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "mine: ",
            Assert.Throws<InvalidAudioException>(() => extractor.ExtractPart(clip, "mine")).Message,
            StringComparison.Ordinal
        );
    }

    private static string Write(TemporaryFolder folder, int bits, double peak)
    {
        var voice = TestSignal.Harmonics(150, 0.5).Samples.ToArray();
        var loudest = voice.Max(MathF.Abs);
        double[] samples = [.. voice.Select(sample => sample / loudest * peak)];
        var bytes =
            bits == 64
                ? MemoryMarshal.AsBytes<double>(samples).ToArray()
                : MemoryMarshal.AsBytes<float>(samples.Select(sample => (float)sample).ToArray()).ToArray();
        var path = folder.File("x.wav");
        File.WriteAllBytes(path, new WavBytes { Tag = 3, Bits = bits }.Build(bytes));
        return path;
    }
}
