namespace SerWorkbook.Speech.Tests.Features.GeMaps;

public sealed class GeMapsTrackTests
{
    private const int SampleRate = 16_000;

    [Theory]
    [InlineData(70)]
    [InlineData(100)]
    [InlineData(147.3)]
    [InlineData(220)]
    [InlineData(400)]
    [InlineData(600)]
    public void Finds_the_f0_of_harmonics(double hertz)
    {
        var track = GeMapsAnalyser.Track(TestSignal.Harmonics(hertz, 0.8).Samples);
        Assert.All(track.F0Hz(), found => Assert.InRange(found, hertz * 0.985, hertz * 1.015));
    }

    [Fact]
    public void Calls_noise_and_silence_unvoiced()
    {
        Assert.InRange(GeMapsAnalyser.Track(TestSignal.Noise(2).Samples).F0Hz().Count(hertz => hertz > 0), 0, 10);
        Assert.All(GeMapsAnalyser.Track(TestSignal.Silence(1).Samples).F0Hz(), hertz => Assert.Equal(0, hertz));
    }

    [Fact]
    public void Finds_no_jitter_and_no_shimmer_in_perfect_pulses()
    {
        var track = GeMapsAnalyser.Track(Vowel(125, 0, []));
        Assert.InRange(track[GeMapsDescriptor.Jitter].Max(), 0, 1e-3);
        Assert.InRange(track[GeMapsDescriptor.Shimmer].Max(), 0, 0.01);
    }

    [Fact]
    public void Measures_jitter_where_periods_take_turns()
    {
        // Periods of 126 and 130 samples: each differs from the next by 4 of 128.
        var samples = new float[SampleRate];
        for (var (place, period) = (0, 126); place < samples.Length; place += period, period = 256 - period)
        {
            Pulse(samples, place);
        }

        var jitter = GeMapsAnalyser.Track(samples)[GeMapsDescriptor.Jitter];
        Assert.InRange(jitter.Skip(10).Take(50).Average(), 4 / 128.0 * 0.7, 4 / 128.0 * 1.3);
    }

    [Fact]
    public void Measures_shimmer_where_amplitudes_take_turns()
    {
        // Amplitudes of 1.0 and 1.1: each differs from the next by 0.1, of 1.05 in the mean.
        var samples = new float[SampleRate];
        for (var (place, height) = (0, 1f); place < samples.Length; place += 128, height = 2.1f - height)
        {
            Pulse(samples, place, height);
        }

        var shimmer = GeMapsAnalyser.Track(samples)[GeMapsDescriptor.Shimmer];
        Assert.All(shimmer.Skip(10).Take(50), value => Assert.Equal(20 * Math.Log10(1 + 0.1 / 1.05), value, 1e-3));
    }

    [Fact]
    public void Finds_the_formants_of_a_vowel()
    {
        // A neutral vowel: the resonances of a tube of 17.5 cm.
        var track = GeMapsAnalyser.Track(Vowel(110, 0.9, [(500, 60), (1500, 90), (2500, 120), (3500, 150), (4500, 200)]));
        var middle = track.Frames / 2;
        Assert.InRange(track.Values[middle, (int)GeMapsDescriptor.F1Frequency], 450, 550);
        Assert.InRange(track.Values[middle, (int)GeMapsDescriptor.F2Frequency], 1400, 1600);
        Assert.InRange(track.Values[middle, (int)GeMapsDescriptor.F3Frequency], 2350, 2650);
    }

    [Fact]
    public void Measures_the_first_harmonics()
    {
        // Amplitudes fall as 1 / n: the third harmonic is 3.52 dB below the second, which the set calls H1-H2.
        var track = GeMapsAnalyser.Track(TestSignal.Harmonics(200, 0.8).Samples);
        Assert.All(track[GeMapsDescriptor.H1H2], difference => Assert.Equal(3.52, difference, 1.0));
    }

    [Fact]
    public void Gives_each_frame_one_row()
    {
        var track = GeMapsAnalyser.Track(new float[960 + 5 * 160 + 3]);
        Assert.Equal(6, track.Frames);
        Assert.Equal(GeMapsTrack.Names.Count, track.Values.Coefficients);
        Assert.Equal(0, GeMapsAnalyser.Track(new float[959]).Frames);
    }

    // Smooth pulses through resonators one after the other (Klatt 1980).
    private static float[] Vowel(double hertz, double tilt, (double Hertz, double Width)[] formants)
    {
        var samples = new float[SampleRate];
        for (var place = 0; place < samples.Length; place += (int)(SampleRate / hertz))
        {
            Pulse(samples, place);
        }

        foreach (var (frequency, width) in formants)
        {
            var decay = Math.Exp(-Math.PI * width / SampleRate);
            var (b, c) = (2 * decay * Math.Cos(2 * Math.PI * frequency / SampleRate), -decay * decay);
            var (one, two) = (0.0, 0.0);
            for (var n = 0; n < samples.Length; n++)
            {
                (two, one) = (one, (1 - b - c) * samples[n] + b * one + c * two);
                samples[n] = (float)one;
            }
        }

        var last = 0f;
        for (var n = 0; n < samples.Length; n++)
        {
            last = samples[n] += (float)tilt * last;
        }

        var peak = samples.Max(Math.Abs);
        return Array.ConvertAll(samples, sample => 0.5f * sample / peak);
    }

    private static void Pulse(float[] samples, int place, float height = 1)
    {
        var shape = new[] { 0.05f, 0.25f, 0.6f, 1f, 0.6f, 0.25f, 0.05f };
        for (var i = 0; i < shape.Length && place + i < samples.Length; i++)
        {
            samples[place + i] += height * shape[i];
        }
    }
}
