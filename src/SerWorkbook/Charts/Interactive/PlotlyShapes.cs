using Plotly.NET.LayoutObjects;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>Reference lines, shaded regions and their labels for plotly.js.</summary>
internal static class PlotlyShapes
{
    private const int LabelSize = 11;
    private const int LevelHeight = 15;

    public static string? Dash(LineDash dash) =>
        dash switch
        {
            LineDash.Dash => "dash",
            LineDash.Dot => "dot",
            LineDash.DashDot => "dashdot",
            _ => null,
        };

    public static IEnumerable<Shape> Of(Panel panel, string axisNumber)
    {
        foreach (var mark in panel.Marks)
        {
            if (mark is Rule rule)
            {
                yield return Across(rule.Direction, axisNumber, rule.Position, rule.Position)
                    .With(
                        ("type", "line"),
                        (
                            "line",
                            PlotlyObject.Of(
                                ("color", (rule.Color ?? Palette.Neutral).ToString()),
                                ("width", 1.5),
                                ("dash", Dash(rule.Dash))
                            )
                        )
                    );
            }
            else if (mark is Region region)
            {
                yield return Across(region.Direction, axisNumber, region.From, region.To)
                    .With(
                        ("type", "rect"),
                        ("fillcolor", (region.Color ?? Palette.Neutral).ToString()),
                        ("opacity", 0.2),
                        ("line", PlotlyObject.Of(("width", 0))),
                        ("layer", panel.Marks.Any(m => m is Heatmap) ? null : "below")
                    );
            }
        }
    }

    public static IEnumerable<Annotation> LabelsOf(Panel panel, AxisFrame x, AxisFrame y, string axisNumber)
    {
        var dense = panel.Marks.Any(m => m is Heatmap or Bars or Histogram);
        foreach (var label in ReferenceLabel.Of(panel, x, y))
        {
            var alongX = label.Direction == AxisDirection.X;
            var chip = dense && !label.Outside;
            yield return new Annotation().With(
                ("text", PlotlyText.Escape(label.Text)),
                ("showarrow", false),
                ("xref", alongX ? "x" + axisNumber : $"x{axisNumber} domain"),
                ("yref", alongX ? $"y{axisNumber} domain" : "y" + axisNumber),
                ("x", alongX ? label.Place : 1),
                ("y", alongX ? 1 : label.Place),
                ("xanchor", !alongX || label.Before ? "right" : "left"),
                ("yanchor", alongX && !label.Outside ? "top" : "bottom"),
                (
                    "xshift",
                    !alongX ? -2
                    : label.Before ? -3
                    : 3
                ),
                ("yshift", alongX ? (label.Outside ? LevelHeight : -LevelHeight) * label.Level : 0),
                ("font", chip ? PlotlyObject.Of(("size", LabelSize), ("color", "#111111")) : PlotlyObject.Of(("size", LabelSize))),
                ("bgcolor", chip ? "rgba(255,255,255,0.75)" : null)
            );
        }
    }

    private static Shape Across(AxisDirection direction, string axisNumber, double from, double to)
    {
        var alongX = direction == AxisDirection.X;
        return new Shape().With(
            ("xref", alongX ? "x" + axisNumber : $"x{axisNumber} domain"),
            ("yref", alongX ? $"y{axisNumber} domain" : "y" + axisNumber),
            ("x0", alongX ? from : 0),
            ("x1", alongX ? to : 1),
            ("y0", alongX ? 0 : from),
            ("y1", alongX ? 1 : to)
        );
    }
}
