using ScottPlot;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>The legend under a picture: entries from left to right, in as many rows as they need.</summary>
internal sealed class PngLegend
{
    private const float Swatch = 24;
    private const float Gap = 6;
    private const float Between = 18;
    private const float LongestName = 220;

    private readonly FigureFrame _frame;
    private readonly PngText _text;
    private readonly List<(Mark Mark, string Name, float X, int Row)> _entries = [];

    public PngLegend(FigureFrame frame, PngText text, float width)
    {
        (_frame, _text) = (frame, text);
        var (x, row) = (0f, 0);
        foreach (var mark in frame.Styles.Legend)
        {
            var name = text.Fit(mark.Name!, LongestName);
            var needed = Swatch + Gap + text.Width(name);
            if (x > 0 && x + needed > width)
            {
                (x, row) = (0, row + 1);
            }

            _entries.Add((mark, name, x, row));
            x += needed + Between;
        }

        Height = _entries.Count == 0 ? 0 : (row + 1) * RowHeight + 2 * Gap;
    }

    /// <summary>The height of all rows; 0 without a legend.</summary>
    public float Height { get; }

    private float RowHeight => _text.LineHeight + 4;

    public void Draw(SKCanvas canvas, float left, float top)
    {
        foreach (var (mark, name, x, row) in _entries)
        {
            var y = top + Gap + (row + 0.5f) * RowHeight;
            DrawSwatch(canvas, mark, left + x, y);
            _text.Draw(canvas, name, left + x + Swatch + Gap, y);
        }
    }

    private void DrawSwatch(SKCanvas canvas, Mark mark, float x, float y)
    {
        using var paint = Paint.NewDisposablePaint();
        var style = _frame.Styles.Of(mark);
        var color = PngPlot.ToColor(style.Color);
        var middle = new Pixel(x + Swatch / 2, y);
        switch (mark)
        {
            case Lines lines:
                Drawing.DrawLine(
                    canvas,
                    paint,
                    new Pixel(x, y),
                    new Pixel(x + Swatch, y),
                    color,
                    (float)lines.Width + 0.5f,
                    true,
                    PngPlot.Pattern(lines.Dash)
                );
                if (lines.Dots)
                {
                    Drawing.DrawMarker(
                        canvas,
                        paint,
                        middle,
                        new MarkerStyle
                        {
                            Shape = MarkerShape.FilledCircle,
                            Size = (float)lines.Width + 4,
                            FillColor = color,
                            LineWidth = 0,
                        }
                    );
                }

                break;
            case Points:
                Drawing.DrawMarker(canvas, paint, middle, PngPlot.Marker(style, 9));
                break;
            default:
                using (var fill = new SKPaint { Color = color.ToSKColor() })
                {
                    canvas.DrawRect(new SKRect(x + 6, y - 6, x + 18, y + 6), fill);
                }

                break;
        }
    }
}
