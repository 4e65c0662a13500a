using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>The passes of a real transform down the columns of a matrix of eight columns, all columns at once.</summary>
/// <remarks>
/// Between two passes, the memory holds the spectra of the sub-sequences a[g + R t] of each column, R of them with m points
/// each: row k of the real parts holds bin k of sub-sequence g = 0 … R - 1, and so do the imaginary parts. A real sequence
/// needs bins 0 … m/2 only, of which the first and the last have no imaginary part. Decimation in time, self-sorting
/// (Stockham; Swarztrauber, "FFT algorithms for vector computers", Parallel Computing 1, 1984). The passes are optimised from
/// their first call: vectors in code that is not are about fifty times slower, which a short run would feel.
/// </remarks>
internal static class Avx2Columns
{
    /// <summary>Floats in one vector: the number of columns.</summary>
    public const int Lanes = 8;

    // cos(pi/4), cos(pi/8) and sin(pi/8).
    private const float HalfRoot = 0.70710678f;
    private const float SixteenthCosine = 0.92387953f;
    private const float SixteenthSine = 0.38268343f;

    /// <summary>The first pass: spectra of 8 points each.</summary>
    /// <param name="from">Rows of the matrix, 8 x <paramref name="count"/>.</param>
    /// <param name="re">Takes 5 x count vectors.</param>
    /// <param name="im">Takes rows 1 to 3 of 5 x count vectors.</param>
    /// <param name="count">Number of sub-sequences, R.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>The first pass: spectra of 16 points each, by four transforms of 4 points and one join, all in registers.</summary>
    /// <param name="from">Rows of the matrix, 16 x <paramref name="count"/>.</param>
    /// <param name="re">Takes 9 x count vectors.</param>
    /// <param name="im">Takes rows 1 to 7 of 9 x count vectors.</param>
    /// <param name="count">Number of sub-sequences, R.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void First16(ref float from, ref float re, ref float im, int count)
    {
        var row = (nuint)(count * Lanes);
        for (nuint g = 0; g < row; g += Lanes)
        {
            FirstFour(ref Unsafe.Add(ref from, g), row, out var a0, out var aRe, out var aIm, out var a2);
            FirstFour(ref Unsafe.Add(ref from, g + row), row, out var b0, out var bRe, out var bIm, out var b2);
            FirstFour(ref Unsafe.Add(ref from, g + 2 * row), row, out var c0, out var cRe, out var cIm, out var c2);
            FirstFour(ref Unsafe.Add(ref from, g + 3 * row), row, out var d0, out var dRe, out var dIm, out var d2);
            ref var toRe = ref Unsafe.Add(ref re, g);
            ref var toIm = ref Unsafe.Add(ref im, g);
            FirstBin(a0, b0, c0, d0, ref toRe, ref toIm, 4 * row);
            MiddleBin(a2, b2, c2, d2, ref Unsafe.Add(ref toRe, 2 * row), ref Unsafe.Add(ref toIm, 2 * row), 4 * row);
            (bRe, bIm) = Turn(bRe, bIm, SixteenthCosine, -SixteenthSine);
            (cRe, cIm) = Turn(cRe, cIm, HalfRoot, -HalfRoot);
            (dRe, dIm) = Turn(dRe, dIm, SixteenthSine, -SixteenthCosine);
            Butterfly(
                aRe,
                aIm,
                bRe,
                bIm,
                cRe,
                cIm,
                dRe,
                dIm,
                ref Unsafe.Add(ref toRe, row),
                ref Unsafe.Add(ref toIm, row),
                ref Unsafe.Add(ref toRe, 3 * row),
                ref Unsafe.Add(ref toIm, 3 * row),
                4 * row
            );
        }
    }

    /// <summary>Joins four spectra of m points to one of 4 m, for all sub-sequences.</summary>
    /// <param name="re">Real parts, rows 0 to m/2 of 4 R vectors.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="toRe">Takes rows 0 to 2 m of R vectors.</param>
    /// <param name="toIm">Takes the imaginary parts.</param>
    /// <param name="twiddles">cos and sin of -2 pi q k / (4 m), q = 1, 2, 3, for k = 1 … m/2 - 1: six values per bin.</param>
    /// <param name="m">Points of the spectra that go in, 4 or more.</param>
    /// <param name="count">Number of sub-sequences that come out, R.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join4(ref float re, ref float im, ref float toRe, ref float toIm, ref float twiddles, int m, int count)
    {
        var row = (nuint)(count * Lanes);
        JoinFirst(ref re, ref toRe, ref toIm, (nuint)m, row);
        JoinMiddle(ref Unsafe.Add(ref re, (nuint)(m / 2) * 4 * row), ref toRe, ref toIm, (nuint)m, row);
        if (count == 1)
        {
            JoinLast(ref re, ref im, ref toRe, ref toIm, ref twiddles, (nuint)m);
            return;
        }

        for (var k = 1; k < m / 2; k++)
        {
            var source = (nuint)k * 4 * row;
            for (nuint g = 0; g < row; g += Lanes)
            {
                JoinBin(
                    ref Unsafe.Add(ref re, source + g),
                    ref Unsafe.Add(ref im, source + g),
                    ref Unsafe.Add(ref toRe, g),
                    ref Unsafe.Add(ref toIm, g),
                    ref Unsafe.Add(ref twiddles, 6 * (k - 1)),
                    (nuint)k * row,
                    (nuint)m * row,
                    row
                );
            }
        }
    }

    // The same with one sub-sequence left: the distances are known when this is compiled.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void JoinLast(ref float re, ref float im, ref float toRe, ref float toIm, ref float twiddles, nuint m)
    {
        for (nuint k = 1; k < m / 2; k++)
        {
            JoinBin(
                ref Unsafe.Add(ref re, k * 4 * Lanes),
                ref Unsafe.Add(ref im, k * 4 * Lanes),
                ref toRe,
                ref toIm,
                ref Unsafe.Add(ref twiddles, 6 * (k - 1)),
                k * Lanes,
                m * Lanes,
                Lanes
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void JoinFirst(ref float re, ref float toRe, ref float toIm, nuint m, nuint row)
    {
        for (nuint g = 0; g < row; g += Lanes)
        {
            FirstBin(
                Vector256.LoadUnsafe(ref re, g),
                Vector256.LoadUnsafe(ref re, g + row),
                Vector256.LoadUnsafe(ref re, g + 2 * row),
                Vector256.LoadUnsafe(ref re, g + 3 * row),
                ref Unsafe.Add(ref toRe, g),
                ref Unsafe.Add(ref toIm, g),
                m * row
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void JoinMiddle(ref float re, ref float toRe, ref float toIm, nuint m, nuint row)
    {
        for (nuint g = 0; g < row; g += Lanes)
        {
            MiddleBin(
                Vector256.LoadUnsafe(ref re, g),
                Vector256.LoadUnsafe(ref re, g + row),
                Vector256.LoadUnsafe(ref re, g + 2 * row),
                Vector256.LoadUnsafe(ref re, g + 3 * row),
                ref Unsafe.Add(ref toRe, m / 2 * row + g),
                ref Unsafe.Add(ref toIm, m / 2 * row + g),
                m * row
            );
        }
    }

    // Bin 0 of each of the four spectra is real; bins 0, m and 2 m come of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstBin(
        Vector256<float> a,
        Vector256<float> b,
        Vector256<float> c,
        Vector256<float> d,
        ref float toRe,
        ref float toIm,
        nuint m
    )
    {
        var (even, odd) = (a + c, b + d);
        (even + odd).StoreUnsafe(ref toRe);
        (a - c).StoreUnsafe(ref toRe, m);
        (d - b).StoreUnsafe(ref toIm, m);
        (even - odd).StoreUnsafe(ref toRe, 2 * m);
    }

    // So is bin m/2, whose twiddles are eighth roots of 1: cos and sin are of one size. Bins m/2 and 3 m/2 come of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MiddleBin(
        Vector256<float> a,
        Vector256<float> b,
        Vector256<float> c,
        Vector256<float> d,
        ref float toRe,
        ref float toIm,
        nuint m
    )
    {
        var half = Vector256.Create(HalfRoot);
        var (cross, along) = (half * (b - d), half * (b + d));
        (a + cross).StoreUnsafe(ref toRe);
        (-c - along).StoreUnsafe(ref toIm);
        (a - cross).StoreUnsafe(ref toRe, m);
        (c - along).StoreUnsafe(ref toIm, m);
    }

    // Bins 0, 1 and 2 of every fourth row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FirstFour(
        ref float from,
        nuint row,
        out Vector256<float> bin0,
        out Vector256<float> re1,
        out Vector256<float> im1,
        out Vector256<float> bin2
    )
    {
        var a = Vector256.LoadUnsafe(ref from);
        var c = Vector256.LoadUnsafe(ref from, 8 * row);
        var b = Vector256.LoadUnsafe(ref from, 4 * row);
        var d = Vector256.LoadUnsafe(ref from, 12 * row);
        var (even, odd) = (a + c, b + d);
        (bin0, re1, im1, bin2) = (even + odd, a - c, d - b, even - odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinBin(ref float re, ref float im, ref float toRe, ref float toIm, ref float twiddles, nuint k, nuint m, nuint row)
    {
        var (bRe, bIm) = Turn(Vector256.LoadUnsafe(ref re, row), Vector256.LoadUnsafe(ref im, row), ref twiddles);
        var (dRe, dIm) = Turn(
            Vector256.LoadUnsafe(ref re, 3 * row),
            Vector256.LoadUnsafe(ref im, 3 * row),
            ref Unsafe.Add(ref twiddles, 4)
        );
        var (cRe, cIm) = Turn(
            Vector256.LoadUnsafe(ref re, 2 * row),
            Vector256.LoadUnsafe(ref im, 2 * row),
            ref Unsafe.Add(ref twiddles, 2)
        );
        Butterfly(
            Vector256.LoadUnsafe(ref re),
            Vector256.LoadUnsafe(ref im),
            bRe,
            bIm,
            cRe,
            cIm,
            dRe,
            dIm,
            ref Unsafe.Add(ref toRe, k),
            ref Unsafe.Add(ref toIm, k),
            ref Unsafe.Add(ref toRe, m - k),
            ref Unsafe.Add(ref toIm, m - k),
            m
        );
    }

    // The sums of bin k stand for bins k, m + k, and, conjugated, m - k and 2 m - k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Butterfly(
        Vector256<float> aRe,
        Vector256<float> aIm,
        Vector256<float> bRe,
        Vector256<float> bIm,
        Vector256<float> cRe,
        Vector256<float> cIm,
        Vector256<float> dRe,
        Vector256<float> dIm,
        ref float toRe,
        ref float toIm,
        ref float mirroredRe,
        ref float mirroredIm,
        nuint m
    )
    {
        var (oddRe, oddIm, crossRe, crossIm) = (bRe + dRe, bIm + dIm, bRe - dRe, bIm - dIm);
        var (evenRe, evenIm, diffRe, diffIm) = (aRe + cRe, aIm + cIm, aRe - cRe, aIm - cIm);
        (evenRe + oddRe).StoreUnsafe(ref toRe);
        (evenIm + oddIm).StoreUnsafe(ref toIm);
        (evenRe - oddRe).StoreUnsafe(ref mirroredRe, m);
        (oddIm - evenIm).StoreUnsafe(ref mirroredIm, m);
        (diffRe + crossIm).StoreUnsafe(ref toRe, m);
        (diffIm - crossRe).StoreUnsafe(ref toIm, m);
        (diffRe - crossIm).StoreUnsafe(ref mirroredRe);
        (-crossRe - diffIm).StoreUnsafe(ref mirroredIm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Re, Vector256<float> Im) Turn(Vector256<float> re, Vector256<float> im, ref float cosineAndSine) =>
        Turn(re, im, cosineAndSine, Unsafe.Add(ref cosineAndSine, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Re, Vector256<float> Im) Turn(Vector256<float> re, Vector256<float> im, float cosine, float sine)
    {
        var (c, s) = (Vector256.Create(cosine), Vector256.Create(sine));
        return (Fma.MultiplySubtract(re, c, im * s), Fma.MultiplyAdd(re, s, im * c));
    }
}
