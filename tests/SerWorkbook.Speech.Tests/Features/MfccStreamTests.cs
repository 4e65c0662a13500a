using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class MfccStreamTests
{
    public static TheoryData<MfccOptions> Options =>
        new(
            MfccOptions.Speech(16_000),
            MfccOptions.Speech(16_000) with
            {
                Lifter = 22,
                Scaling = DctScaling.Htk,
            },
            new MfccOptions(LogMelOptions.Librosa with { RangeDb = float.PositiveInfinity }, 20),
            new MfccOptions(new LogMelOptions(new StftOptions(400, 160, 512) { Centred = true, Padding = FramePadding.Reflect }, 26), 13)
        );

    [Theory]
    [MemberData(nameof(Options))]
    public void Gives_the_rows_of_the_whole_clip_for_any_cutting_into_blocks(MfccOptions options)
    {
        var clip = TestSignal.Join(TestSignal.Harmonics(150, 0.7), TestSignal.Silence(0.2), TestSignal.Noise(0.31));
        var mfcc = Mfcc.Of(clip, options);
        var logMel = LogMelSpectrogram.Of(clip, options.LogMel).Values;
        var mfccStream = new MfccStream(16_000, options);
        var logMelStream = new LogMelStream(16_000, options.LogMel);
        foreach (var block in new[] { 1, 160, 999, 100_000 })
        {
            Assert.Equal(
                mfcc.Values.ToArray(),
                Rows(clip.Samples, block, mfccStream.RowsFor, mfccStream.Push, mfccStream.Complete, options.Coefficients)
            );
            Assert.Equal(
                logMel.Values.ToArray(),
                Rows(clip.Samples, block, logMelStream.RowsFor, logMelStream.Push, logMelStream.Complete, logMelStream.BandCount)
            );
        }
    }

    [Fact]
    public void Allocates_nothing_once_it_runs()
    {
        var stream = new MfccStream(16_000, MfccOptions.Speech(16_000));
        var samples = TestSignal.Noise(2).Samples.ToArray();
        var rows = new float[stream.RowsFor(samples.Length) * stream.Coefficients];
        stream.Push(samples, rows);
        stream.Complete(rows);
        Assert.Equal(
            0,
            Allocation.LeastOf(() =>
            {
                stream.Push(samples, rows);
                stream.Complete(rows);
            })
        );
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(1f)]
    public void Gives_finite_values_for_silence_a_constant_and_a_full_scale_square(float amplitude)
    {
        var square = new AudioClip(
            Enumerable.Range(0, 8_000).Select(n => amplitude == 1f && n / 40 % 2 == 1 ? -1f : amplitude).ToArray(),
            16_000
        );
        var mfcc = Mfcc.Of(square, MfccOptions.Speech(16_000));
        Assert.All(mfcc.Values.ToArray(), value => Assert.True(float.IsFinite(value)));

        // Silence is -100 dB in all 40 bands: sqrt(40) times that in c0, and no shape at all.
        if (amplitude == 0f)
        {
            Assert.Equal(-100 * Math.Sqrt(40), mfcc[10, 0], 1e-2);
            Assert.All(mfcc.Row(10)[1..].ToArray(), value => Assert.Equal(0f, value, 1e-3f));
        }
    }

    [Fact]
    public void Clips_shorter_than_a_frame_give_no_row()
    {
        Assert.Equal(0, Mfcc.Of(TestSignal.Sine(100, 0.0249), MfccOptions.Speech(16_000)).Frames);
        Assert.Equal(0, Mfcc.Of(TestSignal.Silence(0), MfccOptions.Librosa()).Frames);
    }

    [Fact]
    public void Lifts_by_the_weights()
    {
        var clip = TestSignal.Harmonics(200, 0.2);
        var plain = Mfcc.Of(clip, MfccOptions.Speech(16_000));
        var lifted = Mfcc.Of(clip, MfccOptions.Speech(16_000) with { Lifter = 22 });
        var weights = Liftering.Weights(14, 22);
        for (var c = 0; c < 14; c++)
        {
            Assert.Equal(plain[3, c] * weights[c], lifted[3, c], 1e-4f);
        }
    }

    [Fact]
    public void Refuses_a_range_and_too_little_room()
    {
        Assert.Throws<ArgumentException>(() => new LogMelStream(16_000, LogMelOptions.Speech(16_000)));
        Assert.Throws<ArgumentException>(() => new MfccStream(16_000, MfccOptions.Speech(16_000)).Push(new float[16_000], new float[14]));
    }

    private delegate int PushBlock(ReadOnlySpan<float> samples, Span<float> rows);

    private delegate int EndRecording(Span<float> rows);

    private static float[] Rows(
        ReadOnlySpan<float> samples,
        int block,
        Func<int, int> rowsFor,
        PushBlock push,
        EndRecording complete,
        int columns
    )
    {
        var all = new List<float>();
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(block, samples.Length)];
            var rows = new float[rowsFor(part.Length) * columns];
            all.AddRange(rows.AsSpan(0, push(part, rows) * columns));
            samples = samples[part.Length..];
        }

        var last = new float[rowsFor(0) * columns];
        all.AddRange(last.AsSpan(0, complete(last) * columns));
        return [.. all];
    }
}
