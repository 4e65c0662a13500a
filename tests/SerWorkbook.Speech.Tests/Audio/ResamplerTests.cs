namespace SerWorkbook.Speech.Tests.Audio;

public sealed class ResamplerTests
{
    public static TheoryData<int, int> Rates =>
        new()
        {
            { 48_000, 16_000 },
            { 44_100, 16_000 },
            { 22_050, 16_000 },
            { 8_000, 16_000 },
            { 192_000, 16_000 },
            { 16_000, 44_100 },
            { 11_025, 16_000 },
            { 22_051, 16_000 },
        };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Keeps_a_tone_in_the_pass_band_where_and_as_it_is(int from, int to)
    {
        var hertz = 0.85 * Resampler.PassBandShare * Math.Min(from, to) / 2;
        var clip = TestSignal.Sine(hertz, 0.5, from);
        var result = Resampler.To(clip, to);
        var expected = TestSignal.Sine(hertz, 0.6, to);
        Assert.Equal((int)Math.Ceiling((double)clip.Length * to / from), result.Length);

        // Away from the ends, where the filter meets the silence outside.
        for (var n = to / 10; n < result.Length - to / 10; n++)
        {
            Assert.Equal(expected.Samples[n], result.Samples[n], 2e-4f);
        }
    }

    [Theory]
    [InlineData(48_000, 8_300)]
    [InlineData(48_000, 12_000)]
    [InlineData(44_100, 8_000)]
    [InlineData(192_000, 60_000)]
    public void Leaves_nothing_of_a_tone_above_the_new_nyquist_frequency(int from, double hertz)
    {
        var result = Resampler.To(TestSignal.Sine(hertz, 0.5, from), 16_000);
        var middle = result.Slice(3_000, 2_000);
        Assert.InRange(Decibel.FromAmplitude(middle.Peak() / 0.5f), -200f, (float)-Resampler.StopBandDb + 4);
    }

    [Fact]
    public void Keeps_a_constant_exactly()
    {
        var result = Resampler.To(new AudioClip(Enumerable.Repeat(0.25f, 44_100).ToArray(), 44_100), 16_000);
        Assert.All(result.Slice(4_000, 8_000).Samples.ToArray(), sample => Assert.Equal(0.25f, sample, 1e-6f));
    }

    [Fact]
    public void Returns_the_clip_itself_when_there_is_nothing_to_do()
    {
        var clip = TestSignal.Sine(440, 0.1);
        Assert.Same(clip, Resampler.To(clip, 16_000));
    }

    [Fact]
    public void Takes_clips_shorter_than_its_filter()
    {
        foreach (var length in new[] { 0, 1, 2, 10 })
        {
            var result = Resampler.To(new AudioClip(new float[length], 48_000), 16_000);
            Assert.Equal((length + 2) / 3, result.Length);
        }
    }

    [Fact]
    public void Refuses_a_clip_of_another_rate() =>
        Assert.Throws<ArgumentException>(() => new Resampler(48_000, 16_000).Process(TestSignal.Sine(100, 0.1)));
}
