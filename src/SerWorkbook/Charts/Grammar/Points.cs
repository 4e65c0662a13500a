namespace SerWorkbook.Charts.Grammar;

/// <summary>Single points, one group; each group has its own colour and shape.</summary>
internal sealed record Points : Mark
{
    /// <summary>Takes the points.</summary>
    /// <param name="x">Positions, finite; on a category axis 0 is the first category.</param>
    /// <param name="y">Values, as many; finite, or NaN for a point that is left out.</param>
    /// <param name="name">The group's name in the legend, or null.</param>
    /// <param name="hoverTexts">What is shown when the reader points at a point, as many, or null.</param>
    /// <exception cref="ArgumentException">There are no points, the lengths differ, or a value is infinite.</exception>
    public Points(IEnumerable<double> x, IEnumerable<double> y, string? name = null, IEnumerable<string>? hoverTexts = null)
        : base(name)
    {
        X = Guard.Finite(x, nameof(x));
        Y = Guard.FiniteOrGap(y, nameof(y));
        Guard.SameLength(X.Count, Y.Count, "positions", "values", nameof(y));
        HoverTexts = hoverTexts?.ToArray();
        Guard.SameLength(X.Count, HoverTexts?.Count, "positions", "hover texts", nameof(hoverTexts));
    }

    /// <summary>Positions.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values, as many as positions.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>What is shown when the reader points at a point, or null.</summary>
    public IReadOnlyList<string>? HoverTexts { get; }

    /// <summary>The diameter of a point in pixels.</summary>
    public double Size { get; init; } = 7;
}
