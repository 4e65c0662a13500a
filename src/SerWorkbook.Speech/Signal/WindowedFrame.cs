using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Signal;

/// <summary>Cuts a frame out with a window and measures its energy on the way, always in the same order.</summary>
internal static class WindowedFrame
{
    private const int Width = 8;

    /// <summary>frame[i] = samples[i] window[i].</summary>
    /// <param name="samples">A multiple of 16 samples.</param>
    /// <param name="window">As many weights.</param>
    /// <param name="frame">Takes as many values; what follows is left as it is.</param>
    /// <returns>Sum of the squares of the samples, and of the values.</returns>
    public static (float Samples, float Frame) Cut(ReadOnlySpan<float> samples, ReadOnlySpan<float> window, Span<float> frame)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length % (2 * Width), 0, nameof(samples));
        ref var x = ref MemoryMarshal.GetReference(samples);
        ref var w = ref MemoryMarshal.GetReference(window[..samples.Length]);
        ref var y = ref MemoryMarshal.GetReference(frame[..samples.Length]);
        var (plain0, plain1, windowed0, windowed1) = (
            Vector256<float>.Zero,
            Vector256<float>.Zero,
            Vector256<float>.Zero,
            Vector256<float>.Zero
        );
        for (nuint i = 0; i < (nuint)samples.Length; i += 2 * Width)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref x, i + Width));
            plain0 = Eight.MultiplyAdd(a, a, plain0);
            plain1 = Eight.MultiplyAdd(b, b, plain1);
            (a, b) = (a * Vector256.LoadUnsafe(ref w, i), b * Vector256.LoadUnsafe(ref w, i + Width));
            a.StoreUnsafe(ref y, i);
            b.StoreUnsafe(ref y, i + Width);
            windowed0 = Eight.MultiplyAdd(a, a, windowed0);
            windowed1 = Eight.MultiplyAdd(b, b, windowed1);
        }

        return (Eight.Sum(plain0 + plain1), Eight.Sum(windowed0 + windowed1));
    }
}
