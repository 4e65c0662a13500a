using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Audio;

/// <summary>Sums of products of samples and filter values, the inner loop of the resampler.</summary>
/// <remarks>The products are added in the same order whether one sum is taken or four, so that both give the same bits.</remarks>
internal static class FilterSums
{
    /// <summary>The length of a filter is a multiple of this.</summary>
    public const int Step = 2 * Lanes;

    private const int Lanes = 8;

    /// <summary>One sum.</summary>
    /// <param name="samples">As many samples as the filter has values.</param>
    /// <param name="filter">A multiple of <see cref="Step"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float One(ReadOnlySpan<float> samples, ReadOnlySpan<float> filter)
    {
        ref var x = ref Checked(samples, filter.Length);
        ref var h = ref Checked(filter, filter.Length);
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (nuint i = 0; i < (nuint)filter.Length; i += Step)
        {
            even = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref h, i), even);
            odd = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x, i + Lanes), Vector256.LoadUnsafe(ref h, i + Lanes), odd);
        }

        return Eight.Sum(even + odd);
    }

    /// <summary>Four sums over samples that lie a distance apart; each filter value is loaded once for all four.</summary>
    /// <param name="samples">Samples, three distances more than the filter has values.</param>
    /// <param name="distance">From the samples of one sum to those of the next.</param>
    /// <param name="filter">A multiple of <see cref="Step"/> values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> Four(ReadOnlySpan<float> samples, int distance, ReadOnlySpan<float> filter)
    {
        ref var x0 = ref Checked(samples, filter.Length + 3 * distance);
        ref var x1 = ref Unsafe.Add(ref x0, distance);
        ref var x2 = ref Unsafe.Add(ref x1, distance);
        ref var x3 = ref Unsafe.Add(ref x2, distance);
        ref var h = ref Checked(filter, filter.Length);
        var (even0, even1, even2, even3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (odd0, odd1, odd2, odd3) = (even0, even1, even2, even3);
        for (nuint i = 0; i < (nuint)filter.Length; i += Step)
        {
            var weights = Vector256.LoadUnsafe(ref h, i);
            even0 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x0, i), weights, even0);
            even1 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x1, i), weights, even1);
            even2 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x2, i), weights, even2);
            even3 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x3, i), weights, even3);
            weights = Vector256.LoadUnsafe(ref h, i + Lanes);
            odd0 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x0, i + Lanes), weights, odd0);
            odd1 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x1, i + Lanes), weights, odd1);
            odd2 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x2, i + Lanes), weights, odd2);
            odd3 = Eight.MultiplyAddEstimate(Vector256.LoadUnsafe(ref x3, i + Lanes), weights, odd3);
        }

        return Vector128.Create(Eight.Sum(even0 + odd0), Eight.Sum(even1 + odd1), Eight.Sum(even2 + odd2), Eight.Sum(even3 + odd3));
    }

    private static ref float Checked(ReadOnlySpan<float> values, int needed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, needed, nameof(values));
        return ref Unsafe.AsRef(in System.Runtime.InteropServices.MemoryMarshal.GetReference(values));
    }
}
