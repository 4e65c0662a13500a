using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>Heatmaps that show the same quantity in the same colours over one range, and so share a colour bar.</summary>
internal sealed record ColorAxis(int Index, ColorScale Scale, string Title, double From, double To, IReadOnlyList<int> Panels, bool HasBar)
{
    /// <summary>Whether the bar stands beside the whole figure rather than beside one panel.</summary>
    public bool IsShared => Panels.Count > 1;

    public static IReadOnlyList<ColorAxis> Of(FigureContent figure) =>
        [
            .. figure
                .Panels.SelectMany((panel, number) => panel.Marks.OfType<Heatmap>().Select(map => (map, number)))
                .GroupBy(m => Key(m.map))
                .Select((group, index) => Of(index, [.. group.Select(m => m.map)], [.. group.Select(m => m.number).Distinct()])),
        ];

    public bool Has(Heatmap map) => Key(map) == (Scale.Name, Title);

    public Rgb ColorOf(double value) => Scale.At((value - From) / (To - From));

    private static (string Scale, string Title) Key(Heatmap map) => (map.Scale.Name, map.ValueTitle);

    private static ColorAxis Of(int index, IReadOnlyList<Heatmap> maps, IReadOnlyList<int> panels)
    {
        var values = maps.SelectMany(m => m.Rows.SelectMany(row => row)).Where(v => !double.IsNaN(v)).ToArray();
        var low = maps.Any(m => m.Minimum is not null)
            ? maps.Min(m => m.Minimum ?? double.PositiveInfinity)
            : values.DefaultIfEmpty(0).Min();
        var high = maps.Any(m => m.Maximum is not null)
            ? maps.Max(m => m.Maximum ?? double.NegativeInfinity)
            : values.DefaultIfEmpty(1).Max();
        if (low >= high)
        {
            high = low + Math.Max(1, Math.Abs(low) * 0.1);
        }

        return new ColorAxis(index, maps[0].Scale, maps[0].ValueTitle, low, high, panels, maps.Any(map => map.HasColorBar));
    }
}
