using ScottPlot;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>Draws the cells of a heatmap. ScottPlot's own one cannot place a single row or column.</summary>
internal sealed class PngHeatmap(Heatmap map, ColorAxis colors, Panel panel) : IPlottable
{
    private const float CellGap = 1;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        if (panel.X.Scale == AxisScale.Category || panel.Y.Scale == AxisScale.Category)
        {
            DrawCells(rp.Canvas);
        }
        else
        {
            DrawField(rp.Canvas);
        }
    }

    private SKRect RectOf(int row, int lastRow, int column, int lastColumn)
    {
        var (width, height) = (MarkExtent.Step(map.X) / 2, MarkExtent.Step(map.Y) / 2);
        var turn = panel.Y.Scale == AxisScale.Category ? -1 : 1;
        var left = Axes.GetPixelX(map.X[column] - width);
        var right = Axes.GetPixelX(map.X[lastColumn] + width);
        var a = Axes.GetPixelY(turn * (map.Y[row] - height));
        var b = Axes.GetPixelY(turn * (map.Y[lastRow] + height));
        return new SKRect(left, Math.Min(a, b), right, Math.Max(a, b));
    }

    private void DrawCells(SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = false };
        for (var r = 0; r < map.Y.Count; r++)
        {
            for (var c = 0; c < map.X.Count; c++)
            {
                if (double.IsNaN(map.Rows[r][c]))
                {
                    continue;
                }

                paint.Color = ColorOf(r, c);
                var rect = RectOf(r, r, c, c);
                canvas.DrawRect(
                    new SKRect(rect.Left + CellGap / 2, rect.Top + CellGap / 2, rect.Right - CellGap / 2, rect.Bottom - CellGap / 2),
                    paint
                );
            }
        }
    }

    private void DrawField(SKCanvas canvas)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(map.X.Count, map.Y.Count, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Pixels =
        [
            .. Enumerable.Range(0, map.Y.Count).Reverse().SelectMany(r => Enumerable.Range(0, map.X.Count).Select(c => ColorOf(r, c))),
        ];

        using var image = SKImage.FromBitmap(bitmap);
        using var paint = new SKPaint();
        canvas.DrawImage(image, RectOf(0, map.Y.Count - 1, 0, map.X.Count - 1), new SKSamplingOptions(SKFilterMode.Nearest), paint);
    }

    private SKColor ColorOf(int row, int column)
    {
        var value = map.Rows[row][column];
        if (double.IsNaN(value))
        {
            return SKColors.Transparent;
        }

        var color = colors.ColorOf(value);
        return new SKColor(color.R, color.G, color.B);
    }
}
