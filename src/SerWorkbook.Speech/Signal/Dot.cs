using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Signal;

/// <summary>Sums of products of short rows, always in the same order.</summary>
internal static class Dot
{
    private const int Lanes = 8;

    /// <summary>The next multiple of the length of a vector: rows of this length are summed without a rest.</summary>
    public static int Padded(int length) => (length + Lanes - 1) / Lanes * Lanes;

    /// <summary>The sum of a[i] b[i].</summary>
    /// <param name="a">Values.</param>
    /// <param name="b">As many values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length, nameof(a));
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            sums = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.LoadUnsafe(ref second, (nuint)i), sums);
        }

        var sum = Eight.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
