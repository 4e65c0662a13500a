using Plotly.NET.LayoutObjects;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Interactive;

/// <summary>Lets a reader point at a row of a heatmap whose positions are not in the axis's unit, such as mel bands.</summary>
/// <remarks>
/// plotly.js shows the label of a tick where there is one, and the bare position elsewhere. So every row gets a tick with
/// its description, unseen, and the labels that are to be seen become annotations. A text for each cell would double the size.
/// </remarks>
internal static class PlotlyRowTicks
{
    private const int RoomForLabels = 46;
    private const int LabelSize = 12;

    public static (string Name, object? Value)[] Of(Panel panel, bool labels)
    {
        if (RowsOf(panel) is not { } rows)
        {
            return [];
        }

        return
        [
            ("tickvals", rows),
            ("ticktext", rows.Select(row => PlotlyText.Escape(panel.Y.Describe!(row))).ToArray()),
            ("showticklabels", false),
            ("ticks", string.Empty),
            ("title", labels ? PlotlyObject.Of(("text", PlotlyText.Escape(panel.Y.Title)), ("standoff", RoomForLabels)) : null),
        ];
    }

    public static IEnumerable<Annotation> LabelsOf(Panel panel, AxisFrame y, string axisNumber) =>
        RowsOf(panel) is null
            ? []
            : AxisTicks
                .Of(y, int.MaxValue)
                .Select(tick =>
                    new Annotation().With(
                        ("text", PlotlyText.Escape(tick.Text)),
                        ("showarrow", false),
                        ("xref", $"x{axisNumber} domain"),
                        ("yref", "y" + axisNumber),
                        ("x", 0),
                        ("y", tick.Position),
                        ("xanchor", "right"),
                        ("xshift", -4),
                        ("font", PlotlyObject.Of(("size", LabelSize)))
                    )
                );

    private static IReadOnlyList<double>? RowsOf(Panel panel) =>
        panel.Y.Describe is null ? null : panel.Marks.OfType<Heatmap>().FirstOrDefault()?.Y;
}
