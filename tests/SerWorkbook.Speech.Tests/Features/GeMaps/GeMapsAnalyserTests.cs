using SerWorkbook.Speech.Features.EGeMaps;

namespace SerWorkbook.Speech.Tests.Features.GeMaps;

public sealed class GeMapsAnalyserTests
{
    public static TheoryData<string> BadRecordings =>
        ["empty", "one sample", "one short frame", "silence", "dc", "square", "clipped", "sine", "impulse", "faint"];

    [Fact]
    public void Names_88_different_columns()
    {
        Assert.Equal(88, GeMapsColumns.All.Count);
        Assert.Equal(88, GeMapsColumns.All.Select(column => column.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(159)]
    [InlineData(1600)]
    [InlineData(5000)]
    public void Gives_the_same_vector_however_the_recording_is_cut(int block)
    {
        var samples = Speechlike();
        var whole = Vector(samples, samples.Length);
        Assert.Equal(whole, Vector(samples, block));
    }

    [Fact]
    public void Gives_the_same_vector_when_it_is_used_again()
    {
        var samples = Speechlike();
        var analyser = new GeMapsAnalyser();
        var (first, second) = (new float[88], new float[88]);
        analyser.Push(samples);
        analyser.Complete(first);
        analyser.Push(TestSignal.Harmonics(300, 1).Samples);
        analyser.Reset();
        analyser.Push(samples);
        analyser.Complete(second);
        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(BadRecordings))]
    public void Gives_finite_values_for_anything(string name)
    {
        var vector = Vector(Bad(name), 1000);
        Assert.All(vector, value => Assert.True(float.IsFinite(value), $"{value} in {name}"));
    }

    [Fact]
    public void Gives_zeros_without_a_frame()
    {
        Assert.All(Vector(new float[319], 319), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Gives_zeros_for_what_needs_a_voice_where_there_is_none()
    {
        var vector = Vector(TestSignal.Silence(1).Samples.ToArray(), 1000);
        foreach (
            var name in new[]
            {
                "F0semitoneFrom27.5Hz_sma3nz_amean",
                "jitterLocal_sma3nz_amean",
                "F1frequency_sma3nz_amean",
                "mfcc1V_sma3nz_amean",
                "VoicedSegmentsPerSec",
            }
        )
        {
            Assert.Equal(0, vector[Column(name)]);
        }

        Assert.Equal(-200, vector[Column("equivalentSoundLevel_dBp")]);
    }

    [Fact]
    public void Allocates_nothing_for_a_recording_like_the_one_before()
    {
        var samples = Speechlike();
        var analyser = new GeMapsAnalyser();
        var vector = new float[88];
        for (var warm = 0; warm < 3; warm++)
        {
            analyser.Push(samples);
            analyser.Complete(vector);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        analyser.Push(samples);
        analyser.Complete(vector);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void Measures_the_level_of_a_sine()
    {
        // A sine of amplitude a has the mean square a² / 2.
        var vector = Vector(TestSignal.Sine(440, 1, amplitude: 0.1).Samples.ToArray(), 1000);
        Assert.Equal(10 * Math.Log10(0.005), vector[Column("equivalentSoundLevel_dBp")], 0.01);
    }

    [Fact]
    public void Counts_voiced_stretches_and_their_length()
    {
        var samples = TestSignal
            .Join(
                TestSignal.Noise(0.5, deviation: 0.01),
                TestSignal.Harmonics(200, 0.4),
                TestSignal.Noise(0.5, deviation: 0.01, seed: 2),
                TestSignal.Harmonics(200, 0.4),
                TestSignal.Noise(0.5, deviation: 0.01, seed: 3)
            )
            .Samples.ToArray();
        var vector = Vector(samples, 1000);
        Assert.Equal(2 / 2.24, vector[Column("VoicedSegmentsPerSec")], 0.03);
        Assert.Equal(0.39, vector[Column("MeanVoicedSegmentLengthSec")], 0.06);
        Assert.Equal(0.46, vector[Column("MeanUnvoicedSegmentLength")], 0.06);
    }

    [Theory]
    [InlineData("F0semitoneFrom27.5Hz_sma3nz_amean", 31.9125)]
    [InlineData("loudness_sma3_amean", 2.24816)]
    [InlineData("spectralFlux_sma3_amean", 0.229769)]
    [InlineData("mfcc1_sma3_amean", 14.0579)]
    [InlineData("HNRdBACF_sma3nz_amean", 10.6139)]
    [InlineData("logRelF0-H1-H2_sma3nz_amean", 3.16091)]
    [InlineData("alphaRatioV_sma3nz_amean", -10.3123)]
    [InlineData("slopeV0-500_sma3nz_amean", 0.0459752)]
    [InlineData("VoicedSegmentsPerSec", 1.92308)]
    [InlineData("equivalentSoundLevel_dBp", -12.2463)]
    public void Keeps_its_values(string name, double expected)
    {
        // Our own values of 24 November 2026: a change of any of them is a new version of the set.
        var samples = TestSignal
            .Join(TestSignal.Harmonics(140, 0.5), TestSignal.Silence(0.2), TestSignal.Harmonics(230, 0.4))
            .Samples.ToArray();
        Assert.Equal(expected, Vector(samples, 1000)[Column(name)], Math.Abs(expected) * 1e-4);
    }

    private static int Column(string name) => GeMapsColumns.All.Select(column => column.Name).ToList().IndexOf(name);

    private static float[] Vector(ReadOnlySpan<float> samples, int block)
    {
        var analyser = new GeMapsAnalyser();
        for (var start = 0; start < samples.Length; start += block)
        {
            analyser.Push(samples.Slice(start, Math.Min(block, samples.Length - start)));
        }

        var vector = new float[88];
        analyser.Complete(vector);
        return vector;
    }

    private static float[] Speechlike() =>
        TestSignal
            .Join(
                TestSignal.Noise(0.3, deviation: 0.01),
                TestSignal.Harmonics(140, 0.5),
                TestSignal.Silence(0.2),
                TestSignal.Harmonics(230, 0.4),
                TestSignal.Noise(0.137, deviation: 0.05, seed: 2)
            )
            .Samples.ToArray();

    private static float[] Bad(string name) =>
        name switch
        {
            "empty" => [],
            "one sample" => [0.5f],
            "one short frame" => [.. Enumerable.Repeat(0.1f, 330)],
            "silence" => new float[16_000],
            "dc" => [.. Enumerable.Repeat(0.25f, 16_000)],
            "square" => [.. Enumerable.Range(0, 16_000).Select(n => n / 40 % 2 == 0 ? 1f : -1f)],
            "clipped" => [.. TestSignal.Sine(200, 1, amplitude: 5).Samples.ToArray().Select(sample => Math.Clamp(sample, -1f, 1f))],
            "sine" => TestSignal.Sine(440, 1).Samples.ToArray(),
            "impulse" => [.. Enumerable.Range(0, 16_000).Select(n => n == 8000 ? 1f : 0f)],
            _ => TestSignal.Noise(1, deviation: 1e-12).Samples.ToArray(),
        };
}
