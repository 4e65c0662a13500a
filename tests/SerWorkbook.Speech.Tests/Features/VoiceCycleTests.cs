using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features;
using SerWorkbook.Speech.Randomness;

namespace SerWorkbook.Speech.Tests.Features;

/// <summary>Jitter and shimmer of pulse trains whose periods and strengths are known one by one.</summary>
public sealed class VoiceCycleTests(ITestOutputHelper output)
{
    private const int Rate = SyntheticVoice.Rate;
    private const double Seconds = 2;

    public static TheoryData<double, string> Voices() =>
        new(from hertz in new[] { 75.0, 103.7, 150, 211.3, 333 } from vowel in new[] { "", "a", "i" } select (hertz, vowel));

    [Theory]
    [MemberData(nameof(Voices))]
    public void A_perfect_voice_has_neither(double hertz, string vowel)
    {
        var cycles = Find(SyntheticVoice.Marks(_ => hertz, Seconds), vowel);
        output.WriteLine($"{Jitter.Local(cycles):P3} {Shimmer.Local(cycles):P3}");
        Assert.InRange(cycles.Count, 0.95 * hertz * Seconds, hertz * Seconds);
        Assert.All(cycles.Skip(3).SkipLast(3), cycle => Assert.Equal(1 / hertz, cycle.PeriodSeconds, 0.3 / Rate));
        Assert.InRange(Jitter.Local(cycles)!.Value, 0, 0.001);
        Assert.InRange(Shimmer.Local(cycles)!.Value, 0, 0.005);
        Assert.InRange(Shimmer.LocalDb(cycles)!.Value, 0, 0.05);
    }

    [Theory]
    [InlineData(110, "", 0.005)]
    [InlineData(110, "", 0.02)]
    [InlineData(110, "a", 0.01)]
    [InlineData(180, "e", 0.01)]
    [InlineData(180, "", 0.02)]
    [InlineData(150, "a", 0.01)]
    [InlineData(240, "a", 0.01)]
    public void Jitter_is_recovered(double hertz, string vowel, double deviation)
    {
        var marks = Perturbed(hertz, deviation, 0);
        var periods = marks.Zip(marks.Skip(1), (a, b) => b.Seconds - a.Seconds).ToArray();
        var truth = MeanChange(periods) / periods.Average();
        var found = Jitter.Local(Find(marks, vowel))!.Value;
        output.WriteLine($"{found:P3}, truth {truth:P3}");
        Assert.InRange(found, 0.85 * truth, 1.15 * truth);
    }

    [Theory]
    [InlineData(110, "", 0.02)]
    [InlineData(110, "", 0.1)]
    [InlineData(110, "a", 0.05)]
    [InlineData(100, "e", 0.05)]
    [InlineData(180, "", 0.05)]
    [InlineData(240, "", 0.05)]
    public void Shimmer_is_recovered(double hertz, string vowel, double deviation)
    {
        var marks = Perturbed(hertz, 0, deviation);
        var strengths = marks.Select(mark => mark.Strength).ToArray();
        var truth = MeanChange(strengths) / strengths.Average();
        var truthDb = strengths.Zip(strengths.Skip(1), (a, b) => Math.Abs(20 * Math.Log10(b / a))).Average();
        var cycles = Find(marks, vowel);
        output.WriteLine($"{Shimmer.Local(cycles):P3}, truth {truth:P3}; {Shimmer.LocalDb(cycles):0.000} dB, truth {truthDb:0.000} dB");
        Assert.InRange(Shimmer.Local(cycles)!.Value, 0.85 * truth, 1.15 * truth);
        Assert.InRange(Shimmer.LocalDb(cycles)!.Value, 0.85 * truthDb, 1.15 * truthDb);
    }

    [Fact]
    public void Chains_break_where_nothing_is_voiced()
    {
        var clip = TestSignal.Join(TestSignal.Harmonics(120, 0.4), TestSignal.Silence(0.3), TestSignal.Harmonics(200, 0.4));
        var cycles = VoiceCycles.Find(clip, new F0Tracker(Rate).Track(clip));
        Assert.Equal(2, cycles.Count(cycle => !cycle.Continues));

        // The first cycle of a chain begins at the click with which the sound sets in.
        Assert.All(cycles.Where(cycle => cycle.Continues), cycle => Assert.Equal(cycle.Seconds < 0.5 ? 1 / 120.0 : 1 / 200.0, cycle.PeriodSeconds, 1e-4));

        // The step from 120 to 200 Hz is a change of pitch, not jitter.
        Assert.InRange(Jitter.Local(cycles)!.Value, 0, 0.002);
    }

    [Fact]
    public void Without_a_voice_there_is_no_value()
    {
        foreach (var clip in new[] { TestSignal.Silence(1), TestSignal.Noise(1), TestSignal.Noise(0.001), new AudioClip(ReadOnlyMemory<float>.Empty, Rate) })
        {
            var cycles = VoiceCycles.Find(clip, new F0Tracker(Rate).Track(clip));
            Assert.Null(Jitter.Local(cycles));
            Assert.Null(Shimmer.Local(cycles));
            Assert.Null(Shimmer.LocalDb(cycles));
        }
    }

    private static IReadOnlyList<VoiceCycle> Find(IReadOnlyList<(double Seconds, double Strength)> marks, string vowel)
    {
        var samples = SyntheticVoice.Pulses(marks, Seconds);
        SyntheticVoice.Colour(samples, vowel);
        SyntheticVoice.Normalise(samples, 0.1);
        var clip = new AudioClip(samples, Rate);
        return VoiceCycles.Find(clip, new F0Tracker(Rate).Track(clip));
    }

    // Each period and each strength is drawn by itself, so that neighbours differ by about 1.13 deviations.
    private static List<(double Seconds, double Strength)> Perturbed(double hertz, double jitter, double shimmer)
    {
        var random = new SeededRandom(7, "perturbation");
        var marks = new List<(double, double)>();
        for (var t = 0.0; t < Seconds; t += (1 + jitter * random.NextGaussian()) / hertz)
        {
            marks.Add((t, 1 + shimmer * random.NextGaussian()));
        }

        return marks;
    }

    private static double MeanChange(double[] values) => values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Average();
}
