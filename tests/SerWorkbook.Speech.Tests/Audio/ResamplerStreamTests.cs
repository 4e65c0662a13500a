using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech.Tests.Audio;

public sealed class ResamplerStreamTests
{
    public static TheoryData<int, int> Rates => ResamplerTests.Rates;

    [Theory]
    [MemberData(nameof(Rates))]
    public void Gives_what_the_resampler_makes_of_the_whole_for_any_cutting_into_blocks(int from, int to)
    {
        var clip = TestSignal.Noise(0.7, from);
        var resampler = new Resampler(from, to);
        var whole = resampler.Process(clip).Samples.ToArray();
        var stream = new ResamplerStream(resampler);
        foreach (var block in new[] { 1, 160, 1_023, 8_192, 100_000 })
        {
            Assert.Equal(whole, Run(stream, clip.Samples, block));
        }
    }

    [Theory]
    [InlineData(44_100, 0)]
    [InlineData(8_000, 0)]
    [InlineData(32_000, 5e-7)]
    [InlineData(48_000, 5e-7)]
    [InlineData(96_000, 5e-7)]
    public void Every_output_is_one_sum_over_the_clip(int from, double allowed)
    {
        // The definition; four sums at a time give the very same bits, blocks in the frequency domain the same but for rounding.
        var clip = TestSignal.Noise(0.3, from);
        var resampler = new Resampler(from, 16_000);
        var padded = new float[clip.Length + 4 * resampler.Taps];
        clip.Samples.CopyTo(padded.AsSpan(resampler.Taps));
        var result = resampler.Process(clip);
        for (var n = 0; n < result.Length; n++)
        {
            var place = (long)n * resampler.Down;
            var start = (int)(place / resampler.Up) - resampler.Reach + 1 + resampler.Taps;
            var filter = resampler.Filter((int)(place % resampler.Up));
            Assert.Equal(FilterSums.One(padded.AsSpan(start, filter.Length), filter), result.Samples[n], allowed);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void Ends_a_short_recording_and_starts_another(int length)
    {
        var stream = new ResamplerStream(new Resampler(48_000, 16_000));
        var clip = TestSignal.Noise(1, 48_000).Slice(0, length);
        var first = Run(stream, clip.Samples, 100);
        Assert.Equal((length + 2) / 3, first.Length);
        Assert.Equal(first, Run(stream, clip.Samples, 100));
    }

    [Fact]
    public void Passes_samples_through_when_the_rates_are_the_same()
    {
        var clip = TestSignal.Noise(0.1);
        Assert.Equal(clip.Samples.ToArray(), Run(new ResamplerStream(new Resampler(16_000, 16_000)), clip.Samples, 77));
    }

    [Fact]
    public void Refuses_an_output_that_is_too_short()
    {
        var stream = new ResamplerStream(new Resampler(48_000, 16_000));
        Assert.Throws<ArgumentException>(() => stream.Push(new float[48_000], new float[15_999]));
    }

    private static float[] Run(ResamplerStream stream, ReadOnlySpan<float> samples, int block)
    {
        var output = new List<float>();
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(block, samples.Length)];
            var room = new float[stream.RoomFor(part.Length)];
            output.AddRange(room.AsSpan(0, stream.Push(part, room)));
            samples = samples[part.Length..];
        }

        var rest = new float[stream.RoomFor(0)];
        output.AddRange(rest.AsSpan(0, stream.Complete(rest)));
        return [.. output];
    }
}
