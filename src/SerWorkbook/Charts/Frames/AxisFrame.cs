using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>What one axis spans, in places: values as they are, on a log axis their decimal logarithms.</summary>
internal sealed record AxisFrame(Axis Axis, double From, double To)
{
    private const double LinearMargin = 0.05;
    private const double PointMargin = 0.04;
    private const double LabelMargin = 0.10;
    private const double UprightLabelMargin = 0.20;

    public double Span => To - From;

    /// <summary>Whether only whole numbers lie on the axis and it has no unit: between 1 and 2 trials there is no 1.5.</summary>
    public bool CountsThings { get; private init; }

    public bool IsCategory => Axis.Scale == AxisScale.Category;

    /// <summary>The frame of one X axis, or of one that several panels share.</summary>
    public static AxisFrame X(IReadOnlyList<Panel> panels)
    {
        var margins = panels.SelectMany(p => p.Marks.Select(m => Margins(m, p.BarsLieFlat && m is Bars, alongValues: p.BarsLieFlat, p)));
        return Of(
            panels[0].X,
            [.. panels.SelectMany(p => p.Marks.SelectMany(m => MarkExtent.AlongX(m, p)).Concat(StackEnds(p, p.BarsLieFlat)))],
            Widest(margins, panels)
        );
    }

    /// <summary>The frame of one Y axis, or of one that several panels share.</summary>
    public static AxisFrame Y(IReadOnlyList<Panel> panels)
    {
        var margins = panels.SelectMany(p =>
            p.Marks.Select(m => Margins(m, !p.BarsLieFlat && m is Bars or Histogram, alongValues: true, p))
        );
        return Of(
            panels[0].Y,
            [.. panels.SelectMany(p => p.Marks.SelectMany(m => MarkExtent.AlongY(m, p)).Concat(StackEnds(p, !p.BarsLieFlat)))],
            Widest(margins, panels)
        );
    }

    /// <summary>Where a value lies: itself, or its decimal logarithm.</summary>
    public static double Place(Axis axis, double value) => axis.Scale == AxisScale.Log ? Math.Log10(value) : value;

    // Heatmaps fill their panel to the edge, whatever lies on them.
    private static Margin Widest(IEnumerable<Margin> margins, IReadOnlyList<Panel> panels)
    {
        var all = margins.ToArray();
        var zero = all.Any(m => m.FromZero);
        return panels.Any(p => p.Marks.Any(m => m is Heatmap))
            ? new Margin(0, 0, zero)
            : new Margin(all.Max(m => m.Below), all.Max(m => m.Above), zero);
    }

    private static Margin Margins(Mark mark, bool barsHere, bool alongValues, Panel panel) =>
        mark switch
        {
            Bars { Labels: not null } when barsHere && panel.Arrangement == BarArrangement.Grouped => new(
                0,
                BarLabels.Upright(panel) ? UprightLabelMargin : LabelMargin,
                true
            ),
            Bars or Histogram when barsHere => new(0, LinearMargin, true),
            Points => new(PointMargin, PointMargin, false),
            Lines { Dots: true } => new(PointMargin / 2, alongValues ? LinearMargin : PointMargin / 2, false),
            Lines or Boxes when alongValues => new(LinearMargin, LinearMargin, false),
            _ => default,
        };

    private static IEnumerable<double> StackEnds(Panel panel, bool valuesRunHere) =>
        panel.Arrangement == BarArrangement.Stacked && valuesRunHere ? BarSlot.Of(panel).Select(s => s.End) : [];

    private static AxisFrame Of(Axis axis, IReadOnlyList<double> values, Margin margin)
    {
        // Y categories read from the top: their frame is the same, the renderers turn it round.
        if (axis.Scale == AxisScale.Category)
        {
            return new AxisFrame(axis, -0.5, axis.Categories.Count - 0.5);
        }

        var places = values.Where(v => !double.IsNaN(v)).Select(v => Place(axis, v)).ToArray();
        var (low, high) = places.Length == 0 ? (0.0, 1.0) : (places.Min(), places.Max());
        if (margin.FromZero && axis.Scale == AxisScale.Linear)
        {
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        }

        if (low == high)
        {
            (low, high) = low == 0 ? (0, 1) : (low - Math.Abs(low) * 0.05, high + Math.Abs(high) * 0.05);
        }

        var span = high - low;
        var from = low == 0 && margin.FromZero ? low : low - span * (margin.FromZero && low < 0 ? margin.Above : margin.Below);
        var to = high == 0 && margin.FromZero ? high : high + span * margin.Above;
        return new AxisFrame(
            axis,
            axis.Minimum is { } minimum ? Place(axis, minimum) : from,
            axis.Maximum is { } maximum ? Place(axis, maximum) : to
        )
        {
            CountsThings =
                axis is { Unit: null, Scale: AxisScale.Linear }
                && places.Length > 0
                && high - low >= 2
                && places.All(v => v == Math.Round(v)),
        }.InOrder();
    }

    // One fixed end may lie beyond all values; the other then keeps a distance.
    private AxisFrame InOrder() =>
        From < To ? this
        : Axis.Minimum is not null ? this with { To = From + Math.Max(1e-9, Math.Abs(From) * 0.1) }
        : this with { From = To - Math.Max(1e-9, Math.Abs(To) * 0.1) };

    private readonly record struct Margin(double Below, double Above, bool FromZero);
}
