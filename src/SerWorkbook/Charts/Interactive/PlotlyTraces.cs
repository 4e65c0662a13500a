using Plotly.NET;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>The traces of one panel: what plotly.js draws between two axes.</summary>
internal sealed class PlotlyTraces
{
    private const string NoExtra = "<extra></extra>";
    private const int LabelSize = 11;

    // Of the axis, between the end of an error bar and its label.
    private const double LabelGap = 0.012;

    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star"];

    private readonly FigureFrame _frame;
    private readonly Panel _panel;
    private readonly AxisFrame _y;
    private readonly string _axisNumber;
    private readonly bool _overHeatmap;

    public PlotlyTraces(FigureFrame frame, int panel)
    {
        _frame = frame;
        _panel = frame.Content.Panels[panel];
        _y = frame.Y[panel];
        _axisNumber = panel == 0 ? string.Empty : FormattableString.Invariant($"{panel + 1}");
        _overHeatmap = _panel.Marks.Any(m => m is Heatmap);
    }

    public IEnumerable<Trace> All() =>
        _panel.Marks.SelectMany(mark =>
            mark switch
            {
                Lines lines => OfLines(lines),
                Points points => [OfPoints(points)],
                Bars bars => OfBars(bars),
                Histogram histogram => [OfHistogram(histogram)],
                Heatmap map => OfHeatmap(map),
                Boxes boxes => OfBoxes(boxes),
                _ => (IEnumerable<Trace>)[],
            }
        );

    private string XHover => PlotlyText.HoverLine(_panel.X, "x", null);

    private string YHover => PlotlyText.HoverLine(_panel.Y, "y", null);

    private string PointHover =>
        PlotlyText.HoverLines(PlotlyText.HoverLine(_panel.X, "x", "customdata[0]"), PlotlyText.HoverLine(_panel.Y, "y", "customdata[1]"));

    // What points on described axes stand for; null where both axes speak for themselves.
    private string[][]? Described(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        _panel.X.Describe is null && _panel.Y.Describe is null
            ? null
            : [.. x.Zip(y, (px, py) => new[] { Describe(_panel.X, px), Describe(_panel.Y, py) })];

    private static string Describe(Axis axis, double position) =>
        axis.Describe is null || double.IsNaN(position) ? string.Empty : PlotlyText.Escape(axis.Describe(position));

    private IEnumerable<Trace> OfLines(Lines lines)
    {
        if (_overHeatmap)
        {
            yield return Line(lines, Rgb.Parse("#FFFFFF"), lines.Width + 2.5)
                .With(("hoverinfo", "skip"), ("showlegend", false), ("legendgroup", Group(lines)));
        }

        yield return Series(Line(lines, _frame.Styles.Of(lines).Color, lines.Width), lines)
            .With(("customdata", Described(lines.X, lines.Y)), ("hovertemplate", PointHover + Extra(lines)));
    }

    private Trace Line(Lines lines, Rgb color, double width) =>
        New("scatter")
            .With(("mode", lines.Dots ? "lines+markers" : "lines"))
            .With(PlotlyNumbers.Positions("x", lines.X))
            .With(
                ("y", lines.Y),
                (
                    "line",
                    PlotlyObject.Of(
                        ("color", color.ToString()),
                        ("width", width),
                        ("dash", PlotlyShapes.Dash(lines.Dash)),
                        ("shape", lines.Steps ? "hv" : null)
                    )
                ),
                ("marker", lines.Dots ? PlotlyObject.Of(("size", width + 4)) : null)
            );

    private Trace OfPoints(Points points)
    {
        var style = _frame.Styles.Of(points);
        var text = points.HoverTexts is null ? string.Empty : "%{text}<br>";
        return Series(New("scatter"), points)
            .With(
                ("mode", "markers"),
                ("x", points.X),
                ("y", points.Y),
                ("text", points.HoverTexts?.Select(PlotlyText.Escape).ToArray()),
                (
                    "marker",
                    PlotlyObject.Of(
                        ("color", style.Color.ToString()),
                        ("size", points.Size),
                        ("symbol", Symbols[style.ShapeOf(Symbols.Length)]),
                        ("opacity", 0.8),
                        ("line", Outline(style))
                    )
                ),
                ("customdata", Described(points.X, points.Y)),
                ("hovertemplate", text + PointHover + Extra(points))
            );
    }

    private static DynamicObj.DynamicObj? Outline(SeriesStyle style) =>
        style.Outline is { } color ? PlotlyObject.Of(("color", color.ToString()), ("width", 0.75)) : null;

    private IEnumerable<Trace> OfBars(Bars bars)
    {
        var slots = BarSlot.Of(_panel).Where(s => ReferenceEquals(s.Bars, bars)).ToArray();
        if (slots.Length == 0)
        {
            yield break;
        }

        var flat = _panel.BarsLieFlat;
        var writesOwnLabels = bars.Labels is not null && bars.Intervals is null;
        yield return Series(New("bar"), bars)
            .With(
                ("orientation", flat ? "h" : null),
                (flat ? "y" : "x", slots.Select(Category).ToArray()),
                (flat ? "x" : "y", slots.Select(s => s.Value).ToArray()),
                ("width", (decimal)(slots[0].To - slots[0].From)),
                ("offset", _panel.Arrangement == BarArrangement.Stacked ? null : (decimal)(slots[0].From - Category(slots[0]))),
                (
                    "marker",
                    PlotlyObject.Of(
                        (
                            "color",
                            bars.Colors is null
                                ? _frame.Styles.Of(bars).Color.ToString()
                                : slots.Select(s => bars.Colors[s.Index].ToString()).ToArray()
                        )
                    )
                ),
                (flat ? "error_x" : "error_y", ErrorBars(bars, slots)),
                (
                    "customdata",
                    bars.Intervals is null
                        ? null
                        : slots.Select(s => new[] { bars.Intervals[s.Index].Low, bars.Intervals[s.Index].High }).ToArray()
                ),
                ("hovertemplate", PlotlyText.HoverLines(XHover, YHover, IntervalHover(bars)) + Extra(bars))
            )
            .With(writesOwnLabels ? LabelsOf(bars, slots) : []);
        if (bars.Labels is not null && !writesOwnLabels)
        {
            yield return LabelsBeyondIntervals(bars, slots);
        }
    }

    private double Category(BarSlot slot) =>
        BarSlot.IndexOf((_panel.BarsLieFlat ? _panel.Y : _panel.X).Categories, slot.Bars.Categories[slot.Index]);

    private (string Name, object? Value)[] LabelsOf(Bars bars, IReadOnlyList<BarSlot> slots)
    {
        var stacked = _panel.Arrangement == BarArrangement.Stacked;
        return
        [
            ("text", slots.Select(s => PlotlyText.Escape(bars.Labels![s.Index])).ToArray()),
            ("texttemplate", "%{text}"),
            ("textposition", stacked ? "inside" : "outside"),
            ("insidetextanchor", stacked ? "middle" : null),
            ("textangle", BarLabels.Upright(_panel) ? -90 : 0),
            (
                "textfont",
                PlotlyObject.Of(("size", LabelSize), ("color", stacked ? ColorScale.TextOn(_frame.Styles.Of(bars).Color).ToString() : null))
            ),
            ("cliponaxis", false),
        ];
    }

    // Text at the end of a bar would lie on its error bar, and text right above an error bar on its end.
    private Trace LabelsBeyondIntervals(Bars bars, IReadOnlyList<BarSlot> slots)
    {
        var flat = _panel.BarsLieFlat;
        var ends = slots
            .Select(s => double.IsNaN(bars.Intervals![s.Index].High) ? s.End : Math.Max(s.End, bars.Intervals[s.Index].High))
            .ToArray();
        var centres = slots.Select(s => s.Centre).ToArray();
        return New("scatter")
            .With(
                ("mode", "text"),
                ("x", flat ? ends : centres),
                ("y", flat ? centres : ends.Select(Above).ToArray()),
                ("text", slots.Select(s => (flat ? "&nbsp;" : string.Empty) + PlotlyText.Escape(bars.Labels![s.Index])).ToArray()),
                ("textposition", flat ? "middle right" : "top center"),
                ("textfont", PlotlyObject.Of(("size", LabelSize))),
                ("cliponaxis", false),
                ("hoverinfo", "skip"),
                ("showlegend", false),
                ("legendgroup", Group(bars))
            );
    }

    private double Above(double end) => _panel.Y.Scale == AxisScale.Log ? end * Math.Pow(10, LabelGap * _y.Span) : end + LabelGap * _y.Span;

    private static DynamicObj.DynamicObj? ErrorBars(Bars bars, IReadOnlyList<BarSlot> slots) =>
        bars.Intervals is null
            ? null
            : PlotlyObject.Of(
                ("type", "data"),
                ("symmetric", false),
                ("array", slots.Select(s => bars.Intervals[s.Index].High - s.Value).ToArray()),
                ("arrayminus", slots.Select(s => s.Value - bars.Intervals[s.Index].Low).ToArray()),
                ("color", Palette.Neutral.ToString()),
                ("thickness", 1.5),
                ("width", 4)
            );

    private static string IntervalHover(Bars bars) =>
        bars.Intervals is null ? string.Empty : "interval: %{customdata[0]:,.5~r} to %{customdata[1]:,.5~r}";

    private Trace OfHistogram(Histogram histogram)
    {
        var widths = histogram.Edges.Zip(histogram.Edges.Skip(1), (from, to) => to - from).ToArray();
        return Series(New("bar"), histogram)
            .With(
                ("x", histogram.Edges.Take(widths.Length).Select((edge, i) => edge + widths[i] / 2).ToArray()),
                ("y", histogram.Heights),
                ("width", widths),
                ("customdata", histogram.Edges.Zip(histogram.Edges.Skip(1), (from, to) => new[] { from, to }).ToArray()),
                (
                    "marker",
                    PlotlyObject.Of(
                        ("color", _frame.Styles.Of(histogram).Color.ToString()),
                        ("opacity", 0.85),
                        ("line", PlotlyObject.Of(("width", 0.5), ("color", "#FFFFFF")))
                    )
                ),
                (
                    "hovertemplate",
                    $"{PlotlyText.HoverLine(_panel.X.Label, null, "customdata[0]:,.5~r")} to %{{customdata[1]:,.5~r}} "
                        + $"{PlotlyText.Escape(_panel.X.Unit ?? string.Empty)}<br>{YHover}{Extra(histogram)}"
                )
            );
    }

    private IEnumerable<Trace> OfHeatmap(Heatmap map)
    {
        var axis = _frame.ColorAxisOf(map);
        var isMatrix = _panel.X.Scale == AxisScale.Category || _panel.Y.Scale == AxisScale.Category;
        yield return New("heatmap")
            .With(PlotlyNumbers.Centres("x", map.X))
            .With(PlotlyNumbers.Centres("y", map.Y))
            .With(
                ("z", PlotlyNumbers.Cells(map, axis)),
                ("coloraxis", PlotlyLayout.ColorAxisName(axis)),
                ("xgap", isMatrix ? 1 : null),
                ("ygap", isMatrix ? 1 : null),
                ("hoverongaps", false),
                (
                    "hovertemplate",
                    PlotlyText.HoverLines(
                        XHover,
                        PlotlyText.HoverLine(_panel.Y, "y", "y"),
                        PlotlyText.HoverLine(map.ValueLabel, map.ValueUnit, "z:,.5~r")
                    ) + NoExtra
                )
            );
        if (map.CellTexts is not null)
        {
            yield return CellTexts(map, axis);
        }
    }

    // plotly.js would choose between white and dark grey by a rule that is hard to read on middle colours.
    private Trace CellTexts(Heatmap map, ColorAxis axis)
    {
        var cells = map
            .Rows.SelectMany((row, r) => row.Select((value, c) => (X: map.X[c], Y: map.Y[r], Value: value, Text: map.CellTexts![r][c])))
            .ToArray();
        return New("scatter")
            .With(
                ("mode", "text"),
                ("x", cells.Select(c => c.X).ToArray()),
                ("y", cells.Select(c => c.Y).ToArray()),
                ("text", cells.Select(c => PlotlyText.Escape(c.Text)).ToArray()),
                (
                    "textfont",
                    PlotlyObject.Of(
                        ("size", LabelSize),
                        (
                            "color",
                            cells
                                .Select(c =>
                                    (double.IsNaN(c.Value) ? Palette.Neutral : ColorScale.TextOn(axis.ColorOf(c.Value))).ToString()
                                )
                                .ToArray()
                        )
                    )
                ),
                ("hoverinfo", "skip"),
                ("showlegend", false)
            );
    }

    private IEnumerable<Trace> OfBoxes(Boxes boxes)
    {
        var slots = BoxSlot.Of(_panel).Where(s => ReferenceEquals(s.Boxes, boxes)).ToArray();
        if (slots.Length == 0)
        {
            yield break;
        }

        var color = _frame.Styles.Of(boxes).Color;
        var centres = slots.Select(s => s.Centre).ToArray();
        yield return Series(New("box"), boxes)
            .With(
                ("x", centres),
                ("q1", slots.Select(s => s.Statistics.LowerQuartile).ToArray()),
                ("median", slots.Select(s => s.Statistics.Median).ToArray()),
                ("q3", slots.Select(s => s.Statistics.UpperQuartile).ToArray()),
                ("lowerfence", slots.Select(s => s.Statistics.LowerWhisker).ToArray()),
                ("upperfence", slots.Select(s => s.Statistics.UpperWhisker).ToArray()),
                ("width", (decimal)slots[0].Width),
                ("line", PlotlyObject.Of(("color", color.ToString()), ("width", 1.5))),
                ("fillcolor", FormattableString.Invariant($"rgba({color.R},{color.G},{color.B},0.4)")),
                ("hoverinfo", "skip")
            );
        yield return BoxHover(boxes, slots);
        if (slots.Any(s => s.Statistics.Outliers.Count > 0))
        {
            yield return Outliers(boxes, slots, color);
        }
    }

    // plotly.js labels each quartile of a box on its own and without unit; an unseen bar on top says all in one place.
    private Trace BoxHover(Boxes boxes, IReadOnlyList<BoxSlot> slots) =>
        New("bar")
            .With(
                ("x", slots.Select(s => s.Centre).ToArray()),
                ("base", slots.Select(s => s.Statistics.LowerQuartile).ToArray()),
                ("y", slots.Select(s => s.Statistics.UpperQuartile - s.Statistics.LowerQuartile).ToArray()),
                ("width", (decimal)slots[0].Width),
                ("marker", PlotlyObject.Of(("opacity", 0))),
                (
                    "customdata",
                    slots
                        .Select(s =>
                            new object[]
                            {
                                PlotlyText.Escape(TextWrap.Shorten(s.Category)),
                                s.Statistics.Median,
                                s.Statistics.LowerQuartile,
                                s.Statistics.UpperQuartile,
                                s.Statistics.LowerWhisker,
                                s.Statistics.UpperWhisker,
                                s.Statistics.Count,
                            }
                        )
                        .ToArray()
                ),
                (
                    "hovertemplate",
                    $"{PlotlyText.HoverLine(_panel.X.Label, null, "customdata[0]")}<br>"
                        + PlotlyText.HoverLine("median", _panel.Y.Unit, "customdata[1]:,.5~r")
                        + "<br>quartiles: %{customdata[2]:,.5~r} to %{customdata[3]:,.5~r}"
                        + "<br>whiskers: %{customdata[4]:,.5~r} to %{customdata[5]:,.5~r}"
                        + "<br>%{customdata[6]} values"
                        + Extra(boxes)
                ),
                ("showlegend", false),
                ("legendgroup", Group(boxes)),
                ("name", boxes.Name is null ? null : PlotlyText.Escape(boxes.Name))
            );

    private Trace Outliers(Boxes boxes, IReadOnlyList<BoxSlot> slots, Rgb color) =>
        New("scatter")
            .With(
                ("mode", "markers"),
                ("x", slots.SelectMany(s => s.Statistics.Outliers.Select(_ => s.Centre)).ToArray()),
                ("y", slots.SelectMany(s => s.Statistics.Outliers).ToArray()),
                ("marker", PlotlyObject.Of(("color", color.ToString()), ("size", 4), ("opacity", 0.8))),
                ("hovertemplate", YHover + NoExtra),
                ("showlegend", false),
                ("legendgroup", Group(boxes))
            );

    private Trace New(string type) => new Trace(type).With(("xaxis", "x" + _axisNumber), ("yaxis", "y" + _axisNumber));

    private Trace Series(Trace trace, Mark mark) =>
        trace.With(
            ("name", mark.Name is null ? null : PlotlyText.Escape(mark.Name)),
            ("showlegend", _frame.Styles.Legend.Contains(mark, ReferenceEqualityComparer.Instance)),
            ("legendgroup", Group(mark))
        );

    private static string? Group(Mark mark) => mark.Name is null ? null : PlotlyText.Escape(mark.Name);

    private static string Extra(Mark mark) =>
        mark.Name is null ? NoExtra : $"<extra>{PlotlyText.Escape(TextWrap.Shorten(mark.Name))}</extra>";
}
