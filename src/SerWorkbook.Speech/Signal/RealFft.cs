using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics.Wasm;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The discrete Fourier transform of real signals whose length is a power of two.</summary>
/// <remarks>
/// Forward: X[k] = sum over n of x[n] exp(-2 pi i k n / N) for k = 0 … N/2, without scaling; the inverse divides by N.
/// Processors with AVX2 and fused multiply-add, and WebAssembly, run code of their own, which differs from the portable one in
/// rounding only. An instance holds tables and working memory: use one instance per thread.
/// </remarks>
public sealed class RealFft
{
    private readonly RealTransform _transform;
    private readonly float[] _re;
    private readonly float[] _im;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="size">Points, N: a power of two, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is no power of two, or less than 2.</exception>
    public RealFft(int size)
        : this(size, Avx2Transform.IsSupported) { }

    /// <summary>Prepares transforms of one length in portable code or in that for AVX2.</summary>
    internal RealFft(int size, bool useAvx2)
    {
        if (size < 2 || !BitOperations.IsPow2(size))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "The FFT size must be a power of two, 2 or more.");
        }

        Size = size;
        _transform =
            useAvx2 && size >= Avx2Transform.SmallestSize ? new Avx2Transform(size)
            : PackedSimd.IsSupported && size >= FourLaneTransform.SmallestSize ? new FourLaneTransform(size)
            : new PortableTransform(size);
        _re = new float[BinCount];
        _im = new float[BinCount];
    }

    /// <summary>Points, N.</summary>
    public int Size { get; }

    /// <summary>Bins from 0 Hz to the Nyquist frequency: N/2 + 1.</summary>
    public int BinCount => Size / 2 + 1;

    /// <summary>Transforms a real signal.</summary>
    /// <param name="signal">N samples.</param>
    /// <param name="real">Takes the real parts, N/2 + 1 bins; must not overlap the signal.</param>
    /// <param name="imaginary">Takes the imaginary parts, N/2 + 1 bins.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        Require(signal.Length, Size, nameof(signal));
        Require(real.Length, BinCount, nameof(real));
        Require(imaginary.Length, BinCount, nameof(imaginary));
        _transform.Forward(signal, real, imaginary);
    }

    /// <summary>Transforms a real signal and gives the squared magnitude of each bin.</summary>
    /// <param name="signal">N samples.</param>
    /// <param name="power">Takes |X[k]|² for N/2 + 1 bins.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Require(signal.Length, Size, nameof(signal));
        Require(power.Length, BinCount, nameof(power));
        _transform.Power(signal, power);
    }

    /// <summary>Transforms a half spectrum back into a real signal.</summary>
    /// <param name="real">Real parts, N/2 + 1 bins.</param>
    /// <param name="imaginary">Imaginary parts, N/2 + 1 bins; those of the first and last bin count as 0.</param>
    /// <param name="signal">Takes N samples.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <remarks>
    /// By way of the Hartley transform, which is its own inverse but for the factor N: H[k] = Re X[k] - Im X[k], and x = H(H)/N
    /// (Bracewell, "Discrete Hartley transform", J. Opt. Soc. Am. 73(12), 1983).
    /// </remarks>
    public void Inverse(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, Span<float> signal)
    {
        Require(real.Length, BinCount, nameof(real));
        Require(imaginary.Length, BinCount, nameof(imaginary));
        Require(signal.Length, Size, nameof(signal));
        imaginary.CopyTo(_im);
        _im[0] = 0f;
        _im[^1] = 0f;
        Unfold(real, _im, signal);
        _transform.Forward(signal, _re, _im);
        TensorPrimitives.Divide(_re, Size, _re);
        TensorPrimitives.Divide(_im, Size, _im);
        Unfold(_re, _im, signal);
    }

    // The Hartley transform of a half spectrum: Re - Im up to N/2, and Re + Im backwards beyond, since Im is odd.
    private void Unfold(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, Span<float> all)
    {
        var half = Size / 2;
        TensorPrimitives.Subtract(real, imaginary, all[..BinCount]);
        if (half > 1)
        {
            var mirrored = all[BinCount..];
            TensorPrimitives.Add(real[1..half], imaginary[1..half], mirrored);
            mirrored.Reverse();
        }
    }

    private static void Require(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} values; {expected} are needed.", name);
        }
    }
}
