using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>The Ehrlich-Aberth iteration for the roots of a real polynomial, a vector of roots at a time.</summary>
/// <remarks>
/// Step of a root z: P / (P' - P S), S the sum of 1 / (z - z[j]) over the other roots. P and P' come from dividing twice by
/// z² - 2 Re(z) z + |z|², which takes real arithmetic only. Sources: Aberth, "Iteration methods for finding all zeros of a
/// polynomial simultaneously", Math. Comp. 27, 1973; Knuth, The Art of Computer Programming 2, section 4.6.4.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class EhrlichAberth<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Degree = LinearPrediction.Order;

    private static readonly int Lanes = (Degree + Vector256<T>.Count - 1) / Vector256<T>.Count * Vector256<T>.Count;

    private readonly T[] _re = new T[Lanes];
    private readonly T[] _im = new T[Lanes];

    /// <summary>The roots' real parts (11).</summary>
    public Span<T> Real => _re.AsSpan(0, Degree);

    /// <summary>The roots' imaginary parts (11).</summary>
    public Span<T> Imaginary => _im.AsSpan(0, Degree);

    /// <summary>Improves the roots until they rest.</summary>
    /// <param name="coefficients">12 coefficients; the first is 1.</param>
    /// <param name="tolerance">Sum of the squared steps at which the roots count as found.</param>
    /// <param name="mostSteps">Steps after which it gives up.</param>
    /// <returns>False where the roots do not come to rest.</returns>
    public bool Iterate(ReadOnlySpan<T> coefficients, T tolerance, int mostSteps)
    {
        coefficients = coefficients[..(Degree + 1)];
        for (var step = 0; step < mostSteps; step++)
        {
            var moved = Vector256<T>.Zero;
            for (var lane = 0; lane < Lanes; lane += Vector256<T>.Count)
            {
                moved += Improve(coefficients, lane);
            }

            // Not a number is no rest either.
            if (Vector256.Sum(moved) < tolerance)
            {
                return true;
            }
        }

        return false;
    }

    // One step for a vector of roots; returns the squared steps, 0 in unused lanes.
    private Vector256<T> Improve(ReadOnlySpan<T> coefficients, int lane)
    {
        var re = Vector256.LoadUnsafe(ref _re[0], (nuint)lane);
        var im = Vector256.LoadUnsafe(ref _im[0], (nuint)lane);
        var (valueRe, valueIm, slopeRe, slopeIm) = Evaluate(coefficients, re, im);
        var (pullRe, pullIm) = Pull(ref _re[0], ref _im[0], re, im);
        var divisorRe = slopeRe - (valueRe * pullRe - valueIm * pullIm);
        var divisorIm = slopeIm - (valueRe * pullIm + valueIm * pullRe);
        var inverse = Vector256<T>.One / (divisorRe * divisorRe + divisorIm * divisorIm);
        var stepRe = (valueRe * divisorRe + valueIm * divisorIm) * inverse;
        var stepIm = (valueIm * divisorRe - valueRe * divisorIm) * inverse;
        (re - stepRe).StoreUnsafe(ref _re[0], (nuint)lane);
        (im - stepIm).StoreUnsafe(ref _im[0], (nuint)lane);
        var used = Vector256.LessThan(
            Vector256.CreateSequence(T.CreateTruncating(lane), T.One),
            Vector256.Create(T.CreateTruncating(Degree))
        );
        return used & (stepRe * stepRe + stepIm * stepIm);
    }

    // b are the coefficients of the quotient by z² - p z + q and its remainder, c those of the quotient's quotient.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<T> ValueRe, Vector256<T> ValueIm, Vector256<T> SlopeRe, Vector256<T> SlopeIm) Evaluate(
        ReadOnlySpan<T> coefficients,
        Vector256<T> re,
        Vector256<T> im
    )
    {
        var (p, q) = (re + re, re * re + im * im);
        var (b, bBefore) = (Vector256<T>.One, Vector256<T>.Zero);
        var (c, cBefore) = (Vector256<T>.One, Vector256<T>.Zero);
        for (var k = 1; k <= Degree - 2; k++)
        {
            (b, bBefore) = (p * b + (Vector256.Create(coefficients[k]) - q * bBefore), b);
            (c, cBefore) = (p * c + (b - q * cBefore), c);
        }

        (b, bBefore) = (p * b + (Vector256.Create(coefficients[Degree - 1]) - q * bBefore), b);
        (b, bBefore) = (p * b + (Vector256.Create(coefficients[Degree]) - q * bBefore), b);

        // P(z) = b[11] - b[10] conj(z); P'(z) = b[10] + 2 i Im(z) (c[9] - c[8] conj(z)).
        var twice = im + im;
        return (b - bBefore * re, bBefore * im, bBefore - twice * (cBefore * im), twice * (c - cBefore * re));
    }

    // The sum of 1 / (z - z[j]) over all other roots, two by two, since a division takes as long as ten multiplications.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<T> Re, Vector256<T> Im) Pull(ref T allRe, ref T allIm, Vector256<T> re, Vector256<T> im)
    {
        var (sumRe, sumIm, square) = Away(ref allRe, ref allIm, Degree - 1, re, im);
        var inverse = Vector256<T>.One / square;
        (sumRe, sumIm) = (sumRe * inverse, sumIm * inverse);
        for (var j = 0; j < Degree - 1; j += 2)
        {
            var (firstRe, firstIm, first) = Away(ref allRe, ref allIm, j, re, im);
            var (secondRe, secondIm, second) = Away(ref allRe, ref allIm, j + 1, re, im);
            inverse = Vector256<T>.One / (first * second);
            sumRe += (firstRe * second + secondRe * first) * inverse;
            sumIm += (firstIm * second + secondIm * first) * inverse;
        }

        return (sumRe, -sumIm);
    }

    // From root j to z, and the squared distance; nothing, at a distance of 1, where they are the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<T> Re, Vector256<T> Im, Vector256<T> Square) Away(
        ref T allRe,
        ref T allIm,
        int j,
        Vector256<T> re,
        Vector256<T> im
    )
    {
        var awayRe = re - Vector256.Create(Unsafe.Add(ref allRe, j));
        var awayIm = im - Vector256.Create(Unsafe.Add(ref allIm, j));
        var square = awayRe * awayRe + awayIm * awayIm;
        return (awayRe, awayIm, Vector256.ConditionalSelect(Vector256.Equals(square, Vector256<T>.Zero), Vector256<T>.One, square));
    }
}
