using System.Numerics;
using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>Sums whose order of adding depends on the number of values alone, not on where they lie in memory.</summary>
/// <remarks>
/// The reductions of <see cref="System.Numerics.Tensors.TensorPrimitives"/> may begin at an aligned address, so that the
/// last bit of a sum changes with the place of an array. A stream has to give the same bits on every run.
/// </remarks>
internal static class StableSum
{
    /// <summary>The sum of values.</summary>
    public static float Of(ReadOnlySpan<float> values)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + 2 <= wide.Length; i += 2)
        {
            even += wide[i];
            odd += wide[i + 1];
        }

        for (; i < wide.Length; i++)
        {
            even += wide[i];
        }

        var sum = Vector.Sum(even + odd);
        foreach (var value in values[(wide.Length * Vector<float>.Count)..])
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum of the products of two lists of one length.</summary>
    public static float OfProducts(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var wideA = MemoryMarshal.Cast<float, Vector<float>>(a);
        var wideB = MemoryMarshal.Cast<float, Vector<float>>(b)[..wideA.Length];
        var (sum0, sum1, sum2, sum3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + 4 <= wideA.Length; i += 4)
        {
            sum0 += wideA[i] * wideB[i];
            sum1 += wideA[i + 1] * wideB[i + 1];
            sum2 += wideA[i + 2] * wideB[i + 2];
            sum3 += wideA[i + 3] * wideB[i + 3];
        }

        for (; i < wideA.Length; i++)
        {
            sum0 += wideA[i] * wideB[i];
        }

        var sum = Vector.Sum(sum0 + sum1 + (sum2 + sum3));
        for (var k = wideA.Length * Vector<float>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
