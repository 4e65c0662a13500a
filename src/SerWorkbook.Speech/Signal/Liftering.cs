namespace SerWorkbook.Speech.Signal;

/// <summary>Weights that bring cepstral coefficients to similar size: 1 + L/2 sin(pi n / L).</summary>
/// <remarks>Source: The HTK Book, eq. 5.15; L = 22 is usual. Coefficient 0 keeps its value.</remarks>
internal static class Liftering
{
    /// <summary>The weights of coefficients 0, 1, 2, ….</summary>
    /// <param name="coefficients">Number of coefficients, c0 included, 1 or more.</param>
    /// <param name="length">L, 1 or more; 0 for no liftering: weights of 1.</param>
    public static float[] Weights(int coefficients, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var weights = new float[coefficients];
        for (var n = 0; n < coefficients; n++)
        {
            weights[n] = length == 0 ? 1f : (float)(1 + length / 2.0 * Math.Sin(Math.PI * n / length));
        }

        return weights;
    }
}
