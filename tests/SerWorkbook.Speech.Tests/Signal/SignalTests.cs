using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Tests.Signal;

public sealed class SignalTests
{
    [Fact]
    public void Stft_puts_a_tone_into_its_bin_in_every_frame()
    {
        var options = new StftOptions(512, 128, 512);
        var clip = TestSignal.Sine(16_000.0 / 512 * 40, 0.5);
        var power = new Stft(options).Power(clip.Samples);
        Assert.Equal(options.FrameCount(clip.Length), power.Frames);
        for (var frame = 0; frame < power.Frames; frame++)
        {
            var row = power.Row(frame).ToArray();
            Assert.Equal(40, Array.IndexOf(row, row.Max()));
        }
    }

    [Fact]
    public void Centred_frames_reach_beyond_the_ends_and_others_do_not()
    {
        var centred = new StftOptions(400, 160, 512) { Centred = true };
        var inside = centred with { Centred = false };
        Assert.Equal(101, centred.FrameCount(16_000));
        Assert.Equal(98, inside.FrameCount(16_000));
        Assert.Equal(0, inside.FrameCount(399));
        Assert.Equal(1, inside.FrameCount(400));
        Assert.Equal(0, centred.FrameCount(0));
        Assert.Equal(0.0, centred.FrameTime(0, 16_000));
        Assert.Equal(0.0125, inside.FrameTime(0, 16_000));
    }

    [Theory]
    [InlineData(0, MelScale.Htk, 0)]
    [InlineData(1000, MelScale.Htk, 999.98554)]
    [InlineData(8000, MelScale.Htk, 2840.02304)]
    [InlineData(440, MelScale.Slaney, 6.6)]
    [InlineData(1000, MelScale.Slaney, 15)]
    [InlineData(6400, MelScale.Slaney, 42)]
    public void Mel_has_its_published_values_and_way_back(double hertz, MelScale scale, double mel)
    {
        // 2595 log10(1 + f/700); Slaney: 3 f / 200 below 1 kHz, 27 steps from 1 to 6.4 kHz.
        Assert.Equal(mel, Mel.FromHertz(hertz, scale), 1e-4);
        Assert.Equal(hertz, Mel.ToHertz(Mel.FromHertz(hertz, scale), scale), 1e-8);
    }

    [Fact]
    public void Mel_bands_have_the_height_or_area_that_was_asked_for()
    {
        var peak = new MelFilterBank(16_000, 8192, 20, 0, 8000, MelScale.Htk, MelNorm.Peak);
        var area = new MelFilterBank(16_000, 8192, 20, 0, 8000, MelScale.Slaney, MelNorm.Area);
        for (var band = 0; band < 20; band++)
        {
            Assert.InRange(peak.WeightsOf(band).Max(), 0.95f, 1f);
            Assert.Equal(1.0, area.WeightsOf(band).Sum() * 16_000 / 8192, 0.02);
        }
    }

    [Fact]
    public void Mel_bands_have_librosas_weights()
    {
        // librosa 0.11.0: row sums of filters.mel(sr=22050, n_fft=2048, n_mels=40).
        var expected = SharedData.ReadMatrix("librosa/melfilter_sr22050_nfft2048_m40_rowsums.csv").SelectMany(row => row).ToArray();
        var bank = new MelFilterBank(22_050, 2048, 40, 0, 11_025, MelScale.Slaney, MelNorm.Area);
        Assert.Equal(40, expected.Length);
        for (var band = 0; band < 40; band++)
        {
            Assert.Equal(expected[band], bank.WeightsOf(band).Sum(weight => (double)weight), expected[band] * 1e-5);
        }
    }

    [Fact]
    public void Mel_bands_between_two_bins_are_empty()
    {
        // 80 bands over 33 bins: the low ones are narrower than a bin.
        var bank = new MelFilterBank(8_000, 64, 80, 0, 4000, MelScale.Htk, MelNorm.Area);
        var bands = new float[80];
        bank.Apply(Enumerable.Repeat(1f, 33).ToArray(), bands);
        Assert.Contains(0f, bands);
        for (var band = 0; band < 80; band++)
        {
            Assert.Equal(bank.WeightsOf(band).Sum(), bands[band], 1e-6f);
        }
    }

    [Fact]
    public void Mel_bands_refuse_edges_beyond_the_nyquist_frequency() =>
        Assert.Throws<ArgumentException>(() => new MelFilterBank(16_000, 512, 10, 0, 8001, MelScale.Htk, MelNorm.Peak));

    [Fact]
    public void Dct_is_orthonormal()
    {
        // Orthonormal: the energy of all coefficients is the energy of the values.
        var values = TestSignal.Noise(1, 26, 1).Samples.ToArray();
        var coefficients = new float[26];
        new Dct(26, 26, DctScaling.Ortho).Apply(values, coefficients);
        Assert.Equal(values.Sum(x => (double)x * x), coefficients.Sum(x => (double)x * x), 1e-4);
        Assert.Equal(values.Sum() / Math.Sqrt(26), coefficients[0], 1e-5);
    }

    [Fact]
    public void Dct_of_htk_differs_in_coefficient_0_only()
    {
        var values = TestSignal.Noise(1, 20, 1).Samples.ToArray();
        var (ortho, htk) = (new float[5], new float[5]);
        new Dct(20, 5, DctScaling.Ortho).Apply(values, ortho);
        new Dct(20, 5, DctScaling.Htk).Apply(values, htk);
        Assert.Equal(ortho[0] * MathF.Sqrt(2), htk[0], 1e-5f);
        Assert.Equal(ortho[1..], htk[1..]);
    }

    [Fact]
    public void Decibels_of_power_and_amplitude_agree()
    {
        Assert.Equal(-20f, Decibel.FromPower(0.01f), 1e-5f);
        Assert.Equal(-20f, Decibel.FromAmplitude(0.1f), 1e-5f);
        Assert.Equal(-100f, Decibel.FromPower(0f), 1e-4f);
        float[] values = [1f, 1e-4f, 1e-9f];
        Decibel.FromPower(values, rangeDb: 60);
        Assert.Equal([0f, -40f, -60f], values.Select(v => MathF.Round(v, 3)));
    }

    [Fact]
    public void Decibels_in_place_are_those_of_single_values()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 37).Select(i => i == 3 ? 0f : (float)Math.Pow(10, random.NextDouble() * 20 - 15)).ToArray();
        var (power, amplitude) = (values.ToArray(), values.ToArray());
        Decibel.FromPower(power);
        Decibel.FromAmplitude(amplitude);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(10 * Math.Log10(Math.Max(values[i], 1e-10)), power[i], 2e-5);
            Assert.Equal(20 * Math.Log10(Math.Max(values[i], 1e-5)), amplitude[i], 2e-5);
        }

        Assert.Equal(0.01f, Decibel.ToPower(-20f), 1e-8f);
        Assert.Equal(0.1f, Decibel.ToAmplitude(-20f), 1e-7f);
        Decibel.FromPower([], rangeDb: 80);
    }

    [Fact]
    public void Mel_bands_sum_weight_times_power_also_at_the_ends_of_the_spectrum()
    {
        var bank = new MelFilterBank(16_000, 512, 26, 0, 8000, MelScale.Htk, MelNorm.Peak);
        var power = TestSignal.Noise(1, 257, 1).Samples.ToArray();
        var bands = new float[26];
        bank.Apply(power, bands);
        for (var band = 0; band < 26; band++)
        {
            var weights = bank.WeightsOf(band);
            Assert.Equal(power.Select((p, k) => (double)p * weights[k]).Sum(), bands[band], 1e-5);
        }
    }

    [Fact]
    public void Delta_of_a_line_is_its_slope()
    {
        var line = new FrameMatrix(20, 1);
        for (var t = 0; t < 20; t++)
        {
            line[t, 0] = 3 + 0.7f * t;
        }

        var deltas = Deltas.Of(line);
        for (var t = 2; t < 18; t++)
        {
            Assert.Equal(0.7f, deltas[t, 0], 1e-5f);
        }
    }

    [Fact]
    public void Deltas_into_a_span_are_those_of_the_matrix()
    {
        var frames = new FrameMatrix(7, 3);
        TestSignal.Noise(1, 21, 1).Samples.CopyTo(frames.Values);
        var deltas = new float[21];
        Deltas.Of(frames.Values, 3, deltas, width: 3);
        Assert.Equal(Deltas.Of(frames, 3).Values.ToArray(), deltas);
        Assert.Throws<ArgumentException>(() => Deltas.Of(new float[20], 3, new float[20]));
    }

    [Fact]
    public void Pre_emphasis_in_blocks_is_that_of_the_whole()
    {
        var signal = TestSignal.Noise(1, 100, 1).Samples.ToArray();
        var (whole, parts) = (new float[100], signal.ToArray());
        PreEmphasis.Apply(signal, whole);
        var before = PreEmphasis.Apply(parts.AsSpan(0, 33), parts.AsSpan(0, 33));
        PreEmphasis.Apply(parts.AsSpan(33), parts.AsSpan(33), before: before);
        Assert.Equal(whole, parts);
        Assert.Equal(signal[0], whole[0]);
        Assert.Equal(signal[50] - 0.97f * signal[49], whole[50], 1e-6f);
    }

    [Fact]
    public void Lifter_has_the_values_of_the_HTK_book()
    {
        // 1 + 11 sin(pi n / 22): 1 at n = 0, 12 at n = 11.
        var weights = Liftering.Weights(13, 22);
        Assert.Equal((1f, 12f), (weights[0], weights[11]));
        Assert.Equal(1 + 11 * Math.Sin(Math.PI / 22), weights[1], 1e-6);
        Assert.All(Liftering.Weights(5, 0), weight => Assert.Equal(1f, weight));
    }

    [Fact]
    public void Windows_have_their_textbook_values()
    {
        Assert.Equal([0f, 0.5f, 1f, 0.5f], Window.Hann(4).Select(w => MathF.Round(w, 6)));
        Assert.Equal([0f, 0.75f, 0.75f, 0f], Window.Hann(4, periodic: false).Select(w => MathF.Round(w, 6)));
        Assert.Equal(0.08f, Window.Hamming(5, periodic: false)[0], 1e-6f);

        // exp(-0.5 (1 / 0.4)²) at the ends, 1 in the middle.
        var gauss = Window.Gauss(101, 0.4);
        Assert.Equal(Math.Exp(-3.125), gauss[0], 1e-6);
        Assert.Equal(Math.Exp(-3.125), gauss[100], 1e-6);
        Assert.Equal(1f, gauss[50]);
        Assert.Equal([0f, 0.34f, 1f, 0.34f], Window.Blackman(4).Select(w => MathF.Round(w, 6) + 0f));
        Assert.Equal([1f, 1f, 1f], Window.Of(WindowShape.Rectangle, 3));
        Assert.Equal(Window.Hamming(9, periodic: false), Window.Of(WindowShape.Hamming, 9, periodic: false));

        // I0(5) = 27.2398718 (Abramowitz and Stegun, table 9.8).
        Assert.Equal(1 / 27.2398718, Window.Kaiser(1, 5), 1e-9);
        Assert.Equal(1, Window.Kaiser(0, 5));
        Assert.Equal(0, Window.Kaiser(1.01, 5));
    }
}
