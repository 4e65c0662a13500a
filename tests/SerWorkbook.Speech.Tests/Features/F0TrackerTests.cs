namespace SerWorkbook.Speech.Tests.Features;

public sealed class F0TrackerTests
{
    [Theory]
    [InlineData(65)]
    [InlineData(100)]
    [InlineData(147.3)]
    [InlineData(220)]
    [InlineData(333)]
    [InlineData(500)]
    [InlineData(590)]
    public void Finds_the_f0_of_harmonics(double hertz)
    {
        var track = new F0Tracker(16_000).Track(TestSignal.Harmonics(hertz, 0.6));
        Assert.True(track.VoicedShare > 0.9, $"only {track.VoicedShare:P0} of the frames are voiced");
        Assert.All(track.Hertz.Skip(4).SkipLast(4), found => Assert.InRange(found, hertz * 0.995, hertz * 1.005));
    }

    [Fact]
    public void Finds_the_f0_although_the_fundamental_is_missing()
    {
        var samples = new float[8000];
        foreach (var harmonic in new[] { 3, 4, 5, 6 })
        {
            var partial = TestSignal.Sine(120 * harmonic, 0.5, amplitude: 0.2).Samples;
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] += partial[n];
            }
        }

        var track = new F0Tracker(16_000).Track(new AudioClip(samples, 16_000));
        Assert.All(track.Hertz.Skip(4).SkipLast(4), found => Assert.InRange(found, 118, 122));
    }

    [Fact]
    public void Calls_noise_and_silence_unvoiced()
    {
        Assert.InRange(new F0Tracker(16_000).Track(TestSignal.Noise(2)).VoicedShare, 0, 0.05);
        Assert.Equal(0, new F0Tracker(16_000).Track(TestSignal.Silence(1)).VoicedShare);
    }

    [Fact]
    public void Follows_a_voice_through_noise_of_ten_decibels()
    {
        var clip = Augmentation.AddNoise(TestSignal.Harmonics(180, 2), 10, seed: 1);
        var track = new F0Tracker(16_000).Track(clip);
        var right = track.Hertz.Count(hertz => Math.Abs(hertz / 180 - 1) < 0.05);
        Assert.InRange((double)right / track.Frames, 0.95, 1);
    }

    [Fact]
    public void Tells_voiced_from_unvoiced_stretches_in_time()
    {
        var clip = TestSignal.Join(
            TestSignal.Noise(0.5, deviation: 0.05),
            TestSignal.Harmonics(200, 0.5),
            TestSignal.Noise(0.5, deviation: 0.05, seed: 2)
        );
        var track = new F0Tracker(16_000).Track(clip);
        var wrong = Enumerable.Range(0, track.Frames).Count(frame => track.Hertz[frame] > 0 != track.FrameTime(frame) is > 0.5 and < 1.0);
        Assert.InRange((double)wrong / track.Frames, 0, 0.06);
    }

    [Fact]
    public void Does_not_depend_on_the_level()
    {
        var clip = TestSignal.Harmonics(170, 0.5);
        var soft = new AudioClip(clip.Samples.ToArray().Select(x => x / 64).ToArray(), 16_000);
        Assert.Equal(new F0Tracker(16_000).Track(clip).Hertz, new F0Tracker(16_000).Track(soft).Hertz);
    }

    [Fact]
    public void Refuses_an_empty_range() =>
        Assert.Throws<ArgumentException>(() => new F0Tracker(16_000, new F0Options { LowestHz = 300, HighestHz = 200 }));
}
