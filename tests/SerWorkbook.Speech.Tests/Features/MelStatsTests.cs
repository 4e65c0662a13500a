using SerWorkbook.Speech.Features.MelStats;

namespace SerWorkbook.Speech.Tests.Features;

public sealed class MelStatsTests
{
    private static readonly FeatureSet Set = FeatureSet.MelStats;

    [Fact]
    public void The_columns_are_named_once_each()
    {
        Assert.Equal("MelStats-1", Set.Id);
        Assert.Equal(705, Set.Columns.Count);
        Assert.Equal(Set.Columns.Count, Set.Columns.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["level_mean", "level_std", "level_p05", "level_p25", "level_p50"], Set.Columns.Take(5).Select(column => column.Name));
        Assert.Equal("voicedShare", Set.Columns[Assert.Single(Set.VoicingColumns)].Name);
    }

    // A recording of known levels: the statistics follow from the definition.
    [Fact]
    public void Statistics_of_a_contour_are_those_of_its_definition()
    {
        float[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        var vector = new float[14];
        Assert.Equal(0, new ContourSummary(values.Length).Fill(values, vector).Length);
        Assert.Equal(3.875f, vector[0]);
        Assert.Equal(2.5708704, vector[1], 1e-6);

        // numpy.percentile of the values.
        float[] percentiles = [1, 1.75f, 3.5f, 5.25f, 7.95f];
        Assert.All(percentiles.Zip(vector[2..7]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        for (var order = 1; order <= 4; order++)
        {
            var amplitude = values.Index().Sum(pair => pair.Item * Math.Cos(Math.PI * order * (pair.Index + 0.5) / 8)) / 4;
            Assert.Equal(amplitude, vector[6 + order], 1e-5);
        }

        float[] deltas = [Delta(0), Delta(1), Delta(2), Delta(3), Delta(4), Delta(5), Delta(6), Delta(7)];
        var mean = deltas.Average();
        Assert.Equal(Math.Sqrt(deltas.Average(value => (value - mean) * (value - mean))), vector[11], 1e-5);
        deltas.Sort();
        Assert.Equal(deltas[0] + 0.35f * (deltas[1] - deltas[0]), vector[12], 1e-5f);
        Assert.Equal(deltas[6] + 0.65f * (deltas[7] - deltas[6]), vector[13], 1e-5f);

        float Delta(int t) => 0.1f * (At(t + 1) - At(t - 1)) + 0.2f * (At(t + 2) - At(t - 2));

        float At(int t) => values[Math.Clamp(t, 0, 7)];
    }

    // The level of a sine: the power of its bins, weighed by the bands, is known from the window.
    [Fact]
    public void A_sine_has_the_level_of_its_power_in_the_band_around_it()
    {
        var values = Extract(TestSignal.Sine(1000, 1, amplitude: 0.5));
        var bands = Enumerable
            .Range(1, MelStatsPlan.Bands)
            .Select(band => values[FormattableString.Invariant($"mel{band:00}_mean")])
            .ToArray();
        var loudest = Array.IndexOf(bands, bands.Max());
        var weights = MelStatsPlan.MelWeights.Slice(loudest * MelStatsPlan.Bins, MelStatsPlan.Bins);

        // 1 kHz is bin 32; a Hann window of N samples gives (A N / 4)² there and a quarter of it in the bins beside.
        var top = Math.Pow(0.5 * MelStatsPlan.FrameLength / 4, 2);
        var power = top * (weights[32] + (weights[31] + weights[33]) / 4);
        Assert.Equal(10 * Math.Log10(power), bands[loudest], 0.01);
        Assert.Equal(0, values[FormattableString.Invariant($"mel{loudest + 1:00}_std")], 0.05);
        Assert.Equal(bands[loudest] - MelStatsPlan.RangeDb, bands[^1], 0.01);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(150)]
    [InlineData(220)]
    [InlineData(400)]
    public void F0_of_harmonics_is_their_distance(double hertz)
    {
        var values = Extract(TestSignal.Harmonics(hertz, 1));
        Assert.Equal(12 * Math.Log2(hertz / 27.5), values["f0_mean"], 0.3);
        Assert.InRange(values["f0_std"], 0, 0.2);
        Assert.InRange(values["f0_high"] - values["f0_low"], 0, 0.4);
        Assert.Equal(1, values["voicedShare"], 0.01);
    }

    [Fact]
    public void F0_that_rises_by_an_octave_has_its_range_and_course()
    {
        var phase = 0.0;
        var samples = new float[16_000];
        for (var n = 0; n < samples.Length; n++)
        {
            phase += 120 * Math.Pow(2, n / 16_000.0) / 16_000;
            samples[n] = (float)Enumerable.Range(1, 10).Sum(harmonic => 0.1 / harmonic * Math.Sin(2 * Math.PI * harmonic * phase));
        }

        var values = Extract(new AudioClip(samples, 16_000));

        // A straight rise over 12 semitones: deviation 12 / sqrt(12), first cosine -4 x 12 / (2 pi²), 0.12 semitones per frame.
        Assert.Equal(12 * Math.Log2(120 / 27.5) + 6, values["f0_mean"], 0.3);
        Assert.Equal(3.46, values["f0_std"], 0.2);
        Assert.Equal(-2.43, values["f0_dct1"], 0.15);
        Assert.Equal(0.12, values["f0Delta_mean"], 0.01);
    }

    [Fact]
    public void Noise_and_a_constant_have_no_voice()
    {
        Assert.InRange(Extract(TestSignal.Noise(2))["voicedShare"], 0, EmotionModel.LeastVoicedShare);
        Assert.Equal(0, Extract(new AudioClip(Enumerable.Repeat(0.3f, 16_000).ToArray(), 16_000))["voicedShare"]);
    }

    [Fact]
    public void A_recording_twice_as_loud_is_6_dB_louder_and_otherwise_the_same()
    {
        var clip = TestSignal.Join(TestSignal.Harmonics(180, 0.5), TestSignal.Noise(0.2), TestSignal.Harmonics(220, 0.4));
        var soft = Extract(clip);
        var loud = Extract(new AudioClip(Array.ConvertAll(clip.Samples.ToArray(), sample => 2 * sample), 16_000));
        foreach (var column in Set.Columns)
        {
            // All bands are 6.02 dB louder, and so is the mean of 32 bands in c0.
            var isLevel =
                column.Name.Split('_') is [var contour, "mean" or ['p', ..]] && !contour.EndsWith("Delta", StringComparison.Ordinal);
            var shift =
                !isLevel ? 0
                : column.Name.StartsWith("mfcc0_", StringComparison.Ordinal) ? 20 * Math.Log10(2) * Math.Sqrt(MelStatsPlan.Bands)
                : column.Family is FeatureFamily.Energy or FeatureFamily.LogMel ? 20 * Math.Log10(2)
                : 0;
            Assert.Equal(soft[column.Name] + shift, loud[column.Name], 1e-3);
        }
    }

    [Fact]
    public void Silence_at_the_ends_does_not_count()
    {
        var clip = TestSignal.Harmonics(180, 0.5);
        var padded = TestSignal.Join(TestSignal.Silence(0.16 * 5), clip, TestSignal.Silence(0.7));
        var (plain, between) = (Extract(clip), Extract(padded));
        Assert.Equal(plain["f0_mean"], between["f0_mean"], 0.05);
        Assert.Equal(plain["mel10_p50"], between["mel10_p50"], 0.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(159)]
    [InlineData(4_000)]
    public void Blocks_of_any_size_give_the_same_bits(int block)
    {
        var clip = TestSignal.Join(TestSignal.Harmonics(180, 0.5), TestSignal.Noise(0.2), TestSignal.Harmonics(220, 0.4));
        var whole = VectorOf(new MelStatsAnalyser(), clip.Samples, clip.Length);
        Assert.Equal(whole, VectorOf(new MelStatsAnalyser(), clip.Samples, block));

        // So does a recording that goes through the temporary file.
        Assert.Equal(whole, VectorOf(new MelStatsAnalyser(blockFrames: 7, blocksInMemory: 2), clip.Samples, block));
    }

    [Fact]
    public void Less_than_a_frame_gives_zeros_and_leaves_nothing_behind()
    {
        var analyser = new MelStatsAnalyser();
        Assert.All(VectorOf(analyser, new float[MelStatsPlan.FrameLength - 1], 100), value => Assert.Equal(0, value));
        var clip = TestSignal.Harmonics(180, 0.2);
        Assert.Equal(VectorOf(new MelStatsAnalyser(), clip.Samples, 100), VectorOf(analyser, clip.Samples, 100));
    }

    [Fact]
    public void A_single_frame_gives_finite_values()
    {
        var vector = VectorOf(new MelStatsAnalyser(), TestSignal.Harmonics(180, 0.04).Samples[..MelStatsPlan.FrameLength], 512);
        Assert.All(vector, value => Assert.True(float.IsFinite(value)));
        Assert.Equal(0, vector[Set.Columns.Index().First(pair => pair.Item.Name == "f0Delta_std").Index]);
    }

    private static Dictionary<string, float> Extract(AudioClip clip)
    {
        var vector = VectorOf(Set.CreateAnalyser(), clip.Samples, clip.Length);
        return Set.Columns.Zip(vector).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
    }

    private static float[] VectorOf(IUtteranceAnalyser analyser, ReadOnlySpan<float> samples, int block)
    {
        for (; samples.Length > 0; samples = samples[Math.Min(block, samples.Length)..])
        {
            analyser.Push(samples[..Math.Min(block, samples.Length)]);
        }

        var vector = new float[analyser.Columns.Count];
        analyser.Complete(vector);
        return vector;
    }
}
