namespace SerWorkbook.Charts.Grammar;

/// <summary>One bar for each category. The panel's category axis says whether they stand (X) or lie (Y).</summary>
internal sealed record Bars : Mark
{
    /// <summary>Takes categories and values.</summary>
    /// <param name="categories">Names, each once.</param>
    /// <param name="values">Values, as many; finite, or NaN for a missing bar.</param>
    /// <param name="name">The name in the legend, or null.</param>
    /// <exception cref="ArgumentException">Nothing is given, the lengths differ, a category comes twice, or a value is
    /// infinite.</exception>
    public Bars(IEnumerable<string> categories, IEnumerable<double> values, string? name = null)
        : base(name)
    {
        Categories = Guard.Distinct(categories, nameof(categories));
        Values = Guard.FiniteOrGap(values, nameof(values));
        Guard.SameLength(Categories.Count, Values.Count, "categories", "values", nameof(values));
    }

    /// <summary>Names of the categories.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Values, as many as categories; NaN is a missing bar.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>An interval around each value, drawn as an error bar, or null.</summary>
    /// <exception cref="ArgumentException">There are not as many as values.</exception>
    public IReadOnlyList<ValueInterval>? Intervals
    {
        get;
        init => field = Guard.Copy(value, Values.Count, "values", "intervals", nameof(Intervals));
    }

    /// <summary>What is written at the end of each bar (in its middle when stacked), or null.</summary>
    /// <exception cref="ArgumentException">There are not as many as values.</exception>
    public IReadOnlyList<string>? Labels
    {
        get;
        init => field = Guard.Copy(value, Values.Count, "values", "labels", nameof(Labels));
    }

    /// <summary>A colour for each bar instead of one for all, or null.</summary>
    /// <exception cref="ArgumentException">There are not as many as values.</exception>
    public IReadOnlyList<Rgb>? Colors
    {
        get;
        init => field = Guard.Copy(value, Values.Count, "values", "colours", nameof(Colors));
    }
}
