using SerWorkbook.Speech.Features.SerFull;

namespace SerWorkbook.Speech.Tests.Features.SerFull;

public sealed class SerFullAnalyserTests
{
    // A second and a half of what voices do: pause, rising tone, noise, falling tone, pause.
    private static readonly AudioClip Speech = TestSignal.Join(
        TestSignal.Noise(0.2, deviation: 0.001),
        TestSignal.Harmonics(150, 0.4),
        TestSignal.Noise(0.15, deviation: 0.05, seed: 2),
        TestSignal.Harmonics(190, 0.5, amplitude: 0.1),
        TestSignal.Noise(0.25, deviation: 0.001, seed: 3)
    );

    // Values of SerFull-2 on this signal, as first computed: a change beyond rounding is a new version of the set.
    private static readonly Dictionary<string, double> ValuesOfVersion1 = new()
    {
        { "level_mean", -18.0641 },
        { "loudness_p75", 78.7812 },
        { "onset_std", 2.9764 },
        { "zeroCrossings_slope", -374.729 },
        { "cppVoiced_mean", 21.1319 },
        { "centroid_p25", 411.334 },
        { "rollOff90_dct2", -1458.96 },
        { "entropy_std", 0.151592 },
        { "hammarbergVoiced_p95", 22.9595 },
        { "slope500_mean", -9.29883 },
        { "flux_mean", 0.014511 },
        { "contrast4_std", 14.6688 },
        { "mfcc1_mean", 23.7112 },
        { "mfcc7_dct3", -0.758393 },
        { "mfcc12Delta_size", 0.160638 },
        { "mel05Unvoiced_mean", 0.235888 },
        { "mel20VoicedDelta_std", 0.545317 },
        { "chromaAVoiced_mean", 0.250828 },
        { "f0_mean", 31.6404 },
        { "f0_dct1", -2.57992 },
        { "f0Bridged_slope", 5.68346 },
        { "voicing_mean", 0.859105 },
        { "hnr_mean", 24.7839 },
        { "shimmer_mean", 0.486077 },
        { "h1H2_mean", 3.842945 },
        { "f1_mean", 265.489 },
        { "f3Bandwidth_p50", 1124.92 },
        { "activeSeconds", 0.0976108 },
        { "voicedStretch_mean", 0.46 },
        { "levelPeaks", 1.86916 },
        { "levelModulation_2to4Hz", 22.2294 },
        { "broadBand3Modulation_4to8Hz", 15.5005 },
    };

    [Fact]
    public void Columns_have_names_of_their_own()
    {
        var columns = new SerFullAnalyser().Columns;
        Assert.Equal(columns.Count, columns.Select(column => column.Name).Distinct().Count());
        Assert.InRange(columns.Count, 1_000, 3_000);
        Assert.All(columns, column => Assert.Matches("^[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*|_[0-9]+to[0-9]+Hz)?$", column.Name));
        Assert.All(columns, column => Assert.NotEmpty(column.Unit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(160)]
    [InlineData(4_001)]
    public void The_cut_into_blocks_does_not_show(int block)
    {
        var analyser = new SerFullAnalyser();
        for (var start = 0; start < Speech.Length; start += block)
        {
            analyser.Push(Speech.Samples[start..Math.Min(Speech.Length, start + block)]);
            analyser.Push([]);
        }

        var vector = new float[analyser.Columns.Count];
        analyser.Complete(vector);
        Assert.Equal(Whole(Speech), vector);
    }

    [Fact]
    public void An_analyser_keeps_nothing_of_the_recording_before()
    {
        var analyser = new SerFullAnalyser();
        var vector = new float[analyser.Columns.Count];
        analyser.Push(TestSignal.Noise(0.7).Samples);
        analyser.Complete(vector);
        analyser.Push(TestSignal.Sine(440, 0.3).Samples);
        analyser.Reset();
        analyser.Push(Speech.Samples);
        analyser.Complete(vector);
        Assert.Equal(Whole(Speech), vector);
    }

    [Fact]
    public void A_recording_no_longer_than_the_one_before_allocates_nothing_as_it_comes_in()
    {
        var analyser = new SerFullAnalyser();
        analyser.Push(Speech.Samples);
        var vector = new float[analyser.Columns.Count];
        analyser.Complete(vector);
        Assert.Equal(0, Allocation.LeastOf(() => analyser.Push(Speech.Samples), () => analyser.Complete(vector)));
    }

    [Fact]
    public void A_long_recording_goes_through_a_file_without_a_trace()
    {
        var analyser = new SerFullAnalyser(blockFrames: 16, blocksInMemory: 2);
        var vector = new float[analyser.Columns.Count];
        foreach (var clip in new[] { TestSignal.Noise(0.9), Speech })
        {
            analyser.Push(clip.Samples);
            analyser.Complete(vector);
            Assert.Equal(Whole(clip), vector);
        }
    }

    [Fact]
    public void Values_are_finite_for_any_signal()
    {
        AudioClip[] signals =
        [
            TestSignal.Silence(0),
            TestSignal.Silence(0.02),
            TestSignal.Silence(0.025),
            TestSignal.Silence(1),
            TestSignal.Noise(0.03),
            TestSignal.Noise(0.1),
            TestSignal.Sine(50, 0.2),
            TestSignal.Sine(7_900, 1),
            new(Enumerable.Repeat(0.5f, 16_000).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n / 40 % 2 == 0 ? 1f : -1f).ToArray(), 16_000),
            new(Enumerable.Range(0, 16_000).Select(n => n % 1_000 == 0 ? 1f : 0f).ToArray(), 16_000),
            new(Speech.Samples.ToArray().Select(x => Math.Clamp(100 * x, -1f, 1f)).ToArray(), 16_000),
            new(Speech.Samples.ToArray().Select(x => 1e-9f * x).ToArray(), 16_000),
            new(TestSignal.Noise(1).Samples.ToArray().Select(x => x * 1e4f).ToArray(), 16_000),
        ];
        foreach (var signal in signals)
        {
            Assert.All(Whole(signal), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void What_there_is_none_of_is_zero()
    {
        Assert.All(Whole(TestSignal.Noise(0.02)), value => Assert.Equal(0, value));
        foreach (
            var (name, value) in Named(TestSignal.Silence(1))
                .Where(pair =>
                    pair.Key.Contains("Voiced_", StringComparison.Ordinal) || pair.Key.StartsWith("f0", StringComparison.Ordinal)
                )
        )
        {
            Assert.True(value == 0, $"{name} is {value}");
        }
    }

    [Fact]
    public void Values_mean_what_their_names_say()
    {
        var tone = Named(TestSignal.Harmonics(220, 1));

        // 220 Hz lies 36 semitones above 27.5 Hz and is an A.
        Assert.Equal(36, tone["f0_mean"], 0.05);
        Assert.Equal(0, tone["f0_std"], 0.1);
        Assert.True(tone["hnr_mean"] > 20);
        Assert.Equal(1, tone["chromaAVoiced_mean"], 0.01);
        Assert.Equal(0, tone["level_slope"], 0.5);
        Assert.Equal(1, tone["voicedShare"], 0.03);
        Assert.Equal(0, tone["activeSeconds"], 0.03);
        var sine = Named(TestSignal.Sine(1_000, 1, amplitude: 0.5));
        Assert.Equal(10 * Math.Log10(0.125), sine["level_mean"], 0.01);
        Assert.Equal(2_000, sine["zeroCrossings_mean"], 10.0);
        Assert.Equal(1_000, sine["centroid_mean"], 5.0);
        Assert.Equal(1_000, sine["rollOff50_mean"], 16.0);
    }

    [Fact]
    public void Values_stay_what_they_are()
    {
        var now = Named(Speech);
        var changed = ValuesOfVersion1
            .Where(old => Math.Abs(now[old.Key] - old.Value) > 1e-3 * (Math.Abs(old.Value) + 0.1))
            .Select(old => FormattableString.Invariant($"{old.Key} was {old.Value} and is {now[old.Key]}"));
        Assert.Equal("", string.Join("; ", changed));
    }

    [Fact]
    public void The_length_of_the_silence_around_hardly_shows()
    {
        var longer = Named(
            TestSignal.Join(TestSignal.Noise(1, deviation: 0.001, seed: 4), Speech, TestSignal.Noise(0.55, deviation: 0.001, seed: 5))
        );
        foreach (var (name, value) in Named(Speech).Where(pair => pair.Key.EndsWith("_mean", StringComparison.Ordinal)))
        {
            Assert.True(Math.Abs(value - longer[name]) <= 0.02 * Math.Abs(value) + 0.05, $"{name}: {value} and {longer[name]}");
        }
    }

    [Fact]
    public void A_louder_recording_differs_in_level_alone()
    {
        var soft = Named(new AudioClip(Speech.Samples.ToArray().Select(x => x / 4).ToArray(), 16_000));
        var loud = Named(Speech);
        Assert.Equal(12.04, loud["level_mean"] - soft["level_mean"], 0.01);
        foreach (
            var name in new[] { "mfcc3_mean", "f0_mean", "flux_std", "entropy_p50", "cpp_mean", "contrast3_mean", "chromaCVoiced_mean" }
        )
        {
            Assert.Equal(loud[name], soft[name], 0.03 * Math.Abs(loud[name]) + 0.01);
        }
    }

    [Fact]
    public void Refuses_a_vector_of_another_length() =>
        Assert.Throws<ArgumentException>(() => new SerFullAnalyser().Complete(new float[88]));

    private static float[] Whole(AudioClip clip)
    {
        var analyser = new SerFullAnalyser();
        var vector = new float[analyser.Columns.Count];
        analyser.Push(clip.Samples);
        analyser.Complete(vector);
        return vector;
    }

    private static Dictionary<string, float> Named(AudioClip clip) =>
        new SerFullAnalyser().Columns.Zip(Whole(clip)).ToDictionary(pair => pair.First.Name, pair => pair.Second);
}
