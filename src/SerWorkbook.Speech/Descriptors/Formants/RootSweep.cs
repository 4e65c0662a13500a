namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>The iteration of <see cref="EhrlichAberth{T}"/>, one root at a time, for WebAssembly with its short vectors.</summary>
/// <remarks>Each root moves before the next one looks at it, which takes fewer steps; both come to the same roots.</remarks>
internal static class RootSweep
{
    private const int Degree = LinearPrediction.Order;

    /// <summary>Improves the roots until they rest.</summary>
    /// <param name="re">Real parts (11).</param>
    /// <param name="im">Imaginary parts (11).</param>
    /// <param name="coefficients">12 coefficients; the first is 1.</param>
    /// <param name="tolerance">Sum of the squared steps at which the roots count as found.</param>
    /// <param name="mostSteps">Steps after which it gives up.</param>
    /// <returns>False where the roots do not come to rest.</returns>
    public static bool Iterate(Span<double> re, Span<double> im, ReadOnlySpan<double> coefficients, double tolerance, int mostSteps)
    {
        re = re[..Degree];
        im = im[..Degree];
        coefficients = coefficients[..(Degree + 1)];
        for (var step = 0; step < mostSteps; step++)
        {
            var moved = 0.0;
            for (var root = 0; root < Degree; root++)
            {
                moved += Improve(re, im, coefficients, root);
            }

            // Not a number is no rest either.
            if (moved < tolerance)
            {
                return true;
            }
        }

        return false;
    }

    // Moves one root; returns the squared step.
    private static double Improve(Span<double> re, Span<double> im, ReadOnlySpan<double> coefficients, int root)
    {
        var (x, y) = (re[root], im[root]);
        var (p, q) = (x + x, x * x + y * y);
        var (b, bBefore, c, cBefore) = (1.0, 0.0, 1.0, 0.0);
        for (var k = 1; k <= Degree - 2; k++)
        {
            var next = p * b + (coefficients[k] - q * bBefore);
            bBefore = b;
            b = next;
            next = p * c + (b - q * cBefore);
            cBefore = c;
            c = next;
        }

        (b, bBefore) = (p * b + (coefficients[Degree - 1] - q * bBefore), b);
        (b, bBefore) = (p * b + (coefficients[Degree] - q * bBefore), b);
        var (valueRe, valueIm) = (b - bBefore * x, bBefore * y);
        var (slopeRe, slopeIm) = (bBefore - 2 * y * (cBefore * y), 2 * y * (c - cBefore * x));
        var (pullRe, pullIm) = (0.0, 0.0);
        for (var j = 0; j < Degree; j++)
        {
            var awayRe = x - re[j];
            var awayIm = y - im[j];
            var square = awayRe * awayRe + awayIm * awayIm;
            var inverse = square == 0 ? 0 : 1 / square;
            pullRe += awayRe * inverse;
            pullIm -= awayIm * inverse;
        }

        var divisorRe = slopeRe - (valueRe * pullRe - valueIm * pullIm);
        var divisorIm = slopeIm - (valueRe * pullIm + valueIm * pullRe);
        var scale = 1 / (divisorRe * divisorRe + divisorIm * divisorIm);
        var stepRe = (valueRe * divisorRe + valueIm * divisorIm) * scale;
        var stepIm = (valueIm * divisorRe - valueRe * divisorIm) * scale;
        (re[root], im[root]) = (x - stepRe, y - stepIm);
        return stepRe * stepRe + stepIm * stepIm;
    }
}
