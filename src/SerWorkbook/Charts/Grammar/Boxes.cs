namespace SerWorkbook.Charts.Grammar;

/// <summary>A box plot for each category: quartiles, whiskers and outliers. The panel's X axis holds the categories.</summary>
internal sealed record Boxes : Mark
{
    /// <summary>Takes the values of each category.</summary>
    /// <param name="categories">Names, each once.</param>
    /// <param name="values">The values of each category, as many lists; NaN is left out, a list may be empty.</param>
    /// <param name="name">The name in the legend, or null; several named series stand beside each other.</param>
    /// <exception cref="ArgumentException">Nothing is given, the lengths differ, a category comes twice, or a value is
    /// infinite.</exception>
    public Boxes(IEnumerable<string> categories, IEnumerable<IEnumerable<double>> values, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(values);
        Categories = Guard.Distinct(categories, nameof(categories));
        Statistics = [.. values.Select(BoxStatistics.Of)];
        Guard.SameLength(Categories.Count, Statistics.Count, "categories", "lists of values", nameof(values));
    }

    /// <summary>Names of the categories.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The statistics of each category.</summary>
    public IReadOnlyList<BoxStatistics> Statistics { get; }
}
