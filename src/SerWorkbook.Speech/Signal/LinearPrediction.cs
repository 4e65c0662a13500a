using System.Numerics;

namespace SerWorkbook.Speech.Signal;

/// <summary>Linear prediction: the all-pole filter 1/A(z), A(z) = 1 + a[1] z^-1 + … + a[p] z^-p, that fits a frame best.</summary>
/// <remarks>
/// Autocorrelation method (Makhoul, "Linear prediction: a tutorial review", Proc. IEEE 63(4), 1975). Everything is computed in
/// double precision and without allocations.
/// </remarks>
public static class LinearPrediction
{
    /// <summary>The highest order.</summary>
    public const int HighestOrder = 64;

    /// <summary>The autocorrelation of a frame: r[k] = sum over n of x[n] x[n+k].</summary>
    /// <param name="frame">Samples, windowed as a rule.</param>
    /// <param name="lags">Takes r[0], r[1], …: order + 1 values.</param>
    public static void Autocorrelation(ReadOnlySpan<float> frame, Span<double> lags)
    {
        for (var k = 0; k < lags.Length; k++)
        {
            var sum = 0.0;
            for (var n = k; n < frame.Length; n++)
            {
                sum += (double)frame[n] * frame[n - k];
            }

            lags[k] = sum;
        }
    }

    /// <summary>Solves the normal equations by the Levinson-Durbin recursion.</summary>
    /// <param name="lags">Autocorrelation r[0] … r[p].</param>
    /// <param name="coefficients">Takes a[1] … a[p]; all 0 for silence (r[0] = 0).</param>
    /// <param name="reflection">Takes the reflection coefficients k[1] … k[p], -1 to 1; k[p] = a[p].</param>
    /// <returns>The power of what cannot be predicted, 0 or more, in the unit of r[0]; 1/A(z) is stable.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or the order is above <see cref="HighestOrder"/>.</exception>
    public static double LevinsonDurbin(ReadOnlySpan<double> lags, Span<double> coefficients, Span<double> reflection)
    {
        var order = coefficients.Length;
        if (lags.Length != order + 1 || reflection.Length != order || order > HighestOrder)
        {
            throw new ArgumentException(
                $"Got {lags.Length} lags, {order} coefficients and {reflection.Length} reflection coefficients; p + 1, p and p are needed, p up to {HighestOrder}.");
        }

        coefficients.Clear();
        reflection.Clear();
        var error = lags[0];
        for (var i = 0; i < order && error > 0; i++)
        {
            var sum = lags[i + 1];
            for (var j = 0; j < i; j++)
            {
                sum += coefficients[j] * lags[i - j];
            }

            var k = -sum / error;
            reflection[i] = k;
            coefficients[i] = k;
            for (var (j, mirror) = (0, i - 1); j <= mirror; j++, mirror--)
            {
                (coefficients[j], coefficients[mirror]) = (coefficients[j] + k * coefficients[mirror], coefficients[mirror] + k * coefficients[j]);
            }

            error *= 1 - k * k;
        }

        return Math.Max(0, error);
    }

    /// <summary>The resonances of 1/A(z): candidates for formants.</summary>
    /// <param name="coefficients">a[1] … a[p].</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="resonances">Takes the resonances by ascending frequency; room for p/2 is enough.</param>
    /// <returns>How many there are: one for each pair of complex roots, up to p/2.</returns>
    /// <exception cref="ArgumentException">There is no room, or the order is above <see cref="HighestOrder"/>.</exception>
    /// <remarks>A root z gives the frequency arg(z) rate / (2 pi) and the bandwidth -ln|z| rate / pi (Markel and Gray, Linear Prediction of Speech, 1976).</remarks>
    public static int Resonances(ReadOnlySpan<double> coefficients, double sampleRate, Span<Resonance> resonances)
    {
        if (coefficients.Length > HighestOrder || resonances.Length < coefficients.Length / 2)
        {
            throw new ArgumentException(
                $"Got {coefficients.Length} coefficients and room for {resonances.Length} resonances; up to {HighestOrder} and room for half as many are needed.");
        }

        Span<Complex> roots = stackalloc Complex[coefficients.Length];
        PolynomialRoots.Find(coefficients, roots);
        var count = 0;
        foreach (var root in roots)
        {
            if (root.Imaginary > SmallestAngle * root.Magnitude && count < resonances.Length)
            {
                resonances[count++] = new Resonance(root.Phase * sampleRate / (2 * Math.PI), -Math.Log(root.Magnitude) * sampleRate / Math.PI);
            }
        }

        resonances[..count].Sort((a, b) => a.Hertz.CompareTo(b.Hertz));
        return count;
    }

    // A root nearer to the real axis than this is real but for rounding.
    private const double SmallestAngle = 1e-9;
}
