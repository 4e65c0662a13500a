namespace SerWorkbook.Charts.Grammar;

/// <summary>The colours that tell series apart.</summary>
/// <remarks>
/// Six are of Okabe and Ito's colour-blind-safe set (Color Universal Design, 2008). Its yellow vanishes on white and its
/// black on a dark page; violet and brown stand in for them. Every pair stays apart for readers with protanopia,
/// deuteranopia and tritanopia, and every colour is seen on white and on a dark page.
/// </remarks>
internal static class Palette
{
    /// <summary>The colours, in the order in which series take them.</summary>
    public static IReadOnlyList<Rgb> Series { get; } =
    [
        Rgb.Parse("#0072B2"), // blue
        Rgb.Parse("#E69F00"), // orange
        Rgb.Parse("#009E73"), // bluish green
        Rgb.Parse("#D55E00"), // vermilion
        Rgb.Parse("#CC79A7"), // reddish purple
        Rgb.Parse("#56B4E9"), // sky blue
        Rgb.Parse("#8040E0"), // violet
        Rgb.Parse("#7A6030"), // brown
    ];

    /// <summary>The colour of reference lines and shaded regions, readable on white and on a dark page.</summary>
    public static Rgb Neutral { get; } = Rgb.Parse("#808080");

    /// <summary>The colour of a line on top of a heatmap: far from every colour of the sequential scales.</summary>
    public static Rgb Overlay { get; } = Rgb.Parse("#D55E00");

    /// <summary>The colour of a series; after the last colour the first one comes again.</summary>
    /// <param name="index">The number of the series, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Rgb Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Series[index % Series.Count];
    }
}
