namespace SerWorkbook.Numerics;

/// <summary>The median.</summary>
internal static class MiddleValue
{
    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">One value or more, in any order.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
