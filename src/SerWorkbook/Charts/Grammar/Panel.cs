namespace SerWorkbook.Charts.Grammar;

/// <summary>One chart of a figure: two axes and what is drawn between them.</summary>
internal sealed record Panel
{
    /// <summary>Takes the axes and the marks.</summary>
    /// <param name="x">The X axis.</param>
    /// <param name="y">The Y axis.</param>
    /// <param name="marks">What is drawn, from the back to the front; at least one.</param>
    /// <exception cref="ArgumentException">There is no mark, or a mark does not fit the axes.</exception>
    public Panel(Axis x, Axis y, params Mark[] marks)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Length == 0)
        {
            throw new ArgumentException(
                $"The panel of \"{x.Label}\" and \"{y.Label}\" has no marks; at least one is needed.",
                nameof(marks)
            );
        }

        Marks = [.. marks];
        X = PanelRules.Complete(x, Marks);
        Y = PanelRules.Complete(y, Marks);
        PanelRules.Check(this);
    }

    /// <summary>The X axis, with the categories of the marks where it shows categories.</summary>
    public Axis X { get; }

    /// <summary>The Y axis, with the categories of the marks where it shows categories.</summary>
    public Axis Y { get; }

    /// <summary>What is drawn, from the back to the front.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>The title over the panel, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Where the bars of several series stand.</summary>
    /// <exception cref="ArgumentException">Bars with intervals are to be stacked.</exception>
    public BarArrangement Arrangement
    {
        get;
        init
        {
            if (value == BarArrangement.Stacked && Marks.OfType<Bars>().Any(b => b.Intervals is not null))
            {
                throw new ArgumentException("Stacked bars cannot show intervals; group them.", nameof(Arrangement));
            }

            field = value;
        }
    }

    internal bool BarsLieFlat => Y.Scale == AxisScale.Category;
}
