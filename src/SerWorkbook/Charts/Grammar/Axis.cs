namespace SerWorkbook.Charts.Grammar;

/// <summary>An axis of a panel: what it shows, in which unit, over which range.</summary>
internal sealed record Axis
{
    private Axis(string label, string? unit, AxisScale scale, IReadOnlyList<string> categories)
    {
        Label = Guard.Text(label, "The label of an axis", nameof(label));
        Unit = unit;
        Scale = scale;
        Categories = categories;
    }

    /// <summary>What the axis shows, such as "Time".</summary>
    public string Label { get; }

    /// <summary>The unit, such as "s", or null for a number without one.</summary>
    public string? Unit { get; }

    /// <summary>How values are placed.</summary>
    public AxisScale Scale { get; }

    /// <summary>The categories in their order; empty for a number axis, and until a panel has collected them from its marks.</summary>
    public IReadOnlyList<string> Categories { get; private init; }

    /// <summary>The lower end, or null where the marks decide.</summary>
    public double? Minimum { get; private init; }

    /// <summary>The upper end, or null where the marks decide.</summary>
    public double? Maximum { get; private init; }

    /// <summary>The places that are labelled; empty where the renderer chooses them.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; private init; } = [];

    /// <summary>
    /// What a position that is not a number of the axis's unit stands for, with the unit, or null; see <see cref="WithTicks"/>.
    /// </summary>
    public Func<double, string>? Describe { get; private init; }

    /// <summary>The label with the unit, such as "Time (s)".</summary>
    public string Title => Unit is null ? Label : $"{Label} ({Unit})";

    /// <summary>An axis with even distances.</summary>
    /// <param name="label">What the axis shows.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <exception cref="ArgumentException">The label is missing.</exception>
    public static Axis Linear(string label, string? unit = null) => new(label, unit, AxisScale.Linear, []);

    /// <summary>An axis with even distances for even ratios.</summary>
    /// <param name="label">What the axis shows.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <exception cref="ArgumentException">The label is missing.</exception>
    public static Axis Log(string label, string? unit = null) => new(label, unit, AxisScale.Log, []);

    /// <summary>An axis of categories; as Y axis it reads from top to bottom.</summary>
    /// <param name="label">What the categories are.</param>
    /// <param name="categories">The categories in order, each once; none takes those of the panel's marks in their order.</param>
    /// <exception cref="ArgumentException">The label is missing, or a category comes twice.</exception>
    public static Axis Category(string label, params string[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        return new(label, null, AxisScale.Category, categories.Length == 0 ? [] : Guard.Distinct(categories, nameof(categories)));
    }

    /// <summary>The same axis with fixed ends.</summary>
    /// <param name="minimum">The lower end, or null where the marks decide.</param>
    /// <param name="maximum">The upper end, or null where the marks decide.</param>
    /// <exception cref="ArgumentException">The ends are not finite, not in order, not positive on a log axis, or the axis is one of
    /// categories.</exception>
    public Axis Between(double? minimum, double? maximum)
    {
        if (Scale == AxisScale.Category)
        {
            throw new ArgumentException($"The axis \"{Label}\" shows categories; it has no range.", nameof(minimum));
        }

        foreach (var end in new[] { minimum, maximum })
        {
            if (end is { } value && (!double.IsFinite(value) || (Scale == AxisScale.Log && value <= 0)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{value} cannot be an end of the {Scale} axis \"{Label}\"."),
                    nameof(minimum)
                );
            }
        }

        if (minimum >= maximum)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The axis \"{Label}\" cannot run from {minimum} to {maximum}."),
                nameof(maximum)
            );
        }

        return this with
        {
            Minimum = minimum,
            Maximum = maximum,
        };
    }

    /// <summary>The same axis with labels at chosen places, such as frequencies in Hz on an axis of mel bands.</summary>
    /// <param name="ticks">The places, at least one, rising.</param>
    /// <param name="describe">
    /// The text of any other position with its unit, such as "1,234 Hz" for a mel band, shown when the reader points at
    /// it; null where positions between the labels mean nothing to a reader.
    /// </param>
    /// <exception cref="ArgumentException">There are none, they do not rise, or the axis is one of categories.</exception>
    public Axis WithTicks(IEnumerable<AxisTick> ticks, Func<double, string>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        if (Scale == AxisScale.Category)
        {
            throw new ArgumentException($"The axis \"{Label}\" shows categories; their names are its labels.", nameof(ticks));
        }

        var copy = ticks.ToArray();
        Guard.Rising(copy.Select(t => t.Position), nameof(ticks));
        return this with { Ticks = copy, Describe = describe };
    }

    internal Axis WithCategories(IReadOnlyList<string> categories) => this with { Categories = categories };
}
