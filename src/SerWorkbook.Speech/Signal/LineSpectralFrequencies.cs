namespace SerWorkbook.Speech.Signal;

/// <summary>Line spectral frequencies (line spectral pairs, LSP) of a linear predictor.</summary>
/// <remarks>
/// The angles of the roots of P(z) = A(z) + z^-(p+1) A(1/z) and Q(z) = A(z) - z^-(p+1) A(1/z), which lie on the unit circle and
/// take turns (Itakura, JASA 57, S35, 1975). They are found as zeros of two sums of cosines on a grid that is then halved
/// (after Kabal and Ramachandran, IEEE Trans. ASSP 34(6), 1986).
/// </remarks>
public static class LineSpectralFrequencies
{
    // Steps of the search between 0 and pi; frequencies nearer than half a step could be missed, so speech gets many.
    private const int GridSteps = 1024;
    private const int Halvings = 40;

    /// <summary>Computes the frequencies.</summary>
    /// <param name="coefficients">a[1] … a[p] of a stable predictor (see <see cref="LinearPrediction"/>), p even, 2 to 64.</param>
    /// <param name="frequencies">Takes p angles, radians, ascending, between 0 and pi; those of P and Q take turns.</param>
    /// <returns>How many were found: p, unless the predictor is unstable or two lines all but coincide; the others are 0.</returns>
    /// <exception cref="ArgumentException">The order is odd or out of range, or there is another number of frequencies.</exception>
    public static int Of(ReadOnlySpan<double> coefficients, Span<double> frequencies)
    {
        var order = coefficients.Length;
        if (order % 2 != 0 || order is < 2 or > LinearPrediction.HighestOrder || frequencies.Length != order)
        {
            throw new ArgumentException(
                $"Got {order} coefficients and room for {frequencies.Length} frequencies; an even number up to {LinearPrediction.HighestOrder} and room for as many are needed.");
        }

        Span<double> sum = stackalloc double[order / 2 + 1];
        Span<double> difference = stackalloc double[order / 2 + 1];
        Divide(coefficients, sum, difference);
        frequencies.Clear();
        var found = 0;
        var low = 0.0;
        for (var step = 1; step <= GridSteps && found < order; step++)
        {
            var high = Math.PI * step / GridSteps;
            found += Search(sum, low, high, frequencies[found..]);
            found += found < order ? Search(difference, low, high, frequencies[found..]) : 0;
            low = high;
        }

        frequencies[..found].Sort();
        return found;
    }

    // The coefficients of P/(1 + z^-1) and Q/(1 - z^-1): both are symmetric, so half of each is enough.
    private static void Divide(ReadOnlySpan<double> coefficients, Span<double> sum, Span<double> difference)
    {
        var order = coefficients.Length;
        (sum[0], difference[0]) = (1, 1);
        for (var i = 1; i <= order / 2; i++)
        {
            sum[i] = coefficients[i - 1] + coefficients[order - i] - sum[i - 1];
            difference[i] = coefficients[i - 1] - coefficients[order - i] + difference[i - 1];
        }
    }

    private static int Search(ReadOnlySpan<double> half, double low, double high, Span<double> found)
    {
        var (atLow, atHigh) = (Value(half, low), Value(half, high));
        if (atLow == 0 || Math.Sign(atLow) == Math.Sign(atHigh))
        {
            return 0;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Math.Sign(Value(half, middle)) == Math.Sign(atLow) ? (middle, high) : (low, middle);
        }

        found[0] = 0.5 * (low + high);
        return 1;
    }

    // The polynomial on the unit circle without its linear phase: c[m] + 2 sum of c[m - k] cos(k w), m = p/2.
    private static double Value(ReadOnlySpan<double> half, double angle)
    {
        var value = half[^1];
        for (var k = 1; k < half.Length; k++)
        {
            value += 2 * half[^(k + 1)] * Math.Cos(k * angle);
        }

        return value;
    }
}
