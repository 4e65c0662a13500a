namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decodes GSM 06.10 full rate (ETSI EN 300 961), with its 16-bit arithmetic, bit for bit.</summary>
internal sealed class GsmDecoder
{
    /// <summary>Samples of a frame.</summary>
    public const int FrameSamples = 160;

    private const int SubframeSamples = FrameSamples / GsmFrame.Subframes;
    private const int LongestLag = 120;
    private const int ShortestLag = 40;
    private const int Order = 8;
    private const int DeEmphasis = 28_180;

    // Where the filter goes from the last frame's coefficients to the new ones (clause 5.2.9.1).
    private static readonly int[] Stretches = [13, 14, 13, 120];

    private readonly int[] _past = new int[LongestLag + SubframeSamples];
    private readonly int[] _states = new int[Order + 1];
    private int[] _lastRatios = new int[Order];
    private int _lastLag = ShortestLag;
    private int _emphasis;

    private static ReadOnlySpan<int> RatioOffsets => [0, 0, 2048, -2560, 94, -1792, -341, -1144];

    private static ReadOnlySpan<int> RatioMinima => [-32, -32, -16, -16, -8, -8, -4, -4];

    private static ReadOnlySpan<int> RatioScales => [13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708];

    private static ReadOnlySpan<int> GainLevels => [3277, 11469, 21299, 32767];

    private static ReadOnlySpan<int> Mantissas => [18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767];

    /// <summary>Decodes the next frame.</summary>
    /// <param name="frame">Its parameters.</param>
    /// <param name="samples">Takes <see cref="FrameSamples"/> samples.</param>
    public void Decode(GsmFrame frame, Span<short> samples)
    {
        Span<int> excitation = stackalloc int[FrameSamples];
        for (var i = 0; i < GsmFrame.Subframes; i++)
        {
            var part = excitation.Slice(i * SubframeSamples, SubframeSamples);
            PlacePulses(frame, i, part);
            Predict(frame, i, part);
        }

        Synthesise(RatiosOf(frame), excitation);
        for (var i = 0; i < FrameSamples; i++)
        {
            _emphasis = Add(excitation[i], Multiply(_emphasis, DeEmphasis));
            samples[i] = (short)(Add(_emphasis, _emphasis) & ~7);
        }
    }

    // Clauses 5.2.12 to 5.2.15: inverse quantisation of the pulses.
    private static void PlacePulses(GsmFrame frame, int subframe, Span<int> part)
    {
        var peak = frame.Peaks[subframe];
        var exponent = peak > 15 ? (peak >> 3) - 1 : 0;
        var mantissa = peak - (exponent << 3);
        if (mantissa == 0)
        {
            (exponent, mantissa) = (-4, 7);
        }
        else
        {
            for (; mantissa <= 7; exponent--)
            {
                mantissa = (mantissa << 1) | 1;
            }

            mantissa -= 8;
        }

        var shift = 6 - exponent;
        var rounding = shift == 0 ? 0 : 1 << (shift - 1);
        part.Clear();
        for (var i = 0; i < GsmFrame.Pulses; i++)
        {
            var value = Multiply(Mantissas[mantissa], ((frame.Codes[subframe][i] << 1) - 7) << 12);
            part[frame.Grids[subframe] + 3 * i] = Add(value, rounding) >> shift;
        }
    }

    // Clause 5.2.8: adds what the last pitch periods predict.
    private void Predict(GsmFrame frame, int subframe, Span<int> part)
    {
        var lag = frame.Lags[subframe] is >= ShortestLag and <= LongestLag and var given ? given : _lastLag;
        _lastLag = lag;
        for (var i = 0; i < SubframeSamples; i++)
        {
            part[i] = Add(part[i], Multiply(GainLevels[frame.Gains[subframe]], _past[LongestLag + i - lag]));
            _past[LongestLag + i] = part[i];
        }

        Array.Copy(_past, SubframeSamples, _past, 0, LongestLag);
    }

    // Clause 5.2.9: log area ratios from their codes.
    private static int[] RatiosOf(GsmFrame frame)
    {
        var ratios = new int[Order];
        for (var i = 0; i < Order; i++)
        {
            var value = Clamp((Add(frame.AreaRatios[i], RatioMinima[i]) << 10) - (RatioOffsets[i] << 1));
            value = Multiply(RatioScales[i], value);
            ratios[i] = Add(value, value);
        }

        return ratios;
    }

    private void Synthesise(int[] ratios, Span<int> samples)
    {
        var start = 0;
        Span<int> reflections = stackalloc int[Order];
        for (var stretch = 0; stretch < Stretches.Length; stretch++)
        {
            for (var i = 0; i < Order; i++)
            {
                var (old, now) = (_lastRatios[i], ratios[i]);
                reflections[i] = ReflectionOf(
                    stretch switch
                    {
                        0 => Add(Add(old >> 2, now >> 2), old >> 1),
                        1 => Add(old >> 1, now >> 1),
                        2 => Add(Add(old >> 2, now >> 2), now >> 1),
                        _ => now,
                    }
                );
            }

            Filter(reflections, samples.Slice(start, Stretches[stretch]));
            start += Stretches[stretch];
        }

        _lastRatios = ratios;
    }

    private static int ReflectionOf(int ratio)
    {
        var magnitude = ratio == short.MinValue ? short.MaxValue : Math.Abs(ratio);
        magnitude =
            magnitude < 11_059 ? magnitude << 1
            : magnitude < 20_070 ? magnitude + 11_059
            : Add(magnitude >> 2, 26_112);
        return ratio < 0 ? -magnitude : magnitude;
    }

    private void Filter(ReadOnlySpan<int> reflections, Span<int> samples)
    {
        foreach (ref var sample in samples)
        {
            for (var i = Order - 1; i >= 0; i--)
            {
                sample = Clamp(sample - Multiply(reflections[i], _states[i]));
                _states[i + 1] = Add(_states[i], Multiply(reflections[i], sample));
            }

            _states[0] = sample;
        }
    }

    private static int Clamp(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);

    private static int Add(int a, int b) => Clamp(a + b);

    private static int Multiply(int a, int b) => a == short.MinValue && b == short.MinValue ? short.MaxValue : (a * b + 16_384) >> 15;
}
