using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

/// <summary>Recordings that can be used although something is wrong with them, and what is said of it.</summary>
public sealed class RecordingRemarkTests
{
    private const int Rate = 16_000;

    [Fact]
    public void A_file_that_was_cut_off_says_so()
    {
        using var folder = new TemporaryFolder();
        var whole = WavWriter.ToBytes(TestSignal.Noise(2));
        File.WriteAllBytes(folder.File("a.wav"), whole);
        File.WriteAllBytes(folder.File("b.wav"), whole[..(44 + (whole.Length - 44) / 4)]);
        using var all = WavFile.Open(folder.File("a.wav"));
        using var cut = WavFile.Open(folder.File("b.wav"));
        Assert.Null(all.Remark);
        Assert.Equal("it was cut off: it holds 0.50 s of the 2.00 s that its header promises", cut.Remark);
    }

    [Fact]
    public void A_good_recording_needs_no_remark() => Assert.Null(RemarkOn(Speech(), channels: 1));

    [Fact]
    public void Channels_that_cancel_each_other_are_not_mixed()
    {
        var samples = Speech();
        var anti = samples.SelectMany(sample => new[] { 0.8f * sample, -0.79f * sample }).ToArray();
        using var file = Open(anti, 2);
        Assert.Equal("its 2 channels cancel each other when they are mixed; channel 1 is used", file.Remark);
        var read = new float[file.Info.Frames];
        file.Read(read.AsSpan(0, 1000));
        file.Read(read.AsSpan(1000));
        Assert.Equal(samples.Select(sample => 0.8f * sample), read);
        Assert.Contains("cancel each other", RemarkOn(anti, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_that_do_not_cancel_are_mixed_as_ever()
    {
        var samples = Speech();
        using var quiet = Open([.. samples.SelectMany(sample => new[] { sample, 0.01f * sample })], 2);
        Assert.Null(quiet.Remark);
        var read = new float[quiet.Info.Frames];
        quiet.Read(read);
        Assert.Equal(samples.Select(sample => (sample + 0.01f * sample) / 2), read);
        using var opposed = Open([.. samples.SelectMany(sample => new[] { sample, -0.5f * sample })], 2);
        Assert.Null(opposed.Remark);
        using var many = Open([.. samples.SelectMany((_, i) => Enumerable.Range(0, 150).Select(k => k == i % 150 ? 0.5f : 0f))], 150);
        Assert.Null(many.Remark);
    }

    [Theory]
    [InlineData(2, new[] { 1 }, "one of its 2 channels is empty; channel 2 is used")]
    [InlineData(6, new[] { 2 }, "5 of its 6 channels are empty; channel 3 is used")]
    [InlineData(6, new[] { 0, 1, 5 }, "3 of its 6 channels are empty; the mean of channels 1, 2, 6 is used")]
    public void Empty_channels_do_not_weaken_the_others(int channels, int[] full, string remark)
    {
        var samples = Speech();
        using var file = Open(
            [.. samples.SelectMany(sample => Enumerable.Range(0, channels).Select(k => full.Contains(k) ? sample : 1e-5f))],
            channels
        );
        Assert.Equal(remark, file.Remark);
        var read = new float[file.Info.Frames];
        Assert.Equal(read.Length, file.Read(read));
        Assert.Equal(0, read.Zip(samples, (got, sample) => Math.Abs(got - sample)).Max(), 1e-6);
    }

    [Fact]
    public void A_channel_with_one_word_in_it_is_not_empty()
    {
        var samples = Speech();
        using var file = Open([.. samples.SelectMany((sample, i) => new[] { sample, i is > 7000 and < 7100 ? 0.3f : 0f })], 2);
        Assert.Null(file.Remark);
    }

    [Fact]
    public void Silence_in_all_channels_is_silence_and_not_cancellation()
    {
        using var file = Open(new float[4000], 2);
        Assert.Null(file.Remark);
        Assert.Contains("silent", AudioCheck.FindFault(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Clipping_is_said_with_its_share() =>
        Assert.Matches(
            @"^\d+\.\d % of its samples are at full scale: it is clipped$",
            RemarkOn([.. Speech().Select(sample => Math.Clamp(6 * sample, -1f, 1f))], 1)
        );

    [Fact]
    public void An_offset_is_said_with_its_size() =>
        Assert.Equal(
            "its samples have an offset (DC) of 0.300 of full scale",
            RemarkOn([.. Speech().Select(sample => 0.5f * sample + 0.3f)], 1)
        );

    [Fact]
    public void Digital_silence_counts_between_sounds_alone()
    {
        var part = Speech()[..(Rate / 2)];
        var gap = new float[Rate / 4];
        Assert.Equal(
            "20 % of it, between sounds, is digital silence (exact zeros), as noise gates leave it",
            RemarkOn([.. part, .. gap, .. part], 1)
        );
        Assert.Null(RemarkOn([.. gap, .. part, .. gap], 1));
    }

    [Fact]
    public void The_band_of_a_telephone_in_a_file_of_48_kHz_is_seen()
    {
        var narrow = Resampler.To(new AudioClip(Speech(8_000), 8_000), 48_000).Samples.ToArray();
        Assert.Matches(
            @"^it holds nothing above [34]\.\d kHz, although it is sampled at 48000 Hz$",
            RemarkOn([.. narrow.Select(sample => MathF.Round(sample * 32768) / 32768)], 1, 48_000)
        );
    }

    [Fact]
    public void Samples_at_a_hundred_times_full_scale_are_refused_with_the_reason()
    {
        using var file = Open([.. Speech().Select(sample => 100 * sample)], 1);
        Assert.Contains("above full scale", AudioCheck.FindFault(file), StringComparison.Ordinal);
    }

    private static float[] Speech(int rate = Rate)
    {
        var voice = TestSignal.Harmonics(140, 1.0, rate);
        return [.. Augmentation.AddNoise(voice, 30, seed: 3).Samples.ToArray().Select(sample => 0.6f * sample)];
    }

    private static WavFile Open(float[] interleaved, int channels, int rate = Rate)
    {
        var frames = interleaved.Length / channels;
        return WavFile.FromSamples(interleaved, new WavInfo(WavEncoding.Float, 32, channels, rate, frames, frames), "test");
    }

    private static string? RemarkOn(float[] interleaved, int channels, int rate = Rate)
    {
        using var file = Open(interleaved, channels, rate);
        var examination = new SerWorkbook.Corpora.Readers.RecordingExamination(file);
        Assert.Null(AudioCheck.FindFault(file, examination.Hear));
        return examination.Remark();
    }
}
