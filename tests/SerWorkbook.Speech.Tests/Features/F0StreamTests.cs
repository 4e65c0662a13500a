namespace SerWorkbook.Speech.Tests.Features;

public sealed class F0StreamTests
{
    [Theory]
    [InlineData(16_000, 1)]
    [InlineData(16_000, 7)]
    [InlineData(16_000, 160)]
    [InlineData(16_000, 4_099)]
    [InlineData(44_100, 1_000)]
    [InlineData(8_000, 33)]
    public void Blocks_of_any_size_give_the_frames_of_the_whole_clip(int rate, int block)
    {
        var clip = Resampler.To(SyntheticVoice.Speak(170, "a", 2.345, seed: 5).Clip, rate);
        var tracker = new F0Tracker(rate);
        var whole = tracker.Track(clip);
        Assert.True(whole.VoicedShare is > 0.3 and < 0.9);
        for (var start = 0; start < clip.Length; start += block)
        {
            tracker.Push(clip.Samples.Slice(start, Math.Min(block, clip.Length - start)));
        }

        tracker.Complete();
        var frames = Read(tracker);
        Assert.Equal(whole.Hertz, frames.Select(frame => frame.Hertz));
        Assert.Equal(whole.Correlation, frames.Select(frame => frame.Correlation));
        Assert.Equal(whole.VoicingProbability, frames.Select(frame => frame.VoicingProbability));
    }

    [Fact]
    public void Frames_come_while_the_stream_goes_on()
    {
        var options = new F0Options { LevelFrames = 10, DecisionFrames = 20 };
        var tracker = new F0Tracker(16_000, options);
        tracker.Push(TestSignal.Harmonics(150, 2).Samples);

        // The last window reaches to the end; the two lags are behind it.
        Assert.InRange(Read(tracker).Count, 200 - 30 - 4, 200 - 30);
        tracker.Complete();
        Assert.InRange(Read(tracker).Count, 30, 34);
    }

    // The oracle is the path over all frames: a lag of the whole clip.
    [Fact]
    public void A_lag_of_forty_frames_decides_as_the_whole_clip_would()
    {
        var (same, all) = (0, 0);
        foreach (var hertz in new[] { 80, 130, 210, 340 })
        {
            var clip = Augmentation.AddNoise(SyntheticVoice.Speak(hertz, "e", 4, seed: hertz).Clip, 5, seed: 2);
            var lagged = new F0Tracker(16_000).Track(clip);
            var whole = new F0Tracker(16_000, new F0Options { DecisionFrames = 400 }).Track(clip);
            same += lagged.Hertz.Zip(whole.Hertz).Count(pair => pair.First == pair.Second);
            all += whole.Frames;
        }

        Assert.InRange((double)same / all, 0.995, 1);
    }

    [Fact]
    public void Nothing_of_one_recording_stays_for_the_next()
    {
        var clip = SyntheticVoice.Speak(120, "o", 1, seed: 8).Clip;
        var fresh = new F0Tracker(16_000).Track(clip);
        var used = new F0Tracker(16_000);
        used.Push(TestSignal.Noise(1.37, deviation: 1).Samples);
        used.Reset();
        used.Push(clip.Samples);
        used.Complete();
        Assert.Equal(fresh.Hertz, Read(used).Select(frame => frame.Hertz));
    }

    [Fact]
    public void Hours_need_no_more_memory_than_seconds()
    {
        var tracker = new F0Tracker(16_000);
        var second = SyntheticVoice.Speak(150, "a", 1, seed: 1).Clip.Samples.ToArray();
        Run(tracker, second, 3);
        Assert.Equal(0, Allocation.LeastOf(() => Run(tracker, second, 60)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(1_600, 10)]
    public void A_frame_has_its_middle_in_the_recording(int samples, int frames)
    {
        var tracker = new F0Tracker(16_000);
        tracker.Push(TestSignal.Noise(1).Samples[..samples]);
        tracker.Complete();
        Assert.Equal(frames, Read(tracker).Count);
        Assert.Equal(frames, tracker.Track(TestSignal.Noise(1).Slice(0, samples)).Frames);
    }

    [Fact]
    public void The_first_frame_and_the_number_of_frames_can_be_chosen()
    {
        var clip = TestSignal.Harmonics(200, 1);
        var track = new F0Tracker(16_000).Track(clip, firstSeconds: 0.0125, frames: 97);
        Assert.Equal((97, 0.0125), (track.Frames, track.FirstSeconds));
        var tracker = new F0Tracker(16_000, new F0Options { FirstSeconds = 0.0125 });
        tracker.Push(clip.Samples);
        tracker.Complete();
        Assert.Equal(track.Hertz, Read(tracker).Take(97).Select(frame => frame.Hertz));
    }

    [Fact]
    public void The_rate_hardly_matters()
    {
        var clip = SyntheticVoice.Speak(185, "e", 2, seed: 3).Clip;
        var reference = new F0Tracker(16_000).Track(clip);
        foreach (var rate in new[] { 8_000, 11_025, 22_050, 44_100, 48_000, 192_000 })
        {
            var track = new F0Tracker(rate).Track(Resampler.To(clip, rate), frames: reference.Frames);
            var close = track.Hertz.Zip(reference.Hertz).Count(pair => Math.Abs(pair.First - pair.Second) <= 0.01 * pair.Second);
            Assert.True(close > 0.95 * reference.Frames, $"at {rate} Hz only {close} of {reference.Frames} frames agree");
        }
    }

    private static void Run(F0Tracker tracker, ReadOnlySpan<float> second, int times)
    {
        for (var i = 0; i < times; i++)
        {
            tracker.Push(second);
            while (tracker.TryRead(out _)) { }
        }
    }

    private static List<F0Frame> Read(F0Tracker tracker)
    {
        var frames = new List<F0Frame>();
        while (tracker.TryRead(out var frame))
        {
            frames.Add(frame);
        }

        return frames;
    }
}
