namespace SerWorkbook.Numerics;

/// <summary>The regularised incomplete beta function, from which Student's t and exact binomial intervals follow.</summary>
/// <remarks>Continued fraction of DLMF 8.17.22 by the modified Lentz algorithm; accurate to about 1e-13.</remarks>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-15;
    private const int MostTerms = 10_000;

    /// <summary>I_x(a, b): the probability that a beta-distributed value is at most x.</summary>
    public static double Of(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges quickly below the mean only; the other side follows by symmetry.
        return x > (a + 1) / (a + b + 2) ? 1 - Of(1 - x, b, a) : Front(x, a, b) / Fraction(x, a, b);
    }

    /// <summary>The x at which I_x(a, b) is a given probability.</summary>
    public static double Quantile(double probability, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        while (true)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            if (Of(middle, a, b) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }

    private static double Front(double x, double a, double b) =>
        Math.Exp(a * Math.Log(x) + b * Math.Log(1 - x) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;

    private static double Fraction(double x, double a, double b)
    {
        var (value, c, d) = (1.0, 1.0, 0.0);
        for (var term = 1; term <= MostTerms; term++)
        {
            var m = term / 2;
            var factor =
                term % 2 == 0
                    ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                    : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + factor * d);
            c = NotZero(1 + factor / c);
            value *= c * d;
            if (Math.Abs(c * d - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Stirling's series (DLMF 5.11.1), after moving the argument to where six terms are exact.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift -= Math.Log(x);
        }

        var inverse = 1 / (x * x);
        var series =
            ((((-691.0 / 360360 * inverse + 1.0 / 1188) * inverse - 1.0 / 1680) * inverse + 1.0 / 1260) * inverse - 1.0 / 360) * inverse
            + 1.0 / 12;
        return shift + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series / x;
    }
}
