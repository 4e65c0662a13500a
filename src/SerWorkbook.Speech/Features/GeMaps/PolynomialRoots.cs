using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>All complex roots of the prediction polynomial at once.</summary>
/// <remarks>
/// The Ehrlich-Aberth iteration, which converges cubically: Aberth, "Iteration methods for finding all zeros of a
/// polynomial simultaneously", Math. Comp. 27, 1973. Four roots are iterated a vector. The roots of one frame are the
/// start for the next: what is found does not depend on it beyond the tolerance, only the number of steps does.
/// </remarks>
public sealed class PolynomialRoots
{
    private const int Degree = LinearPrediction.Order;
    private const int Lanes = 12;
    private const int MostSteps = 30;

    // Squared step at which a root counts as found; the next step would be about its third power.
    private const double Tolerance = 1e-10;

    // A root that stands for the unused twelfth lane: too far away to act on the others.
    private const double FarAway = 1e30;

    private readonly double[] _re = new double[Lanes];
    private readonly double[] _im = new double[Lanes];
    private bool _warm;

    /// <summary>The roots' real parts (11).</summary>
    public ReadOnlySpan<double> Real => _re.AsSpan(0, Degree);

    /// <summary>The roots' imaginary parts (11).</summary>
    public ReadOnlySpan<double> Imaginary => _im.AsSpan(0, Degree);

    /// <summary>Finds the roots of z¹¹ + a[1] z¹⁰ + … + a[11].</summary>
    /// <param name="coefficients">12 coefficients; the first is 1.</param>
    /// <returns>False where the iteration does not come to rest, which no speech has shown yet.</returns>
    public bool Find(ReadOnlySpan<double> coefficients)
    {
        if (_warm && Iterate(coefficients))
        {
            return true;
        }

        Start();
        return _warm = Iterate(coefficients);
    }

    /// <summary>Forgets the last roots.</summary>
    public void Reset() => _warm = false;

    // A circle that no axis mirrors, so that pairs can part.
    private void Start()
    {
        const double radius = 0.9;
        const double turn = 0.25;
        for (var i = 0; i < Degree; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i + turn) / Degree);
            _re[i] = radius * cosine;
            _im[i] = radius * sine;
        }

        _re[Degree] = FarAway;
        _im[Degree] = 0;
    }

    private bool Iterate(ReadOnlySpan<double> coefficients)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var largest = 0.0;
            for (var lane = 0; lane < Lanes; lane += Vector256<double>.Count)
            {
                largest = Math.Max(largest, Improve(coefficients, lane));
            }

            _re[Degree] = FarAway;
            _im[Degree] = 0;
            if (largest < Tolerance)
            {
                return true;
            }
        }

        return false;
    }

    // One step for four roots; returns the largest squared step among them.
    private double Improve(ReadOnlySpan<double> coefficients, int lane)
    {
        var re = Vector256.LoadUnsafe(ref _re[lane]);
        var im = Vector256.LoadUnsafe(ref _im[lane]);
        var (newtonRe, newtonIm) = Newton(coefficients, re, im);
        var (pullRe, pullIm) = Pull(re, im);

        // Newton's step n is corrected by the pull s of the other roots: n / (1 - n s).
        var divisorRe = Vector256<double>.One - (newtonRe * pullRe - newtonIm * pullIm);
        var divisorIm = -(newtonRe * pullIm + newtonIm * pullRe);
        var (stepRe, stepIm) = Divide(newtonRe, newtonIm, divisorRe, divisorIm);
        (re - stepRe).StoreUnsafe(ref _re[lane]);
        (im - stepIm).StoreUnsafe(ref _im[lane]);
        var size = stepRe * stepRe + stepIm * stepIm;
        var used = Math.Min(Vector256<double>.Count, Degree - lane);
        var largest = 0.0;
        for (var i = 0; i < used; i++)
        {
            // The order of the operands lets a NaN pass as "not at rest".
            largest = size[i] <= largest ? largest : size[i];
        }

        return double.IsNaN(largest) ? double.PositiveInfinity : largest;
    }

    private static (Vector256<double> Re, Vector256<double> Im) Newton(
        ReadOnlySpan<double> coefficients, Vector256<double> re, Vector256<double> im)
    {
        var (valueRe, valueIm) = (Vector256<double>.One, Vector256<double>.Zero);
        var (slopeRe, slopeIm) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = 1; k <= Degree; k++)
        {
            (slopeRe, slopeIm) = (slopeRe * re - slopeIm * im + valueRe, slopeRe * im + slopeIm * re + valueIm);
            (valueRe, valueIm) = (valueRe * re - valueIm * im + Vector256.Create(coefficients[k]), valueRe * im + valueIm * re);
        }

        return Divide(valueRe, valueIm, slopeRe, slopeIm);
    }

    // The sum of 1 / (z - z[j]) over all other roots.
    private (Vector256<double> Re, Vector256<double> Im) Pull(Vector256<double> re, Vector256<double> im)
    {
        var (sumRe, sumIm) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var j = 0; j < Degree; j++)
        {
            var dRe = re - Vector256.Create(_re[j]);
            var dIm = im - Vector256.Create(_im[j]);
            var square = dRe * dRe + dIm * dIm;
            var inverse = Vector256.ConditionalSelect(
                Vector256.Equals(square, Vector256<double>.Zero), Vector256<double>.Zero, Vector256<double>.One / square);
            sumRe += dRe * inverse;
            sumIm -= dIm * inverse;
        }

        return (sumRe, sumIm);
    }

    private static (Vector256<double> Re, Vector256<double> Im) Divide(
        Vector256<double> aRe, Vector256<double> aIm, Vector256<double> bRe, Vector256<double> bIm)
    {
        var inverse = Vector256<double>.One / (bRe * bRe + bIm * bIm);
        return ((aRe * bRe + aIm * bIm) * inverse, (aIm * bRe - aRe * bIm) * inverse);
    }
}
