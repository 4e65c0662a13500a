namespace SerWorkbook.Speech.Features.MelStats;

/// <summary>The cosines that the course of a contour is compared with: cos(pi k (t + 0.5) / T) for k = 1, 2, ….</summary>
internal static class CosineSeries
{
    /// <summary>Compares values with a cosine.</summary>
    /// <param name="values">One value per frame.</param>
    /// <param name="order">k, 1 or more.</param>
    /// <returns>The sum of the products.</returns>
    public static double Product(ReadOnlySpan<double> values, int order)
    {
        var step = Math.PI * order / values.Length;
        var sum = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            sum += values[t] * Math.Cos(step * (t + 0.5));
        }

        return sum;
    }
}
