namespace SerWorkbook.Charts.Grammar;

/// <summary>Bars without gaps over the intervals of a number axis.</summary>
internal sealed record Histogram : Mark
{
    /// <summary>Takes the edges and the heights.</summary>
    /// <param name="edges">Edges of the intervals, rising, one more than heights.</param>
    /// <param name="heights">What stands over each interval: counts or shares, finite.</param>
    /// <param name="name">The name in the legend, or null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, the edges do not rise, or a value is not finite.</exception>
    public Histogram(IEnumerable<double> edges, IEnumerable<double> heights, string? name = null)
        : base(name)
    {
        Edges = Guard.Rising(edges, nameof(edges));
        Heights = Guard.Finite(heights, nameof(heights));
        if (Edges.Count != Heights.Count + 1)
        {
            throw new ArgumentException(
                $"{Heights.Count} heights need {Heights.Count + 1} edges; {Edges.Count} were given.",
                nameof(edges)
            );
        }
    }

    /// <summary>Edges of the intervals, rising.</summary>
    public IReadOnlyList<double> Edges { get; }

    /// <summary>What stands over each interval, one fewer than edges.</summary>
    public IReadOnlyList<double> Heights { get; }

    /// <summary>Counts values in intervals of one width.</summary>
    /// <param name="values">The values; NaN is left out.</param>
    /// <param name="from">The lowest edge.</param>
    /// <param name="width">The width of an interval, more than 0.</param>
    /// <param name="count">The number of intervals. Values outside of them are counted in the first or the last one.</param>
    /// <param name="name">The name in the legend, or null.</param>
    /// <exception cref="ArgumentException">The width or the number is not positive.</exception>
    public static Histogram Count(IEnumerable<double> values, double from, double width, int count, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var heights = new double[count];
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                heights[(int)Math.Clamp(Math.Floor((value - from) / width), 0, count - 1)]++;
            }
        }

        return new Histogram(Enumerable.Range(0, count + 1).Select(i => from + i * width), heights, name);
    }
}
