using System.Numerics;

namespace SerWorkbook.Speech.Signal;

/// <summary>All roots of a polynomial at once.</summary>
/// <remarks>
/// The simultaneous iteration of Aberth ("Iteration methods for finding all zeros of a polynomial simultaneously", Math. Comp.
/// 27, 1973), which converges cubically. Its result depends on nothing but the coefficients.
/// </remarks>
internal static class PolynomialRoots
{
    private const int MostSteps = 100;
    private const double Enough = 1e-14;

    // Start near the unit circle, where the roots of prediction polynomials lie, and off the real axis, so that pairs part.
    private const double StartRadius = 0.9;
    private const double StartAngle = 0.4;

    /// <summary>The roots of z^p + a[1] z^(p-1) + … + a[p].</summary>
    /// <param name="coefficients">a[1] … a[p].</param>
    /// <param name="roots">Takes p roots, in no order.</param>
    public static void Find(ReadOnlySpan<double> coefficients, Span<Complex> roots)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = Complex.FromPolarCoordinates(StartRadius, StartAngle + 2 * Math.PI * i / roots.Length);
        }

        var moved = true;
        for (var step = 0; step < MostSteps && moved; step++)
        {
            moved = false;
            for (var i = 0; i < roots.Length; i++)
            {
                var change = Change(coefficients, roots, i);
                roots[i] -= change;
                moved |= Complex.Abs(change) > Enough * (1 + Complex.Abs(roots[i]));
            }
        }
    }

    private static Complex Change(ReadOnlySpan<double> coefficients, ReadOnlySpan<Complex> roots, int i)
    {
        var z = roots[i];
        var (value, slope) = (Complex.One, Complex.Zero);
        foreach (var coefficient in coefficients)
        {
            slope = slope * z + value;
            value = value * z + coefficient;
        }

        if (value == Complex.Zero || slope == Complex.Zero)
        {
            return Complex.Zero;
        }

        var repulsion = Complex.Zero;
        for (var j = 0; j < roots.Length; j++)
        {
            repulsion += j == i || roots[j] == z ? Complex.Zero : Complex.One / (z - roots[j]);
        }

        var newton = value / slope;
        return newton / (1 - newton * repulsion);
    }
}
