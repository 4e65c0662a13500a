using System.Numerics;
using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>The real transform in portable code, for processors without AVX2 and for short lengths.</summary>
/// <remarks>
/// A real transform of N points is done as a complex one of N/2 points (even samples real, odd samples imaginary) and a
/// pass that takes the two apart (Press et al., Numerical Recipes, "FFT of single real function").
/// </remarks>
internal sealed class PortableTransform : RealTransform
{
    private readonly int _half;
    private readonly int[] _bitReversed;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _postCosines;
    private readonly float[] _postSines;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly float[] _imaginary;

    /// <summary>Prepares transforms of a power of two of 2 points or more.</summary>
    public PortableTransform(int size)
    {
        _half = size / 2;
        _re = new float[_half];
        _im = new float[_half];
        _imaginary = new float[_half + 1];
        _bitReversed = BitReversal(_half);
        (_cosines, _sines) = StageTwiddles(_half);
        (_postCosines, _postSines) = PostTwiddles(size);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        for (var i = 0; i < _half; i++)
        {
            var from = 2 * _bitReversed[i];
            _re[i] = signal[from];
            _im[i] = signal[from + 1];
        }

        Butterflies();
        Untangle(real, imaginary);
    }

    /// <inheritdoc/>
    public override void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Forward(signal, power, _imaginary);
        for (var k = 0; k < power.Length; k++)
        {
            power[k] = power[k] * power[k] + _imaginary[k] * _imaginary[k];
        }
    }

    private void Butterflies()
    {
        for (var span = 1; span < _half; span *= 2)
        {
            var cosines = _cosines.AsSpan(span - 1, span);
            var sines = _sines.AsSpan(span - 1, span);
            for (var start = 0; start < _half; start += 2 * span)
            {
                Stage(
                    _re.AsSpan(start, span),
                    _im.AsSpan(start, span),
                    _re.AsSpan(start + span, span),
                    _im.AsSpan(start + span, span),
                    cosines,
                    sines
                );
            }
        }
    }

    private static void Stage(
        Span<float> reA,
        Span<float> imA,
        Span<float> reB,
        Span<float> imB,
        ReadOnlySpan<float> cosines,
        ReadOnlySpan<float> sines
    )
    {
        var done = 0;
        if (reA.Length >= Vector<float>.Count)
        {
            done = reA.Length;
            StageVectors(
                MemoryMarshal.Cast<float, Vector<float>>(reA),
                MemoryMarshal.Cast<float, Vector<float>>(imA),
                MemoryMarshal.Cast<float, Vector<float>>(reB),
                MemoryMarshal.Cast<float, Vector<float>>(imB),
                MemoryMarshal.Cast<float, Vector<float>>(cosines),
                MemoryMarshal.Cast<float, Vector<float>>(sines)
            );
        }

        for (var j = done; j < reA.Length; j++)
        {
            var re = reB[j] * cosines[j] - imB[j] * sines[j];
            var im = reB[j] * sines[j] + imB[j] * cosines[j];
            (reA[j], reB[j]) = (reA[j] + re, reA[j] - re);
            (imA[j], imB[j]) = (imA[j] + im, imA[j] - im);
        }
    }

    private static void StageVectors(
        Span<Vector<float>> reA,
        Span<Vector<float>> imA,
        Span<Vector<float>> reB,
        Span<Vector<float>> imB,
        ReadOnlySpan<Vector<float>> cosines,
        ReadOnlySpan<Vector<float>> sines
    )
    {
        for (var j = 0; j < reA.Length; j++)
        {
            var re = reB[j] * cosines[j] - imB[j] * sines[j];
            var im = reB[j] * sines[j] + imB[j] * cosines[j];
            reB[j] = reA[j] - re;
            imB[j] = imA[j] - im;
            reA[j] += re;
            imA[j] += im;
        }
    }

    // Splits the spectrum of (even + i odd) into those of the even and the odd samples and joins them to the whole one.
    private void Untangle(Span<float> real, Span<float> imaginary)
    {
        real[0] = _re[0] + _im[0];
        real[_half] = _re[0] - _im[0];
        imaginary[0] = 0f;
        imaginary[_half] = 0f;
        for (var k = 1; k < _half; k++)
        {
            var mirror = _half - k;
            var evenRe = 0.5f * (_re[k] + _re[mirror]);
            var evenIm = 0.5f * (_im[k] - _im[mirror]);
            var oddRe = 0.5f * (_im[k] + _im[mirror]);
            var oddIm = 0.5f * (_re[mirror] - _re[k]);
            real[k] = evenRe + oddRe * _postCosines[k] - oddIm * _postSines[k];
            imaginary[k] = evenIm + oddRe * _postSines[k] + oddIm * _postCosines[k];
        }
    }

    private static int[] BitReversal(int size)
    {
        var reversed = new int[size];
        for (var i = 1; i < size; i++)
        {
            reversed[i] = (reversed[i >> 1] >> 1) | ((i & 1) != 0 ? size >> 1 : 0);
        }

        return reversed;
    }

    // Twiddles of the stage with butterflies of width "span" lie at span - 1 … 2 span - 2, so that a stage reads them in order.
    private static (float[] Cosines, float[] Sines) StageTwiddles(int size)
    {
        var cosines = new float[Math.Max(1, size - 1)];
        var sines = new float[cosines.Length];
        for (var span = 1; span < size; span *= 2)
        {
            for (var j = 0; j < span; j++)
            {
                var (sine, cosine) = Math.SinCos(-Math.PI * j / span);
                cosines[span - 1 + j] = (float)cosine;
                sines[span - 1 + j] = (float)sine;
            }
        }

        return (cosines, sines);
    }

    private static (float[] Cosines, float[] Sines) PostTwiddles(int size)
    {
        var cosines = new float[size / 2];
        var sines = new float[size / 2];
        for (var k = 0; k < size / 2; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            cosines[k] = (float)cosine;
            sines[k] = (float)sine;
        }

        return (cosines, sines);
    }
}
