using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>
/// Where the label of a rule or a region stands: at which place, to which side of it, whether above the panel, how many lines from the
/// edge.
/// </summary>
internal readonly record struct ReferenceLabel(AxisDirection Direction, string Text, double Place, bool Before, bool Outside, int Level)
{
    private const double Crowded = 0.22;

    /// <summary>The labels of a panel. Neighbours that would touch go to different levels.</summary>
    public static IReadOnlyList<ReferenceLabel> Of(Panel panel, AxisFrame x, AxisFrame y)
    {
        var wishes = panel
            .Marks.Select(Wish)
            .OfType<(AxisDirection Direction, string Text, double Position)>()
            .Select(w => w with { Position = AxisFrame.Place(w.Direction == AxisDirection.X ? panel.X : panel.Y, w.Position) })
            .OrderBy(w => w.Direction)
            .ThenBy(w => w.Position)
            .ToArray();
        var labels = new List<ReferenceLabel>();
        foreach (var (direction, text, place) in wishes)
        {
            var frame = direction == AxisDirection.X ? x : y;
            var before = direction == AxisDirection.X && place - frame.From > frame.Span * 0.6;
            var taken = labels
                .Where(l => l.Direction == direction && direction == AxisDirection.X && Math.Abs(l.Place - place) < frame.Span * Crowded)
                .Select(l => l.Level)
                .ToArray();
            var outside = direction == AxisDirection.X && panel.BarsLieFlat && panel.Marks.Any(m => m is Bars); // bars would run through it
            labels.Add(
                new ReferenceLabel(
                    direction,
                    TextWrap.Shorten(text),
                    place,
                    before,
                    outside,
                    Enumerable.Range(0, taken.Length + 1).First(level => !taken.Contains(level))
                )
            );
        }

        return labels;
    }

    private static (AxisDirection Direction, string Text, double Position)? Wish(Mark mark) =>
        mark switch
        {
            Rule { Label: { } label } rule => (rule.Direction, label, rule.Position),
            Region { Label: { } label } region => (region.Direction, label, region.Direction == AxisDirection.X ? region.From : region.To),
            _ => null,
        };
}
