using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>
/// Writes eight neighbouring bins of a spectrum: a type argument, so that the transform is compiled for each kind of output.
/// </summary>
internal interface IBinWriter
{
    /// <summary>Writes bins <paramref name="bin"/> to bin + 7.</summary>
    static abstract void Write(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im);

    /// <summary>Writes bins bin to bin + 7, given in reverse order and conjugated.</summary>
    static abstract void WriteMirrored(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im);
}

/// <summary>Real parts to the first span, imaginary parts to the second.</summary>
internal readonly struct ComplexBins : IBinWriter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im)
    {
        re.StoreUnsafe(ref first, bin);
        im.StoreUnsafe(ref second, bin);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteMirrored(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im)
    {
        var reversed = Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0);
        Avx2.PermuteVar8x32(re, reversed).StoreUnsafe(ref first, bin);
        Avx2.PermuteVar8x32(-im, reversed).StoreUnsafe(ref second, bin);
    }
}

/// <summary>Squared magnitudes to the first span.</summary>
internal readonly struct PowerBins : IBinWriter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im) =>
        Fma.MultiplyAdd(re, re, im * im).StoreUnsafe(ref first, bin);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteMirrored(ref float first, ref float second, nuint bin, Vector256<float> re, Vector256<float> im) =>
        Avx2.PermuteVar8x32(Fma.MultiplyAdd(re, re, im * im), Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0)).StoreUnsafe(ref first, bin);
}
