namespace SerWorkbook.Interop;

/// <summary>Summarises the values of one feature over the frames of a recording.</summary>
internal static class FrameFunctionals
{
    /// <summary>The names of the functionals, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mean", "std", "p10", "p90"];

    /// <summary>Computes the functionals.</summary>
    /// <param name="contour">One value per frame, one or more; they are sorted.</param>
    /// <param name="values">Takes one value per name: the standard deviation is that of all frames, percentiles are interpolated.</param>
    public static void Write(float[] contour, Span<float> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in contour)
        {
            sum += value;
        }

        var mean = sum / contour.Length;
        foreach (var value in contour)
        {
            squares += (value - mean) * (value - mean);
        }

        Array.Sort(contour);
        values[0] = (float)mean;
        values[1] = (float)Math.Sqrt(squares / contour.Length);
        values[2] = Percentile(contour, 0.1);
        values[3] = Percentile(contour, 0.9);
    }

    private static float Percentile(float[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return (float)(sorted[below] + (place - below) * ((double)sorted[above] - sorted[below]));
    }
}
