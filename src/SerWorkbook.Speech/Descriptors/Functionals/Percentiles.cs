namespace SerWorkbook.Speech.Descriptors.Functionals;

/// <summary>Values below which a share of other values lies.</summary>
internal static class Percentiles
{
    /// <summary>A percentile, interpolated between neighbours.</summary>
    /// <param name="sorted">Values in rising order, one or more.</param>
    /// <param name="share">The share below, 0 (smallest) to 1 (largest).</param>
    /// <remarks>Type 7 of Hyndman and Fan, American Statistician 50(4), 1996: numpy's default.</remarks>
    public static float Of(ReadOnlySpan<float> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return (float)(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }
}
