using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>A colour bar with its labels and its title.</summary>
internal sealed class PngColorBar
{
    private const float Thickness = 14;
    private const float Gap = 5;
    private const float TickLength = 3;

    private readonly ColorAxis _axis;
    private readonly PngTexts _texts;
    private readonly IReadOnlyList<AxisTick> _ticks;
    private readonly string _title;

    /// <summary>Chooses labels for a bar of about the given height.</summary>
    public PngColorBar(ColorAxis axis, PngTexts texts, float height)
    {
        (_axis, _texts) = (axis, texts);
        _ticks = AxisTicks.Linear(axis.From, axis.To, Math.Clamp((int)(height / 40), 2, 8));
        _title = texts.AxisTitle.Fit(axis.Title, height + 20);
        Width =
            2 * Gap
            + Thickness
            + TickLength
            + Gap
            + _ticks.Select(t => texts.Tick.Width(t.Text)).DefaultIfEmpty().Max()
            + Gap
            + texts.AxisTitle.LineHeight;
    }

    /// <summary>The width of bar, labels and title together.</summary>
    public float Width { get; }

    /// <summary>Draws the bar to the right of a left edge.</summary>
    public void Draw(SKCanvas canvas, float left, float top, float bottom)
    {
        var bar = new SKRect(left + 2 * Gap, top, left + 2 * Gap + Thickness, bottom);
        using (var paint = new SKPaint())
        {
            var colors = _axis.Scale.Stops.Reverse().Select(c => new SKColor(c.R, c.G, c.B)).ToArray();
            using var shader = SKShader.CreateLinearGradient(new SKPoint(0, top), new SKPoint(0, bottom), colors, SKShaderTileMode.Clamp);
            paint.Shader = shader;
            canvas.DrawRect(bar, paint);
        }

        using var line = new SKPaint
        {
            Color = PngText.Faint,
            StrokeWidth = 1,
            IsAntialias = false,
        };
        foreach (var tick in _ticks)
        {
            var y = bottom - (float)((tick.Position - _axis.From) / (_axis.To - _axis.From)) * (bottom - top);
            canvas.DrawLine(bar.Right, y, bar.Right + TickLength, y, line);
            _texts.Tick.Draw(canvas, tick.Text, bar.Right + TickLength + Gap, y);
        }

        _texts.AxisTitle.DrawUpright(canvas, _title, left + Width - _texts.AxisTitle.LineHeight / 2, (top + bottom) / 2);
    }
}
