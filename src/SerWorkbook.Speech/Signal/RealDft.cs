using System.Numerics;

namespace SerWorkbook.Speech.Signal;

/// <summary>The discrete Fourier transform of real signals whose length has no prime factors but 2, 3 and 5.</summary>
/// <remarks>
/// For lengths that conventions ask for: 400 (25 ms at 16 kHz), 480, 960, 1200. X[k] = sum over n of x[n] exp(-2 pi i k n / N),
/// without scaling. <see cref="RealFft"/> is several times faster where the length is a power of two. Self-sorting, decimation
/// in frequency, of mixed radix (Temperton, "Self-sorting mixed-radix fast Fourier transforms", J. Comp. Phys. 52, 1983). An
/// instance holds tables and working memory: use one instance a thread.
/// </remarks>
public sealed class RealDft
{
    private static readonly int[] Radices = [4, 2, 3, 5];

    private readonly int[] _factors;
    private readonly Complex32[] _roots;
    private Complex32[] _from;
    private Complex32[] _to;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="size">Points, N = 2^a 3^b 5^c, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size has another prime factor, or is less than 2.</exception>
    public RealDft(int size)
    {
        Size = size;
        _factors = Factors(size);
        _roots = new Complex32[size];
        for (var k = 0; k < size; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            _roots[k] = new Complex32((float)cosine, (float)sine);
        }

        _from = new Complex32[size];
        _to = new Complex32[size];
    }

    /// <summary>Points, N.</summary>
    public int Size { get; }

    /// <summary>Bins from 0 Hz to the Nyquist frequency: floor(N/2) + 1.</summary>
    public int BinCount => Size / 2 + 1;

    /// <summary>Transforms a real signal.</summary>
    /// <param name="signal">N samples.</param>
    /// <param name="real">Takes the real parts of all bins.</param>
    /// <param name="imaginary">Takes the imaginary parts of all bins.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        Require(real.Length, BinCount, nameof(real));
        Require(imaginary.Length, BinCount, nameof(imaginary));
        Transform(signal);
        for (var k = 0; k < BinCount; k++)
        {
            (real[k], imaginary[k]) = (_from[k].Re, _from[k].Im);
        }
    }

    /// <summary>Transforms a real signal and gives the squared magnitude of each bin.</summary>
    /// <param name="signal">N samples.</param>
    /// <param name="power">Takes |X[k]|² of all bins.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Require(power.Length, BinCount, nameof(power));
        Transform(signal);
        for (var k = 0; k < BinCount; k++)
        {
            power[k] = _from[k].Re * _from[k].Re + _from[k].Im * _from[k].Im;
        }
    }

    private void Transform(ReadOnlySpan<float> signal)
    {
        Require(signal.Length, Size, nameof(signal));
        for (var n = 0; n < Size; n++)
        {
            _from[n] = new Complex32(signal[n], 0f);
        }

        var (length, stride) = (Size, 1);
        foreach (var radix in _factors)
        {
            Pass(radix, length, stride);
            (_from, _to) = (_to, _from);
            length /= radix;
            stride *= radix;
        }
    }

    // y[q + s (r p + j)] = w^(p j) sum over i of x[q + s (p + m i)] exp(-2 pi i i j / r), m = length / r.
    private void Pass(int radix, int length, int stride)
    {
        Span<Complex32> values = stackalloc Complex32[radix];
        var m = length / radix;
        for (var p = 0; p < m; p++)
        {
            for (var q = 0; q < stride; q++)
            {
                for (var i = 0; i < radix; i++)
                {
                    values[i] = _from[q + stride * (p + m * i)];
                }

                for (var j = 0; j < radix; j++)
                {
                    _to[q + stride * (radix * p + j)] = Sum(values, j) * _roots[stride * p * j];
                }
            }
        }
    }

    private Complex32 Sum(ReadOnlySpan<Complex32> values, int j)
    {
        var step = Size / values.Length;
        var sum = values[0];
        for (var i = 1; i < values.Length; i++)
        {
            sum += values[i] * _roots[i * j % values.Length * step];
        }

        return sum;
    }

    private static int[] Factors(int size)
    {
        var factors = new List<int>();
        var left = Math.Max(0, size);
        foreach (var radix in Radices)
        {
            while (left > 1 && left % radix == 0)
            {
                factors.Add(radix);
                left /= radix;
            }
        }

        return size >= 2 && left == 1
            ? [.. factors]
            : throw new ArgumentOutOfRangeException(nameof(size), size, "The size must be 2 or more and have no prime factors but 2, 3 and 5.");
    }

    private static void Require(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} values; {expected} are needed.", name);
        }
    }

    private readonly record struct Complex32(float Re, float Im) :
        IAdditionOperators<Complex32, Complex32, Complex32>, IMultiplyOperators<Complex32, Complex32, Complex32>
    {
        public static Complex32 operator +(Complex32 a, Complex32 b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complex32 operator *(Complex32 a, Complex32 b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);
    }
}
