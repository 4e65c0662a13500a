using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class FrameCutterTests
{
    public static TheoryData<bool, FramePadding, int> Cases
    {
        get
        {
            var data = new TheoryData<bool, FramePadding, int>();
            foreach (var length in new[] { 0, 1, 2, 100, 199, 200, 201, 400, 401, 7_777, 30_000 })
            {
                data.Add(false, FramePadding.Zeros, length);
                data.Add(true, FramePadding.Zeros, length);
                data.Add(true, FramePadding.Reflect, length);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_the_same_frames_for_any_cutting_into_blocks(bool centred, FramePadding padding, int length)
    {
        var options = new StftOptions(400, 160, 512) { Centred = centred, Padding = padding };
        var signal = Enumerable.Range(1, length).Select(n => (float)n).ToArray();
        var cutter = new FrameCutter(options);
        foreach (var block in new[] { 1, 7, 160, 4_096, 50_000 })
        {
            var frames = Cut(cutter, signal, block);
            Assert.Equal(options.FrameCount(length), frames.Count);
            for (var t = 0; t < frames.Count; t++)
            {
                Assert.Equal(Expected(signal, t * 160 - (centred ? 200 : 0), padding), frames[t]);
            }
        }
    }

    [Theory]
    [InlineData(false, FramePadding.Zeros)]
    [InlineData(true, FramePadding.Zeros)]
    [InlineData(true, FramePadding.Reflect)]
    public void Frames_have_the_power_of_those_of_the_whole_signal(bool centred, FramePadding padding)
    {
        var stft = new Stft(new StftOptions(400, 160, 512) { Centred = centred, Padding = padding });
        var signal = TestSignal.Noise(0.2).Samples.ToArray();
        var whole = stft.Power(signal);
        var power = new float[stft.BinCount];
        var frames = Cut(new FrameCutter(stft.Options), signal, 33);
        for (var t = 0; t < frames.Count; t++)
        {
            stft.PowerOf(frames[t], power);
            Assert.Equal(whole.Row(t).ToArray(), power);
        }
    }

    [Fact]
    public void Jumps_over_samples_between_frames()
    {
        var frames = Cut(new FrameCutter(new StftOptions(4, 10_000, 4)), Enumerable.Range(0, 30_000).Select(n => (float)n).ToArray(), 999);
        Assert.Equal([0f, 10_000f, 20_000f], frames.Select(frame => frame[0]));
    }

    private static List<float[]> Cut(FrameCutter cutter, float[] signal, int block)
    {
        var frames = new List<float[]>();
        for (var from = 0; from < signal.Length; from += block)
        {
            ReadOnlySpan<float> samples = signal.AsSpan(from, Math.Min(block, signal.Length - from));
            while (cutter.TryNext(ref samples, out var frame))
            {
                frames.Add(frame.ToArray());
            }
        }

        while (cutter.TryFinish(out var frame))
        {
            frames.Add(frame.ToArray());
        }

        return frames;
    }

    // Written from numpy's description of pad: mirrored at the first and last value, again and again.
    private static float[] Expected(float[] signal, int start, FramePadding padding)
    {
        var frame = new float[400];
        for (var i = 0; i < 400; i++)
        {
            var place = start + i;
            while (padding == FramePadding.Reflect && (place < 0 || place >= signal.Length))
            {
                place =
                    signal.Length == 1 ? 0
                    : place < 0 ? -place
                    : 2 * (signal.Length - 1) - place;
            }

            frame[i] = place >= 0 && place < signal.Length ? signal[place] : 0f;
        }

        return frame;
    }
}
