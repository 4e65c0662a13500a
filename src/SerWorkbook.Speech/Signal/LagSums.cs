using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Signal;

/// <summary>Sums of products of a signal with itself some samples later, six lags at once, always in the same order.</summary>
internal static class LagSums
{
    /// <summary>Lags that are summed at once: as many as need no value twice from memory and fit the registers.</summary>
    public const int Count = 6;

    private const int Width = 8;

    /// <summary>Zeros that have to follow a signal: what the last vector and the last lag look at.</summary>
    public const int Margin = Width + Count;

    /// <summary>r[j] = sum over i of x[i] x[i + lag + j], j = 0 … 5.</summary>
    /// <param name="signal">The signal and zeros behind it, up to i + lag + j and <see cref="Margin"/> more.</param>
    /// <param name="length">How many products are summed; it is rounded up to whole vectors.</param>
    /// <param name="lag">The first lag, 0 or more.</param>
    /// <param name="sums">Takes six sums.</param>
    public static void Six(ReadOnlySpan<float> signal, int length, int lag, Span<float> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(signal.Length, length + lag + Margin, nameof(signal));
        ref var here = ref MemoryMarshal.GetReference(signal);
        ref var there = ref Unsafe.Add(ref here, lag);
        var (a, b, c) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (d, e, f) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (nuint i = 0; i < (nuint)length; i += Width)
        {
            var x = Vector256.LoadUnsafe(ref here, i);
            a = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i), a);
            b = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i + 1), b);
            c = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i + 2), c);
            d = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i + 3), d);
            e = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i + 4), e);
            f = Vector256.FusedMultiplyAdd(x, Vector256.LoadUnsafe(ref there, i + 5), f);
        }

        LaneSums.Four(a, b, c, d).CopyTo(sums);
        (sums[4], sums[5]) = (Vector256.Sum(e), Vector256.Sum(f));
    }
}
