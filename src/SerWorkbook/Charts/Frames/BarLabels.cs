using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>How the labels of bars are written.</summary>
internal static class BarLabels
{
    private const double TypicalPanelWidth = 700;
    private const double TypicalLetterWidth = 7;

    /// <summary>Whether labels run upwards because lying ones would touch their neighbours.</summary>
    public static bool Upright(Panel panel, double panelWidth = TypicalPanelWidth)
    {
        if (panel.BarsLieFlat || panel.Arrangement == BarArrangement.Stacked)
        {
            return false;
        }

        var series = panel.Marks.OfType<Bars>().ToArray();
        var longest = series.SelectMany(b => b.Labels ?? []).Select(l => l.Length).DefaultIfEmpty().Max();
        return longest * TypicalLetterWidth > panelWidth / panel.X.Categories.Count * (1 - BarSlot.Gap) / series.Length;
    }
}
