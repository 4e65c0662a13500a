using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>
/// The place of one bar: along the categories from <see cref="From"/> to <see cref="To"/>, in values from <see cref="Base"/> to
/// <see cref="End"/>.
/// </summary>
internal readonly record struct BarSlot(Bars Bars, int Index, double From, double To, double Base, double End)
{
    /// <summary>The share of a category's width that stays free, as plotly.js has it.</summary>
    public const double Gap = 0.2;

    public double Centre => (From + To) / 2;

    public double Value => Bars.Values[Index];

    /// <summary>All bars of a panel, series by series; missing bars are left out.</summary>
    public static IReadOnlyList<BarSlot> Of(Panel panel)
    {
        var series = panel.Marks.OfType<Bars>().ToArray();
        var axis = panel.BarsLieFlat ? panel.Y : panel.X;
        var stacked = panel.Arrangement == BarArrangement.Stacked;
        var width = (1 - Gap) / (stacked ? 1 : Math.Max(1, series.Length));
        var (above, below) = (new double[axis.Categories.Count], new double[axis.Categories.Count]);
        var slots = new List<BarSlot>();
        for (var s = 0; s < series.Length; s++)
        {
            for (var i = 0; i < series[s].Values.Count; i++)
            {
                var value = series[s].Values[i];
                if (double.IsNaN(value))
                {
                    continue;
                }

                var category = IndexOf(axis.Categories, series[s].Categories[i]);
                var from = category - (1 - Gap) / 2 + (stacked ? 0 : s * width);
                var stack = value < 0 ? below : above;
                var start = stacked ? stack[category] : 0;
                stack[category] += value;
                slots.Add(new BarSlot(series[s], i, from, from + width, start, start + value));
            }
        }

        return slots;
    }

    public static int IndexOf(IReadOnlyList<string> categories, string category)
    {
        for (var i = 0; i < categories.Count; i++)
        {
            if (string.Equals(categories[i], category, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
