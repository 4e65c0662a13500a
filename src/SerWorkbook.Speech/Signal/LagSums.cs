using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace SerWorkbook.Speech.Signal;

/// <summary>Sums of products of a signal with itself some samples later, six lags at once, always in the same order.</summary>
internal static class LagSums
{
    /// <summary>Lags that are summed at once: a sample is read once for all of them, and their sums fit the registers.</summary>
    public const int Count = 6;

    /// <summary>Zeros that have to follow a signal, besides those that the first lag looks at.</summary>
    public const int Margin = 8 + Count;

    /// <summary>r[j] = sum over i of x[i] x[i + lag + j], j = 0 … 5.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="signal">The signal and the zeros behind it: length + lag + <see cref="Margin"/> values or more.</param>
    /// <param name="length">How many products are summed; it is rounded up to whole vectors.</param>
    /// <param name="lag">The first lag, 0 or more.</param>
    /// <param name="sums">Takes six sums.</param>
    public static void Six<T>(ReadOnlySpan<T> signal, int length, int lag, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.Length, length + lag + Margin, nameof(signal));
        if (PackedSimd.IsSupported && typeof(T) == typeof(double))
        {
            SixOfPairs(MemoryMarshal.Cast<T, double>(signal), length, lag, MemoryMarshal.Cast<T, double>(sums));
            return;
        }

        ref var here = ref MemoryMarshal.GetReference(signal);
        ref var there = ref Unsafe.Add(ref here, lag);
        var (a, b, c) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        var (d, e, f) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector256<T>.Count)
        {
            var x = Vector256.LoadUnsafe(ref here, i);
            a += x * Vector256.LoadUnsafe(ref there, i);
            b += x * Vector256.LoadUnsafe(ref there, i + 1);
            c += x * Vector256.LoadUnsafe(ref there, i + 2);
            d += x * Vector256.LoadUnsafe(ref there, i + 3);
            e += x * Vector256.LoadUnsafe(ref there, i + 4);
            f += x * Vector256.LoadUnsafe(ref there, i + 5);
        }

        (sums[0], sums[1], sums[2]) = (Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c));
        (sums[3], sums[4], sums[5]) = (Vector256.Sum(d), Vector256.Sum(e), Vector256.Sum(f));
    }

    // The runtime of WebAssembly knows instructions on doubles by these names alone.
    private static void SixOfPairs(ReadOnlySpan<double> signal, int length, int lag, Span<double> sums)
    {
        ref var here = ref MemoryMarshal.GetReference(signal);
        ref var there = ref Unsafe.Add(ref here, lag);
        var (a, b, c) = (Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero);
        var (d, e, f) = (Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector128<double>.Count)
        {
            var x = Vector128.LoadUnsafe(ref here, i);
            a = PackedSimd.Add(a, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i)));
            b = PackedSimd.Add(b, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i + 1)));
            c = PackedSimd.Add(c, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i + 2)));
            d = PackedSimd.Add(d, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i + 3)));
            e = PackedSimd.Add(e, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i + 4)));
            f = PackedSimd.Add(f, PackedSimd.Multiply(x, Vector128.LoadUnsafe(ref there, i + 5)));
        }

        (sums[0], sums[1], sums[2]) = (Both(a), Both(b), Both(c));
        (sums[3], sums[4], sums[5]) = (Both(d), Both(e), Both(f));
    }

    private static double Both(Vector128<double> v) => PackedSimd.ExtractScalar(v, 0) + PackedSimd.ExtractScalar(v, 1);
}
