using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>The passes of a real transform down the columns of a matrix of eight columns, all columns at once.</summary>
/// <remarks>
/// Between two passes, the memory holds the spectra of the sub-sequences a[g + R t] of each column, R of them with m points
/// each: row k of the real parts holds bin k of sub-sequence g = 0 … R - 1, and so do the imaginary parts. A real sequence
/// needs bins 0 … m/2 only, of which the first and the last have no imaginary part. Decimation in time, self-sorting
/// (Stockham; Swarztrauber, "FFT algorithms for vector computers", Parallel Computing 1, 1984).
/// </remarks>
internal static class Avx2Columns
{
    /// <summary>Floats in one vector: the number of columns.</summary>
    public const int Lanes = 8;

    private const float HalfRoot = 0.70710678f;

    /// <summary>The first pass: spectra of 4 points each.</summary>
    /// <param name="from">Rows of the matrix, 4 x <paramref name="count"/>.</param>
    /// <param name="re">Takes 3 x count vectors.</param>
    /// <param name="im">Takes row 1 of 3 x count vectors.</param>
    /// <param name="count">Number of sub-sequences, R.</param>
    public static void First4(ref float from, ref float re, ref float im, int count)
    {
        var row = (nuint)(count * Lanes);
        for (nuint g = 0; g < row; g += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref from, g);
            var b = Vector256.LoadUnsafe(ref from, g + row);
            var c = Vector256.LoadUnsafe(ref from, g + 2 * row);
            var d = Vector256.LoadUnsafe(ref from, g + 3 * row);
            var even = a + c;
            var odd = b + d;
            (even + odd).StoreUnsafe(ref re, g);
            (a - c).StoreUnsafe(ref re, g + row);
            (d - b).StoreUnsafe(ref im, g + row);
            (even - odd).StoreUnsafe(ref re, g + 2 * row);
        }
    }

    /// <summary>The first pass: spectra of 8 points each.</summary>
    /// <param name="from">Rows of the matrix, 8 x <paramref name="count"/>.</param>
    /// <param name="re">Takes 5 x count vectors.</param>
    /// <param name="im">Takes rows 1 to 3 of 5 x count vectors.</param>
    /// <param name="count">Number of sub-sequences, R.</param>
    public static void First8(ref float from, ref float re, ref float im, int count)
    {
        var row = (nuint)(count * Lanes);
        var half = Vector256.Create(HalfRoot);
        for (nuint g = 0; g < row; g += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref from, g);
            var e = Vector256.LoadUnsafe(ref from, g + 4 * row);
            var c = Vector256.LoadUnsafe(ref from, g + 2 * row);
            var o = Vector256.LoadUnsafe(ref from, g + 6 * row);
            var (ae, co) = (a + e, c + o);
            var (aeDiff, coDiff) = (a - e, c - o);
            var b = Vector256.LoadUnsafe(ref from, g + row);
            var f = Vector256.LoadUnsafe(ref from, g + 5 * row);
            var d = Vector256.LoadUnsafe(ref from, g + 3 * row);
            var h = Vector256.LoadUnsafe(ref from, g + 7 * row);
            var (bf, dh) = (b + f, d + h);
            var (bfDiff, dhDiff) = (b - f, d - h);

            var (even, odd) = (ae + co, bf + dh);
            (even + odd).StoreUnsafe(ref re, g);
            (even - odd).StoreUnsafe(ref re, g + 4 * row);
            (ae - co).StoreUnsafe(ref re, g + 2 * row);
            (dh - bf).StoreUnsafe(ref im, g + 2 * row);

            // exp(-i pi/4) and exp(-3 i pi/4) have parts of the same size: one product serves both.
            var (cross, along) = (half * (bfDiff - dhDiff), half * (bfDiff + dhDiff));
            (aeDiff + cross).StoreUnsafe(ref re, g + row);
            (aeDiff - cross).StoreUnsafe(ref re, g + 3 * row);
            (-coDiff - along).StoreUnsafe(ref im, g + row);
            (coDiff - along).StoreUnsafe(ref im, g + 3 * row);
        }
    }

    /// <summary>Joins four spectra of m points to one of 4 m, for all sub-sequences.</summary>
    /// <param name="re">Real parts, rows 0 to m/2 of 4 R vectors.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="toRe">Takes rows 0 to 2 m of R vectors.</param>
    /// <param name="toIm">Takes the imaginary parts.</param>
    /// <param name="twiddles">cos and sin of -2 pi q k / (4 m), q = 1, 2, 3, for k = 1 … m/2 - 1: six values a bin.</param>
    /// <param name="m">Points of the spectra that go in, 4 or more.</param>
    /// <param name="count">Number of sub-sequences that come out, R.</param>
    public static void Join4(ref float re, ref float im, ref float toRe, ref float toIm, ref float twiddles, int m, int count)
    {
        var row = (nuint)(count * Lanes);
        JoinFirst(ref re, ref toRe, ref toIm, (nuint)m, row);
        JoinMiddle(ref Unsafe.Add(ref re, (nuint)(m / 2) * 4 * row), ref toRe, ref toIm, (nuint)m, row);
        for (var k = 1; k < m / 2; k++)
        {
            var source = (nuint)k * 4 * row;
            JoinBin(
                ref Unsafe.Add(ref re, source), ref Unsafe.Add(ref im, source), ref toRe, ref toIm,
                ref Unsafe.Add(ref twiddles, 6 * (k - 1)), (nuint)k * row, (nuint)m * row, row);
        }
    }

    // Bin 0 of each spectrum is real.
    private static void JoinFirst(ref float re, ref float toRe, ref float toIm, nuint m, nuint row)
    {
        for (nuint g = 0; g < row; g += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref re, g);
            var b = Vector256.LoadUnsafe(ref re, g + row);
            var c = Vector256.LoadUnsafe(ref re, g + 2 * row);
            var d = Vector256.LoadUnsafe(ref re, g + 3 * row);
            var (even, odd) = (a + c, b + d);
            (even + odd).StoreUnsafe(ref toRe, g);
            (a - c).StoreUnsafe(ref toRe, g + m * row);
            (d - b).StoreUnsafe(ref toIm, g + m * row);
            (even - odd).StoreUnsafe(ref toRe, g + 2 * m * row);
        }
    }

    // So is bin m/2; its twiddles are the eighth roots of 1.
    private static void JoinMiddle(ref float re, ref float toRe, ref float toIm, nuint m, nuint row)
    {
        var half = Vector256.Create(HalfRoot);
        var (low, high) = (m / 2 * row, 3 * m / 2 * row);
        for (nuint g = 0; g < row; g += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref re, g);
            var b = Vector256.LoadUnsafe(ref re, g + row);
            var c = Vector256.LoadUnsafe(ref re, g + 2 * row);
            var d = Vector256.LoadUnsafe(ref re, g + 3 * row);
            var (cross, along) = (half * (b - d), half * (b + d));
            (a + cross).StoreUnsafe(ref toRe, g + low);
            (-c - along).StoreUnsafe(ref toIm, g + low);
            (a - cross).StoreUnsafe(ref toRe, g + high);
            (c - along).StoreUnsafe(ref toIm, g + high);
        }
    }

    // The sums of bin k stand for bins k, m + k, and, conjugated, m - k and 2 m - k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinBin(
        ref float re, ref float im, ref float toRe, ref float toIm, ref float twiddles, nuint k, nuint m, nuint row)
    {
        for (nuint g = 0; g < row; g += Lanes)
        {
            var (bRe, bIm) = Turn(
                Vector256.LoadUnsafe(ref re, g + row), Vector256.LoadUnsafe(ref im, g + row), twiddles, Unsafe.Add(ref twiddles, 1));
            var (dRe, dIm) = Turn(
                Vector256.LoadUnsafe(ref re, g + 3 * row), Vector256.LoadUnsafe(ref im, g + 3 * row), Unsafe.Add(ref twiddles, 4), Unsafe.Add(ref twiddles, 5));
            var (oddRe, oddIm) = (bRe + dRe, bIm + dIm);
            var (crossRe, crossIm) = (bRe - dRe, bIm - dIm);
            var (cRe, cIm) = Turn(
                Vector256.LoadUnsafe(ref re, g + 2 * row), Vector256.LoadUnsafe(ref im, g + 2 * row), Unsafe.Add(ref twiddles, 2), Unsafe.Add(ref twiddles, 3));
            var aRe = Vector256.LoadUnsafe(ref re, g);
            var aIm = Vector256.LoadUnsafe(ref im, g);
            var (evenRe, evenIm) = (aRe + cRe, aIm + cIm);
            (evenRe + oddRe).StoreUnsafe(ref toRe, g + k);
            (evenIm + oddIm).StoreUnsafe(ref toIm, g + k);
            (evenRe - oddRe).StoreUnsafe(ref toRe, g + 2 * m - k);
            (oddIm - evenIm).StoreUnsafe(ref toIm, g + 2 * m - k);
            var (diffRe, diffIm) = (aRe - cRe, aIm - cIm);
            (diffRe + crossIm).StoreUnsafe(ref toRe, g + m + k);
            (diffIm - crossRe).StoreUnsafe(ref toIm, g + m + k);
            (diffRe - crossIm).StoreUnsafe(ref toRe, g + m - k);
            (-crossRe - diffIm).StoreUnsafe(ref toIm, g + m - k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Re, Vector256<float> Im) Turn(Vector256<float> re, Vector256<float> im, float cosine, float sine)
    {
        var (c, s) = (Vector256.Create(cosine), Vector256.Create(sine));
        return (Fma.MultiplySubtract(re, c, im * s), Fma.MultiplyAdd(re, s, im * c));
    }
}
