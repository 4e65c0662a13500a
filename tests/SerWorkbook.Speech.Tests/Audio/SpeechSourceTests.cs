using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech.Tests.Audio;

public sealed class SpeechSourceTests
{
    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(16_000)]
    [InlineData(8_000)]
    public void Gives_what_reader_and_resampler_make_of_the_whole_file(int rate)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("clip.wav");
        WavWriter.Write(path, TestSignal.Noise(1.3, rate));
        var expected = Resampler.To(WavReader.Read(path), 16_000).Samples.ToArray();
        foreach (var block in new[] { 1, 777, 100_000 })
        {
            using var source = SpeechSource.Open(path, 16_000);
            Assert.Equal((16_000, rate), (source.SampleRate, source.Info.SampleRate));
            Assert.Equal(expected, ReadAll(source, block));
            Assert.Equal(0, source.Read(new float[10]));
        }
    }

    [Theory]
    [InlineData(float.NaN, 20_000)]
    [InlineData(float.PositiveInfinity, 3)]
    [InlineData(float.NegativeInfinity, 47_999)]
    public void Names_the_file_and_the_place_of_a_sample_that_is_no_number(float bad, int place)
    {
        var samples = TestSignal.Noise(1, 48_000).Samples.ToArray();
        samples[place] = bad;
        var data = samples.SelectMany(BitConverter.GetBytes).ToArray();
        var wav = new WavBytes
        {
            Tag = 3,
            Bits = 32,
            Rate = 48_000,
        }.Build(data);
        var file = WavFile.Open(new MemoryStream(wav), "bad.wav");
        using var source = SpeechSource.Open(file, "bad.wav", new ResamplerStream(new Resampler(48_000, 16_000)));
        var fault = Assert.Throws<InvalidAudioException>(() => ReadAll(source, 4_096));
        Assert.Equal("bad.wav", fault.AudioSource);
        Assert.Contains(FormattableString.Invariant($"sample {place} (at {place / 48_000.0:0.000} s)"), fault.Reason);
    }

    [Fact]
    public void Gives_nothing_of_an_empty_file()
    {
        var file = WavFile.Open(new MemoryStream(new WavBytes { Rate = 48_000 }.Build([])), "empty.wav");
        using var source = SpeechSource.Open(file, "empty.wav", new ResamplerStream(new Resampler(48_000, 16_000)));
        Assert.Empty(ReadAll(source, 100));
    }

    [Fact]
    public void Serves_one_file_after_the_other_with_one_resampler()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("clip.wav");
        WavWriter.Write(path, TestSignal.Noise(0.8, 48_000));
        var resampler = new ResamplerStream(new Resampler(48_000, 16_000));
        using (var left = SpeechSource.Open(WavFile.Open(path), path, resampler))
        {
            left.Read(new float[100]);
        }

        using var source = SpeechSource.Open(WavFile.Open(path), path, resampler);
        Assert.Equal(Resampler.To(WavReader.Read(path), 16_000).Samples.ToArray(), ReadAll(source, 500));
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Read(new float[1]));
    }

    [Fact]
    public void Memory_does_not_depend_on_the_length()
    {
        // The first reading fills the pools that the others take from; tests beside this one may empty them in between, so
        // the least of several readings counts.
        using var folder = new TemporaryFolder();
        var (brief, longer) = (folder.File("brief.wav"), folder.File("longer.wav"));
        WavWriter.Write(brief, TestSignal.Noise(1, 48_000));
        WavWriter.Write(longer, TestSignal.Noise(12, 48_000));
        var buffer = new float[1_000];
        ReadAll(brief, buffer);
        long Least(string path) => Allocation.LeastOf(() => ReadAll(path, buffer));
        Assert.InRange(Least(longer) - Least(brief), -4_096, 4_096);
    }

    [Fact]
    public void Refuses_a_filter_for_another_rate()
    {
        var file = WavFile.Open(new MemoryStream(new WavBytes { Rate = 48_000 }.Build(new byte[100])), "clip.wav");
        Assert.Throws<ArgumentException>(() => SpeechSource.Open(file, "clip.wav", new ResamplerStream(new Resampler(44_100, 16_000))));
    }

    private static void ReadAll(string path, float[] buffer)
    {
        using var source = SpeechSource.Open(path, 16_000);
        while (source.Read(buffer) > 0) { }
    }

    private static float[] ReadAll(SpeechSource source, int block)
    {
        var all = new List<float>();
        var buffer = new float[block];
        for (var got = source.Read(buffer); got > 0; got = source.Read(buffer))
        {
            all.AddRange(buffer.AsSpan(0, got));
        }

        return [.. all];
    }
}
