using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SerWorkbook.Speech.Signal;

/// <summary>The last pass of a real transform: from the spectra of the eight columns to the spectrum of the whole.</summary>
/// <remarks>
/// X[k + J p] = sum over columns l of exp(-2 pi i l p / 8) exp(-2 pi i l k / N) F_l[k], J = N/8, for k = 0 … J/2. Bins
/// beyond N/2 (p = 4 … 7) are conjugates of bins J (8 - p) - k.
/// </remarks>
internal static class Avx2Lanes
{
    /// <summary>Floats in the table of turns for one block of eight bins: cos and sin of columns 1 to 7.</summary>
    public const int TurnsPerBlock = 2 * 7 * Avx2Columns.Lanes;

    private const int Lanes = Avx2Columns.Lanes;
    private const float HalfRoot = 0.70710678f;

    /// <summary>Joins the columns, all bins but J/2 + J p.</summary>
    /// <param name="re">Real parts of the columns' bins, J/2 vectors or more.</param>
    /// <param name="im">Imaginary parts; that of bin 0 is 0.</param>
    /// <param name="turns">exp(-2 pi i l k / N), <see cref="TurnsPerBlock"/> values per block.</param>
    /// <param name="low">Working memory for eight vectors.</param>
    /// <param name="first">Takes what the writer writes.</param>
    /// <param name="second">Takes what the writer writes.</param>
    /// <param name="rows">J.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join<TWriter>(
        ref float re,
        ref float im,
        ref float turns,
        ref float low,
        ref float first,
        ref float second,
        int rows
    )
        where TWriter : struct, IBinWriter
    {
        for (var block = 0; block < rows / 2; block += Lanes)
        {
            JoinBlock<TWriter>(
                ref Unsafe.Add(ref re, block * Lanes),
                ref Unsafe.Add(ref im, block * Lanes),
                ref Unsafe.Add(ref turns, block / Lanes * TurnsPerBlock),
                ref low,
                ref first,
                ref second,
                (nuint)block,
                (nuint)rows
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinBlock<TWriter>(
        ref float re,
        ref float im,
        ref float turns,
        ref float low,
        ref float first,
        ref float second,
        nuint block,
        nuint rows
    )
        where TWriter : struct, IBinWriter
    {
        // Columns 0 to 3 wait in memory for columns 4 to 7: all sixteen vectors are more than there are registers for.
        var (re0, re1, re2, re3) = Transpose(ref re);
        var (im0, im1, im2, im3) = Transpose(ref im);
        re0.StoreUnsafe(ref low);
        im0.StoreUnsafe(ref low, 4 * Lanes);
        StoreTurned(re1, im1, ref turns, ref low, 1);
        StoreTurned(re2, im2, ref turns, ref low, 2);
        StoreTurned(re3, im3, ref turns, ref low, 3);
        var (re4, re5, re6, re7) = Transpose(ref Unsafe.Add(ref re, 4));
        var (im4, im5, im6, im7) = Transpose(ref Unsafe.Add(ref im, 4));
        (re4, im4) = Turn(re4, im4, ref turns, 3);
        (re5, im5) = Turn(re5, im5, ref turns, 4);
        (re6, im6) = Turn(re6, im6, ref turns, 5);
        (re7, im7) = Turn(re7, im7, ref turns, 6);
        Even<TWriter>(
            Low(ref low, 0) + re4,
            Low(ref low, 4) + im4,
            Low(ref low, 1) + re5,
            Low(ref low, 5) + im5,
            Low(ref low, 2) + re6,
            Low(ref low, 6) + im6,
            Low(ref low, 3) + re7,
            Low(ref low, 7) + im7,
            ref first,
            ref second,
            block,
            rows
        );
        Odd<TWriter>(
            Low(ref low, 0) - re4,
            Low(ref low, 4) - im4,
            Low(ref low, 1) - re5,
            Low(ref low, 5) - im5,
            Low(ref low, 2) - re6,
            Low(ref low, 6) - im6,
            Low(ref low, 3) - re7,
            Low(ref low, 7) - im7,
            ref first,
            ref second,
            block,
            rows
        );
    }

    // p = 0, 2, 4, 6: the four-point transform of the sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Even<TWriter>(
        Vector256<float> re0,
        Vector256<float> im0,
        Vector256<float> re1,
        Vector256<float> im1,
        Vector256<float> re2,
        Vector256<float> im2,
        Vector256<float> re3,
        Vector256<float> im3,
        ref float first,
        ref float second,
        nuint block,
        nuint rows
    )
        where TWriter : struct, IBinWriter
    {
        var (evenRe, evenIm, oddRe, oddIm) = (re0 + re2, im0 + im2, re1 + re3, im1 + im3);
        TWriter.Write(ref first, ref second, block, evenRe + oddRe, evenIm + oddIm);
        TWriter.WriteMirrored(ref first, ref second, 4 * rows - block - 7, evenRe - oddRe, evenIm - oddIm);
        var (diffRe, diffIm, crossRe, crossIm) = (re0 - re2, im0 - im2, re1 - re3, im1 - im3);
        TWriter.Write(ref first, ref second, block + 2 * rows, diffRe + crossIm, diffIm - crossRe);
        TWriter.WriteMirrored(ref first, ref second, 2 * rows - block - 7, diffRe - crossIm, diffIm + crossRe);
    }

    // p = 1, 3, 5, 7: the differences, turned by eighths of a circle, through the same transform.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Odd<TWriter>(
        Vector256<float> re0,
        Vector256<float> im0,
        Vector256<float> re1,
        Vector256<float> im1,
        Vector256<float> re2,
        Vector256<float> im2,
        Vector256<float> re3,
        Vector256<float> im3,
        ref float first,
        ref float second,
        nuint block,
        nuint rows
    )
        where TWriter : struct, IBinWriter
    {
        var half = Vector256.Create(HalfRoot);

        // exp(-i pi/4) z1 and exp(-3 i pi/4) z3, without their common factor.
        var (turnedRe1, turnedIm1) = (re1 + im1, im1 - re1);
        var (turnedRe3, turnedIm3) = (im3 - re3, -re3 - im3);
        var (oddRe, oddIm) = (half * (turnedRe1 + turnedRe3), half * (turnedIm1 + turnedIm3));
        var (crossRe, crossIm) = (half * (turnedRe1 - turnedRe3), half * (turnedIm1 - turnedIm3));
        var (evenRe, evenIm, diffRe, diffIm) = (re0 + im2, im0 - re2, re0 - im2, im0 + re2);
        TWriter.Write(ref first, ref second, block + rows, evenRe + oddRe, evenIm + oddIm);
        TWriter.WriteMirrored(ref first, ref second, 3 * rows - block - 7, evenRe - oddRe, evenIm - oddIm);
        TWriter.Write(ref first, ref second, block + 3 * rows, diffRe + crossIm, diffIm - crossRe);
        TWriter.WriteMirrored(ref first, ref second, rows - block - 7, diffRe - crossIm, diffIm + crossRe);
    }

    // Four columns of eight rows that lie eight floats apart, as four vectors of eight rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Transpose(ref float from)
    {
        var a = Rows(ref from, 0);
        var b = Rows(ref from, 1);
        var c = Rows(ref from, 2);
        var d = Rows(ref from, 3);
        var abLow = Avx.UnpackLow(a, b).AsDouble();
        var cdLow = Avx.UnpackLow(c, d).AsDouble();
        var abHigh = Avx.UnpackHigh(a, b).AsDouble();
        var cdHigh = Avx.UnpackHigh(c, d).AsDouble();
        return (
            Avx.UnpackLow(abLow, cdLow).AsSingle(),
            Avx.UnpackHigh(abLow, cdLow).AsSingle(),
            Avx.UnpackLow(abHigh, cdHigh).AsSingle(),
            Avx.UnpackHigh(abHigh, cdHigh).AsSingle()
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows(ref float from, nuint row) =>
        Vector256.Create(Vector128.LoadUnsafe(ref from, row * Lanes), Vector128.LoadUnsafe(ref from, (row + 4) * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTurned(Vector256<float> re, Vector256<float> im, ref float turns, ref float low, nuint column)
    {
        (re, im) = Turn(re, im, ref turns, column - 1);
        re.StoreUnsafe(ref low, column * Lanes);
        im.StoreUnsafe(ref low, (column + 4) * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(ref float low, nuint vector) => Vector256.LoadUnsafe(ref low, vector * Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Re, Vector256<float> Im) Turn(Vector256<float> re, Vector256<float> im, ref float turns, nuint column)
    {
        var c = Vector256.LoadUnsafe(ref turns, 2 * Lanes * column);
        var s = Vector256.LoadUnsafe(ref turns, 2 * Lanes * column + Lanes);
        return (Fma.MultiplySubtract(re, c, im * s), Fma.MultiplyAdd(re, s, im * c));
    }
}
