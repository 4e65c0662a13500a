using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>The place of one box along the categories.</summary>
internal readonly record struct BoxSlot(Boxes Boxes, string Category, BoxStatistics Statistics, double Centre, double Width)
{
    private const double Share = 0.6;

    /// <summary>All boxes of a panel, series by series; groups without values are left out.</summary>
    public static IReadOnlyList<BoxSlot> Of(Panel panel)
    {
        var series = panel.Marks.OfType<Boxes>().ToArray();
        var width = Share / Math.Max(1, series.Length);
        return
        [
            .. series
                .SelectMany(
                    (boxes, s) =>
                        boxes.Categories.Select(
                            (category, i) =>
                                new BoxSlot(
                                    boxes,
                                    category,
                                    boxes.Statistics[i],
                                    BarSlot.IndexOf(panel.X.Categories, category) - Share / 2 + (s + 0.5) * width,
                                    width * (series.Length > 1 ? 0.9 : 1)
                                )
                        )
                )
                .Where(slot => slot.Statistics.Count > 0),
        ];
    }
}
