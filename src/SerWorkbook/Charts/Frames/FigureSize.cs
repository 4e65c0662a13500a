using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>The size in which a figure is drawn well, in pixels of the page.</summary>
internal readonly record struct FigureSize(int Width, int Height)
{
    private const int RowOfBars = 34;
    private const int CellOfMatrix = 46;

    public static FigureSize Of(FigureContent figure)
    {
        var extra = (figure.Notice is null ? 0 : 24) + (new SeriesStyles(figure).Legend.Count > 0 ? 32 : 0);
        if (figure.Panels.Count > 1)
        {
            return new FigureSize(900, 70 + extra + figure.Rows * figure.Panels.Max(p => Math.Min(260, HeightOf(p) - 120)));
        }

        var panel = figure.Panels[0];
        return new FigureSize(800, HeightOf(panel) + extra);
    }

    private static int HeightOf(Panel panel) =>
        IsMatrix(panel) ? Math.Clamp(170 + CellOfMatrix * panel.Y.Categories.Count, 320, 1200)
        : panel.Y.Scale == AxisScale.Category ? Math.Clamp(130 + RowOfBars * RowsOfBars(panel), 240, 1600)
        : panel.Marks.Any(m => m is Heatmap) ? 360
        : 400;

    private static int RowsOfBars(Panel panel) =>
        panel.Y.Categories.Count * (panel.Arrangement == BarArrangement.Stacked ? 1 : Math.Max(1, panel.Marks.OfType<Bars>().Count()));

    private static bool IsMatrix(Panel panel) =>
        panel.X.Scale == AxisScale.Category && panel.Y.Scale == AxisScale.Category && panel.Marks.Any(m => m is Heatmap);
}
