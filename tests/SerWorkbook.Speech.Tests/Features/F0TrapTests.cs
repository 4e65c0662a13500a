namespace SerWorkbook.Speech.Tests.Features;

/// <summary>Signals that are known to lead trackers an octave away, or to voice what is not.</summary>
public sealed class F0TrapTests
{
    private const int Rate = SyntheticVoice.Rate;

    [Theory]
    [InlineData(70, "a")]
    [InlineData(110, "e")]
    [InlineData(150, "i")]
    [InlineData(220, "o")]
    [InlineData(280, "u")]
    public void The_band_of_a_telephone_leaves_the_F0_although_its_partial_is_gone(double hertz, string vowel) =>
        RequireF0(Telephone(Voice(hertz, vowel)), hertz);

    [Theory]
    [InlineData(130, 260)]
    [InlineData(150, 300)]
    [InlineData(175, 350)]
    [InlineData(100, 300)]
    public void A_first_formant_on_a_harmonic_does_not_pass_for_the_F0(double hertz, double formant)
    {
        var samples = Pulses(hertz, _ => 1);
        SyntheticVoice.Resonate(samples, formant, 40);
        RequireF0(samples, hertz);
    }

    [Theory]
    [InlineData(60.5)]
    [InlineData(65)]
    [InlineData(80)]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(595)]
    public void The_ends_of_the_range_are_reached(double hertz)
    {
        RequireF0(Voice(hertz, "a"), hertz);
        RequireF0(TestSignal.Sine(hertz, 1).Samples.ToArray(), hertz);
    }

    // Long and short or strong and weak cycles take turns, as at the onset of creak. Beyond this, the double period is the better one.
    [Fact]
    public void Uneven_cycles_do_not_halve_the_F0()
    {
        RequireF0(Voice(Alternating(120, 0.005, 0), "a"), 120);
        RequireF0(Voice(Alternating(120, 0, 0.15), "a"), 120);
    }

    [Fact]
    public void Jitter_of_three_percent_is_no_gross_error()
    {
        var random = new SeededRandom(4, "jitter");
        var marks = new List<(double, double)>();
        for (var t = 0.0; t < 1; t += (1 + 0.03 * random.NextGaussian()) / 110)
        {
            marks.Add((t, 1));
        }

        var track = new F0Tracker(Rate).Track(new AudioClip(Voice(marks, "e"), Rate));
        Assert.True(track.VoicedShare > 0.95);
        Assert.All(track.Hertz.Where(found => found > 0), found => Assert.InRange(found, 110 * 0.85, 110 * 1.15));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(230)]
    public void A_voice_that_dies_away_keeps_its_F0(double hertz) => RequireF0(Shape(Voice(hertz, "a"), t => Math.Exp(-3 * t)), hertz);

    [Fact]
    public void A_square_wave_at_full_scale_has_its_F0()
    {
        var samples = new float[Rate];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = n / 40 % 2 == 0 ? 1 : -1;
        }

        RequireF0(samples, 200);
    }

    [Fact]
    public void Offset_rumble_clicks_and_silence_are_unvoiced()
    {
        AssertUnvoiced(new float[Rate]);
        AssertUnvoiced([.. Enumerable.Repeat(0.5f, Rate)]);
        AssertUnvoiced(TestSignal.Sine(12, 1).Samples.ToArray());
        AssertUnvoiced([.. Enumerable.Range(0, Rate).Select(n => n == 5_000 ? 1f : 0f)]);
        AssertUnvoiced([.. Enumerable.Range(0, Rate).Select(n => n < 8_000 ? -0.3f : 0.3f)]);
    }

    [Fact]
    public void An_offset_changes_nothing()
    {
        var voice = Voice(160, "e");
        RequireF0([.. voice.Select(x => x + 0.7f)], 160);
    }

    [Fact]
    public void Noise_alone_is_unvoiced()
    {
        Assert.InRange(Track(TestSignal.Noise(5).Samples.ToArray()).VoicedShare, 0, 0.02);
        Assert.InRange(Track(SyntheticVoiceNoise.Pink(5 * Rate, seed: 3)).VoicedShare, 0, 0.02);
    }

    [Fact]
    public void The_hum_of_a_room_before_and_after_the_speech_is_unvoiced()
    {
        var hum = TestSignal.Sine(200, 2, amplitude: 2e-4);
        Assert.Equal(0, Track(hum.Samples.ToArray()).VoicedShare);
        var track = new F0Tracker(Rate).Track(TestSignal.Join(hum, TestSignal.Harmonics(130, 1, amplitude: 0.02), hum));
        Assert.All(
            Enumerable.Range(0, track.Frames).Where(frame => track.Hertz[frame] > 0),
            frame => Assert.InRange(track.FrameTime(frame), 1.97, 3.03)
        );
        Assert.InRange(track.VoicedShare, 0.18, 0.22);
    }

    private static void RequireF0(float[] samples, double hertz)
    {
        var track = Track(samples);
        Assert.All(track.Hertz.Skip(4).SkipLast(4), found => Assert.InRange(found, hertz * 0.97, hertz * 1.03));
        Assert.All(track.VoicingProbability.Skip(4).SkipLast(4), probability => Assert.InRange(probability, 0.5, 1));
    }

    private static void AssertUnvoiced(float[] samples)
    {
        var track = Track(samples);
        Assert.Equal(0, track.VoicedShare);
        Assert.All(track.Correlation, correlation => Assert.InRange(correlation, -1, 1));
    }

    private static F0Track Track(float[] samples) => new F0Tracker(Rate).Track(new AudioClip(samples, Rate));

    private static float[] Voice(double hertz, string vowel) => Voice(SyntheticVoice.Marks(_ => hertz, 1), vowel);

    private static float[] Voice(IEnumerable<(double, double)> marks, string vowel)
    {
        var samples = SyntheticVoice.Pulses(marks, 1);
        SyntheticVoice.Colour(samples, vowel);
        SyntheticVoice.Normalise(samples, 0.1);
        return samples;
    }

    private static float[] Pulses(double hertz, Func<double, double> strength) =>
        SyntheticVoice.Pulses(SyntheticVoice.Marks(_ => hertz, 1).Select(mark => (mark.Seconds, strength(mark.Seconds))), 1);

    private static IEnumerable<(double, double)> Alternating(double hertz, double jitter, double shimmer) =>
        Enumerable.Range(0, (int)hertz).Select(i => ((i + (i % 2) * jitter) / hertz, 1 - (i % 2) * shimmer));

    private static float[] Shape(float[] samples, Func<double, double> gain) =>
        [.. samples.Select((x, n) => (float)(x * gain((double)n / Rate)))];

    // 300 to 3400 Hz: a linear-phase filter, windowed by Hann.
    private static float[] Telephone(float[] samples)
    {
        const int half = 200;
        var filtered = new float[samples.Length];
        var taps = Enumerable.Range(-half, 2 * half + 1).Select(Tap).ToArray();
        for (var n = 0; n < samples.Length; n++)
        {
            for (var k = Math.Max(0, n + half - samples.Length + 1); k < taps.Length && k <= n + half; k++)
            {
                filtered[n] += (float)(taps[k] * samples[n + half - k]);
            }
        }

        return filtered;

        static double Tap(int n) => (0.5 + 0.5 * Math.Cos(Math.PI * n / half)) * (Low(3400, n) - Low(300, n));

        static double Low(double hertz, int n) => n == 0 ? 2 * hertz / Rate : Math.Sin(2 * Math.PI * hertz * n / Rate) / (Math.PI * n);
    }
}
