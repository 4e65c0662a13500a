namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>Linear prediction of order 11 by the autocorrelation method.</summary>
/// <remarks>Levinson-Durbin recursion. Source: Makhoul, "Linear prediction: a tutorial review", Proc. IEEE 63(4), 1975.</remarks>
internal static class LinearPrediction
{
    /// <summary>The order: two coefficients a formant below 5.5 kHz and one for the tilt.</summary>
    public const int Order = 11;

    /// <summary>Solves for the inverse filter A(z) = 1 + a[1] z⁻¹ + … + a[11] z⁻¹¹.</summary>
    /// <param name="autocorrelation">Lags 0 to 11.</param>
    /// <param name="filter">Takes 12 coefficients; the first is 1.</param>
    /// <returns>False for silence or a signal that can be predicted without error, where there is no filter.</returns>
    public static bool Solve(ReadOnlySpan<double> autocorrelation, Span<double> filter)
    {
        Span<double> previous = stackalloc double[Order + 1];
        filter.Clear();
        filter[0] = 1;
        var error = autocorrelation[0];
        for (var i = 1; i <= Order; i++)
        {
            if (!(error > 0))
            {
                return false;
            }

            filter.CopyTo(previous);
            var sum = autocorrelation[i];
            for (var j = 1; j < i; j++)
            {
                sum += previous[j] * autocorrelation[i - j];
            }

            var reflection = -sum / error;
            for (var j = 1; j < i; j++)
            {
                filter[j] = previous[j] + reflection * previous[i - j];
            }

            filter[i] = reflection;
            error *= 1 - reflection * reflection;
        }

        return true;
    }
}
