namespace SerWorkbook.Charts.Grammar;

/// <summary>The positions on an axis that a mark needs to be seen whole. Category positions are not among them.</summary>
internal static class MarkExtent
{
    public static IEnumerable<double> AlongX(Mark mark, Panel panel) =>
        mark switch
        {
            Lines lines => lines.X,
            Points points => points.X,
            Histogram histogram => histogram.Edges,
            Heatmap heatmap => Edges(heatmap.X),
            Bars bars when panel.BarsLieFlat => BarEnds(bars),
            Rule { Direction: AxisDirection.X } rule => [rule.Position],
            Region { Direction: AxisDirection.X } region => [region.From, region.To],
            _ => [],
        };

    public static IEnumerable<double> AlongY(Mark mark, Panel panel) =>
        mark switch
        {
            Lines lines => lines.Y,
            Points points => points.Y,
            Histogram histogram => histogram.Heights,
            Heatmap heatmap => Edges(heatmap.Y),
            Bars bars when !panel.BarsLieFlat => BarEnds(bars),
            Boxes boxes => boxes.Statistics.SelectMany(s => s.Outliers.Append(s.LowerWhisker).Append(s.UpperWhisker)),
            Rule { Direction: AxisDirection.Y } rule => [rule.Position],
            Region { Direction: AxisDirection.Y } region => [region.From, region.To],
            _ => [],
        };

    public static double Step(IReadOnlyList<double> centres) => centres.Count < 2 ? 1 : (centres[^1] - centres[0]) / (centres.Count - 1);

    private static double[] Edges(IReadOnlyList<double> centres) => [centres[0] - Step(centres) / 2, centres[^1] + Step(centres) / 2];

    private static IEnumerable<double> BarEnds(Bars bars) =>
        bars.Values.Concat((bars.Intervals ?? []).SelectMany(i => new[] { i.Low, i.High }));
}
