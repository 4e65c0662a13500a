namespace SerWorkbook.Charts.Grammar;

/// <summary>Points joined by lines; NaN in Y leaves a gap.</summary>
internal sealed record Lines : Mark
{
    /// <summary>Takes the points.</summary>
    /// <param name="x">Positions, finite; on a category axis 0 is the first category.</param>
    /// <param name="y">Values, as many; finite, or NaN for a gap.</param>
    /// <param name="name">The name in the legend, or null.</param>
    /// <exception cref="ArgumentException">There are no points, the lengths differ, or a value is infinite.</exception>
    public Lines(IEnumerable<double> x, IEnumerable<double> y, string? name = null)
        : base(name)
    {
        X = Guard.Finite(x, nameof(x));
        Y = Guard.FiniteOrGap(y, nameof(y));
        Guard.SameLength(X.Count, Y.Count, "positions", "values", nameof(y));
    }

    /// <summary>Positions.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values, as many as positions; NaN is a gap.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>How the line is broken.</summary>
    public LineDash Dash { get; init; }

    /// <summary>The line's width in pixels.</summary>
    public double Width { get; init; } = 1.5;

    /// <summary>Whether the line holds each value until the next position, as a best-so-far curve does.</summary>
    public bool Steps { get; init; }

    /// <summary>Whether a dot marks each point.</summary>
    public bool Dots { get; init; }
}
