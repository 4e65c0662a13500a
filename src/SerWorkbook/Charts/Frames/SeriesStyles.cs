using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>Which colour and which shape each mark of a figure has: one name, one style, in all panels.</summary>
internal sealed class SeriesStyles
{
    private readonly Dictionary<Mark, SeriesStyle> _styles = new(ReferenceEqualityComparer.Instance);

    public SeriesStyles(FigureContent figure)
    {
        var byName = new Dictionary<string, SeriesStyle>(StringComparer.Ordinal);
        var named = figure
            .Panels.SelectMany(p => p.Marks)
            .Where(TakesStyle)
            .Select(m => m.Name)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Count();
        foreach (var panel in figure.Panels)
        {
            var next = named;
            var overHeatmap = false;
            foreach (var mark in panel.Marks)
            {
                overHeatmap |= mark is Heatmap;
                if (!TakesStyle(mark))
                {
                    continue;
                }

                if (mark.Name is null)
                {
                    _styles[mark] = Style(mark, next++, overHeatmap);
                }
                else if (byName.TryGetValue(mark.Name, out var known))
                {
                    _styles[mark] = mark.Color is { } own ? known with { Color = own } : known;
                }
                else
                {
                    byName[mark.Name] = _styles[mark] = Style(mark, byName.Count, overHeatmap);
                }
            }
        }

        Legend = LegendOf(figure);
    }

    /// <summary>The entries of the legend; empty where none is needed.</summary>
    public IReadOnlyList<Mark> Legend { get; }

    public SeriesStyle Of(Mark mark) => _styles[mark];

    private static bool TakesStyle(Mark mark) => mark is not (Heatmap or Rule or Region);

    private static SeriesStyle Style(Mark mark, int index, bool overHeatmap) =>
        new(mark.Color ?? (overHeatmap && index == 0 ? Palette.Overlay : Palette.Of(index)), index);

    // One series on its own needs no legend, but a curve on top of a heatmap does.
    private static IReadOnlyList<Mark> LegendOf(FigureContent figure)
    {
        var marks = figure.Panels.SelectMany(p => p.Marks).ToArray();
        var entries = marks.Where(m => TakesStyle(m) && m.Name is not null).DistinctBy(m => m.Name, StringComparer.Ordinal).ToArray();
        return entries.Length > 1 || (entries.Length == 1 && marks.Any(m => m is Heatmap)) ? entries : [];
    }
}
