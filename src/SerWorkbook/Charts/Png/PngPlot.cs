using ScottPlot;
using ScottPlot.TickGenerators;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Png;

/// <summary>Makes the ScottPlot plot of one panel: frame, grid, ticks and marks, but no text.</summary>
internal static class PngPlot
{
    private static readonly Color FrameColor = Color.FromHex("#888888");
    private static readonly Color GridColor = Color.FromHex("#E4E4E4");

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledSquare,
        MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledTriangleDown,
        MarkerShape.Cross,
        MarkerShape.Eks,
        MarkerShape.Asterisk,
    ];

    public static Plot Of(FigureFrame frame, int panel, IReadOnlyList<AxisTick> xTicks, IReadOnlyList<AxisTick> yTicks)
    {
        var (content, x, y) = (frame.Content.Panels[panel], frame.X[panel], frame.Y[panel]);
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.HideLegend();
        foreach (var mark in content.Marks)
        {
            Add(plot, frame, content, mark);
        }

        SetAxes(plot, x, y, xTicks, yTicks);
        AddZeroLine(plot, content);
        var dense = content.Marks.Any(m => m is Heatmap);
        plot.Grid.MajorLineColor = GridColor;
        plot.Grid.XAxisStyle.IsVisible = !dense && !x.IsCategory;
        plot.Grid.YAxisStyle.IsVisible = !dense && !y.IsCategory;
        return plot;
    }

    public static Color ToColor(Rgb color) => new(color.R, color.G, color.B);

    public static LinePattern Pattern(LineDash dash) =>
        dash switch
        {
            LineDash.Dash => LinePattern.DenselyDashed,
            LineDash.Dot => LinePattern.Dotted,
            LineDash.DashDot => new LinePattern([7, 4, 2, 4], 0, "DashDot"),
            _ => LinePattern.Solid,
        };

    public static MarkerStyle Marker(SeriesStyle style, double size) =>
        new()
        {
            Shape = Shapes[style.ShapeOf(Shapes.Length)],
            Size = (float)size,
            FillColor = ToColor(style.Color).WithAlpha(0.8),
            LineColor = ToColor(style.Color),
            LineWidth = Shapes[style.ShapeOf(Shapes.Length)] switch
            {
                MarkerShape.Cross or MarkerShape.Eks => 2,
                MarkerShape.Asterisk => 1.2f,
                _ => 0,
            },
            OutlineColor = ToColor(style.Outline ?? style.Color),
            OutlineWidth = style.Outline is null ? 0 : 0.75f,
        };

    // ScottPlot counts upwards; categories on Y read downwards.
    private static double Y(Panel panel, double value) => panel.Y.Scale == AxisScale.Category ? -value : AxisFrame.Place(panel.Y, value);

    private static double X(Panel panel, double value) => AxisFrame.Place(panel.X, value);

    private static void SetAxes(Plot plot, AxisFrame x, AxisFrame y, IReadOnlyList<AxisTick> xTicks, IReadOnlyList<AxisTick> yTicks)
    {
        plot.Axes.SetLimits(x.From, x.To, y.IsCategory ? -y.To : y.From, y.IsCategory ? -y.From : y.To);
        plot.Axes.Bottom.TickGenerator = Manual(xTicks.Select(t => AxisFrame.Place(x.Axis, t.Position)));
        plot.Axes.Left.TickGenerator = Manual(yTicks.Select(t => y.IsCategory ? -t.Position : AxisFrame.Place(y.Axis, t.Position)));
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.FrameLineStyle.Color = FrameColor;
            axis.MajorTickStyle.Color = FrameColor;
        }

        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.Font = PngFonts.Regular;
            axis.Label.Font = PngFonts.Regular;
        }
    }

    private static NumericManual Manual(IEnumerable<double> places)
    {
        var ticks = new NumericManual();
        foreach (var place in places)
        {
            ticks.AddMajor(place, string.Empty);
        }

        return ticks;
    }

    private static void Add(Plot plot, FigureFrame frame, Panel panel, Mark mark)
    {
        switch (mark)
        {
            case Lines lines:
                AddLines(plot, frame, panel, lines);
                break;
            case Points points:
                AddPoints(plot, frame.Styles.Of(points), panel, points.X, points.Y, points.Size);
                break;
            case Bars bars:
                AddBars(
                    plot,
                    BarSlot.Of(panel).Where(s => ReferenceEquals(s.Bars, bars)).Select(s => BarOf(s, panel, frame.Styles.Of(bars).Color))
                );
                break;
            case Histogram histogram:
                AddBars(
                    plot,
                    histogram.Heights.Select((height, i) => BinOf(histogram, panel, i, height, frame.Styles.Of(histogram).Color))
                );
                break;
            case Heatmap map:
                plot.PlottableList.Add(new PngHeatmap(map, frame.ColorAxisOf(map), panel));
                break;
            case Boxes boxes:
                AddBoxes(plot, frame.Styles.Of(boxes), panel, boxes);
                break;
            case Region region:
                AddRegion(plot, panel, region);
                break;
            case Rule rule:
                AddRule(plot, panel, rule);
                break;
            default:
                throw new NotSupportedException($"{mark.GetType().Name} cannot be drawn as PNG.");
        }
    }

    // Seen where bars reach below zero; elsewhere it lies on the axis.
    private static void AddZeroLine(Plot plot, Panel panel)
    {
        if (!panel.Marks.Any(m => m is Bars or Histogram))
        {
            return;
        }

        if (panel.BarsLieFlat)
        {
            plot.Add.VerticalLine(0, 1, FrameColor);
        }
        else
        {
            plot.Add.HorizontalLine(0, 1, FrameColor);
        }
    }

    private static void AddBars(Plot plot, IEnumerable<Bar> bars) => plot.Add.Bars(bars.ToArray());

    private static void AddLines(Plot plot, FigureFrame frame, Panel panel, Lines lines)
    {
        var (xs, ys) = (lines.X.Select(v => X(panel, v)).ToArray(), lines.Y.Select(v => Y(panel, v)).ToArray());
        if (panel.Marks.Any(m => m is Heatmap))
        {
            AddLine(plot, lines, xs, ys, Colors.White, lines.Width + 2.5);
        }

        var color = ToColor(frame.Styles.Of(lines).Color);
        AddLine(plot, lines, xs, ys, color, lines.Width);
        if (lines.Dots)
        {
            plot.Add.Markers(xs, ys, MarkerShape.FilledCircle, (float)lines.Width + 4, color);
        }
    }

    private static void AddLine(Plot plot, Lines lines, double[] xs, double[] ys, Color color, double width)
    {
        var scatter = plot.Add.ScatterLine(xs, ys, color);
        scatter.LineWidth = (float)width;
        scatter.LinePattern = Pattern(lines.Dash);
        scatter.ConnectStyle = lines.Steps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
    }

    private static void AddPoints(Plot plot, SeriesStyle style, Panel panel, IReadOnlyList<double> x, IReadOnlyList<double> y, double size)
    {
        var seen = Enumerable.Range(0, x.Count).Where(i => !double.IsNaN(y[i])).ToArray();
        if (seen.Length == 0)
        {
            return;
        }

        var markers = plot.Add.Markers(seen.Select(i => X(panel, x[i])).ToArray(), seen.Select(i => Y(panel, y[i])).ToArray());
        markers.MarkerStyle = Marker(style, size);
    }

    private static Bar BarOf(BarSlot slot, Panel panel, Rgb color) =>
        new()
        {
            Orientation = panel.BarsLieFlat ? Orientation.Horizontal : Orientation.Vertical,
            Position = panel.BarsLieFlat ? -slot.Centre : slot.Centre,
            Size = slot.To - slot.From,
            ValueBase = BaseOf(slot, panel),
            Value = AxisFrame.Place(panel.BarsLieFlat ? panel.X : panel.Y, slot.End),
            FillColor = ToColor(slot.Bars.Colors?[slot.Index] ?? color),
            LineWidth = 0,
        };

    // A bar on a log axis has no zero to stand on; it reaches down to the edge.
    private static double BaseOf(BarSlot slot, Panel panel)
    {
        var axis = panel.BarsLieFlat ? panel.X : panel.Y;
        return axis.Scale == AxisScale.Log ? (slot.Base > 0 ? Math.Log10(slot.Base) : -300) : slot.Base;
    }

    private static Bar BinOf(Histogram histogram, Panel panel, int i, double height, Rgb color)
    {
        var (from, to) = (X(panel, histogram.Edges[i]), X(panel, histogram.Edges[i + 1]));
        return new Bar
        {
            Position = (from + to) / 2,
            Size = to - from,
            Value = height,
            FillColor = ToColor(color).WithAlpha(0.85),
            LineColor = Colors.White,
            LineWidth = 0.5f,
        };
    }

    private static void AddBoxes(Plot plot, SeriesStyle style, Panel panel, Boxes boxes)
    {
        var slots = BoxSlot.Of(panel).Where(s => ReferenceEquals(s.Boxes, boxes)).ToArray();
        if (slots.Length == 0)
        {
            return;
        }

        var color = ToColor(style.Color);
        var plotted = plot.Add.Boxes(
            slots.Select(s => new Box
            {
                Position = s.Centre,
                Width = s.Width,
                BoxMin = Y(panel, s.Statistics.LowerQuartile),
                BoxMiddle = Y(panel, s.Statistics.Median),
                BoxMax = Y(panel, s.Statistics.UpperQuartile),
                WhiskerMin = Y(panel, s.Statistics.LowerWhisker),
                WhiskerMax = Y(panel, s.Statistics.UpperWhisker),
                LineColor = color,
                LineWidth = 1.5f,
            })
        );
        plotted.FillColor = color.WithAlpha(0.4); // adding them gave them a colour of ScottPlot's palette
        var outliers = slots.SelectMany(s => s.Statistics.Outliers.Select(v => (s.Centre, Value: Y(panel, v)))).ToArray();
        if (outliers.Length > 0)
        {
            plot.Add.Markers(
                outliers.Select(o => o.Centre).ToArray(),
                outliers.Select(o => o.Value).ToArray(),
                MarkerShape.FilledCircle,
                4,
                color.WithAlpha(0.8)
            );
        }
    }

    private static void AddRegion(Plot plot, Panel panel, Region region)
    {
        var color = ToColor(region.Color ?? Grammar.Palette.Neutral).WithAlpha(0.2);
        ScottPlot.Plottables.AxisSpan span =
            region.Direction == AxisDirection.X
                ? plot.Add.HorizontalSpan(X(panel, region.From), X(panel, region.To), color)
                : plot.Add.VerticalSpan(Y(panel, region.From), Y(panel, region.To), color);
        span.LineWidth = 0;
    }

    private static void AddRule(Plot plot, Panel panel, Rule rule)
    {
        var color = ToColor(rule.Color ?? Grammar.Palette.Neutral);
        if (rule.Direction == AxisDirection.X)
        {
            plot.Add.VerticalLine(X(panel, rule.Position), 1.5f, color, Pattern(rule.Dash));
        }
        else
        {
            plot.Add.HorizontalLine(Y(panel, rule.Position), 1.5f, color, Pattern(rule.Dash));
        }
    }
}
