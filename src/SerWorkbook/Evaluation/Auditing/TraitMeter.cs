using System.Numerics;
using System.Numerics.Tensors;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Measures <see cref="AudioTraits"/>. An instance holds working memory: use one per thread.</summary>
internal sealed class TraitMeter
{
    // Samples are examined on a grid of 24 bits, the finest that a float of full scale holds.
    private const int GridBits = 24;
    private const double FrozenSeconds = 0.004;
    private const double FlatPeak = 0.99;
    private const int LeastClipped = 3;
    private const double SilenceFrameSeconds = 0.02;
    private const double SilenceDb = 30;

    private const int SpectrumSize = 1024;
    private const double BandHertz = 250;

    // White quantisation noise of step q has variance q² / 12; four times that is 6 dB above it.
    private const double AboveQuantisation = 4.0 / 12;
    private const double BelowPeak = 1e-8;

    private readonly RealFft _fft = new(SpectrumSize);
    private readonly float[] _window = Window.Hann(SpectrumSize);
    private readonly float[] _frame = new float[SpectrumSize];
    private readonly float[] _power = new float[SpectrumSize / 2 + 1];
    private readonly double[] _sum = new double[SpectrumSize / 2 + 1];

    /// <summary>Measures a recording.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">The content of its header.</param>
    /// <param name="clip">Its samples at its own rate, finite.</param>
    /// <param name="narrow">The same at a low rate, for finding silence.</param>
    public AudioTraits Measure(string path, WavInfo info, AudioClip clip, AudioClip narrow)
    {
        var signature = WavSignature.Read(path);
        var (bits, frozen) = Grid(clip);
        var options = new SilenceTrimOptions();
        var (start, end) = SilenceTrimmer.FindSpeech(
            narrow.Samples,
            (int)(options.FrameSeconds * narrow.SampleRate),
            (int)(options.HopSeconds * narrow.SampleRate),
            options.ThresholdDb
        );
        return new AudioTraits(
            info.SampleRate,
            info.Encoding,
            info.Codec,
            info.BitsPerSample,
            info.Channels,
            signature.Layout,
            signature.Sizes,
            signature.Encoder,
            signature.Text,
            bits,
            frozen,
            ClippedShare(clip),
            FixedOrderSums.Sum(clip.Samples) / clip.Length,
            Bandwidth(clip, bits),
            clip.Seconds,
            Decibel.FromPower(FixedOrderSums.SumOfSquares(clip.Samples) / clip.Length),
            Decibel.FromAmplitude(clip.Peak()),
            (double)start / narrow.SampleRate,
            (double)(narrow.Length - end) / narrow.SampleRate,
            SilenceShare(narrow)
        );
    }

    private static (int Bits, double Frozen) Grid(AudioClip clip)
    {
        const float FullScale = 1 << (GridBits - 1);
        var least = Math.Max(2, (int)(FrozenSeconds * clip.SampleRate));
        var samples = clip.Samples;
        var (used, frozen, run) = (0, 0, 1);
        for (var n = 0; n < samples.Length; n++)
        {
            used |= (int)(samples[n] * FullScale);
            if (n + 1 < samples.Length && samples[n] == samples[n + 1])
            {
                run++;
                continue;
            }

            frozen += run >= least ? run : 0;
            run = 1;
        }

        return (used == 0 ? 0 : GridBits - BitOperations.TrailingZeroCount(used), (double)frozen / samples.Length);
    }

    // A sound that was not clipped hardly ever has three equal samples at its very peak.
    private static double ClippedShare(AudioClip clip)
    {
        var samples = clip.Samples;
        var least = FlatPeak * clip.Peak();
        var (clipped, start) = (0, 0);
        for (var n = 1; n <= samples.Length; n++)
        {
            if (n < samples.Length && samples[n] == samples[start])
            {
                continue;
            }

            clipped += n - start >= LeastClipped && Math.Abs(samples[start]) >= least ? n - start : 0;
            start = n;
        }

        return (double)clipped / samples.Length;
    }

    private double Bandwidth(AudioClip clip, int bits)
    {
        var bands = BandPowers(clip);
        var step = Math.Pow(2, 1 - bits);
        var floor = Math.Max(AboveQuantisation * step * step, BelowPeak * bands.Max());
        var last = Array.FindLastIndex(bands, power => power > floor);
        return Math.Min((last + 1) * BandHertz, clip.SampleRate / 2.0);
    }

    // Mean power of a bin in each band, scaled so that white noise of variance v has v in each.
    private double[] BandPowers(AudioClip clip)
    {
        Array.Clear(_sum);
        var frames = 0;
        for (var start = 0; start == 0 || start + SpectrumSize <= clip.Length; start += SpectrumSize, frames++)
        {
            var part = clip.Samples.Slice(start, Math.Min(SpectrumSize, clip.Length));
            _frame.AsSpan().Clear();
            TensorPrimitives.Multiply(part, _window.AsSpan(0, part.Length), _frame);
            _fft.Power(_frame, _power);
            for (var bin = 0; bin < _sum.Length; bin++)
            {
                _sum[bin] += _power[bin];
            }
        }

        var scale = 1.0 / frames / FixedOrderSums.SumOfSquares<float>(_window);
        var width = (double)clip.SampleRate / SpectrumSize;
        return
        [
            .. _sum.Select((power, bin) => (Band: (int)(bin * width / BandHertz), Power: power * scale))
                .GroupBy(bin => bin.Band, bin => bin.Power)
                .OrderBy(band => band.Key)
                .Select(band => band.Average()),
        ];
    }

    private static double SilenceShare(AudioClip clip)
    {
        var length = (int)(SilenceFrameSeconds * clip.SampleRate);
        var powers = new float[Math.Max(1, clip.Length / length)];
        for (var t = 0; t < powers.Length; t++)
        {
            powers[t] = FixedOrderSums.SumOfSquares(clip.Samples.Slice(t * length, Math.Min(length, clip.Length - t * length)));
        }

        var floor = powers.Max() * Math.Pow(10, -SilenceDb / 10);
        return (double)powers.Count(power => power < floor) / powers.Length;
    }
}
