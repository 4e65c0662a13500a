using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>What lies on top of a panel's marks: error bars, texts in cells and at bars, labels of rules and regions.</summary>
internal sealed class PngOverlay(FigureFrame frame, int index, PngText text)
{
    private const float Gap = 4;
    private const float CapWidth = 4;

    private readonly Panel _panel = frame.Content.Panels[index];
    private readonly AxisFrame _x = frame.X[index];
    private readonly AxisFrame _y = frame.Y[index];

    public void Draw(SKCanvas canvas, SKRect data)
    {
        foreach (var map in _panel.Marks.OfType<Heatmap>().Where(m => m.CellTexts is not null))
        {
            DrawCellTexts(canvas, data, map);
        }

        foreach (var slot in BarSlot.Of(_panel))
        {
            DrawInterval(canvas, data, slot);
            DrawBarLabel(canvas, data, slot);
        }

        foreach (var label in ReferenceLabel.Of(_panel, _x, _y))
        {
            DrawReference(canvas, data, label);
        }
    }

    /// <summary>How far labels of lying bars reach beyond the right edge of a data area of a width.</summary>
    public float Overhang(float width)
    {
        if (!_panel.BarsLieFlat || _panel.Arrangement == BarArrangement.Stacked)
        {
            return 0;
        }

        var data = new SKRect(0, 0, width, 1);
        return BarSlot
            .Of(_panel)
            .Where(s => s.Bars.Labels is not null)
            .Select(s => Across(data, Math.Max(0, LabelEnd(s))) + Gap + text.Width(s.Bars.Labels![s.Index]) - width + 2)
            .DefaultIfEmpty()
            .Max();
    }

    private static double LabelEnd(BarSlot slot) =>
        slot.Bars.Intervals?[slot.Index].High is { } high && !double.IsNaN(high) ? Math.Max(slot.End, high) : slot.End;

    private float Across(SKRect data, double x) => data.Left + (float)((AxisFrame.Place(_panel.X, x) - _x.From) / _x.Span) * data.Width;

    private float Up(SKRect data, double y)
    {
        var share = (float)((AxisFrame.Place(_panel.Y, y) - _y.From) / _y.Span);
        return _y.IsCategory ? data.Top + share * data.Height : data.Bottom - share * data.Height;
    }

    private void DrawCellTexts(SKCanvas canvas, SKRect data, Heatmap map)
    {
        var colors = frame.ColorAxisOf(map);
        var room = data.Width / (float)_x.Span * (float)MarkExtent.Step(map.X) - 2;
        for (var r = 0; r < map.Y.Count; r++)
        {
            for (var c = 0; c < map.X.Count; c++)
            {
                var value = map.Rows[r][c];
                var color = double.IsNaN(value) ? Palette.Neutral : ColorScale.TextOn(colors.ColorOf(value));
                var line = text.Fit(map.CellTexts![r][c], room);
                text.Draw(canvas, line, Across(data, map.X[c]), Up(data, map.Y[r]), SKTextAlign.Center, ToSkia(color));
            }
        }
    }

    private void DrawInterval(SKCanvas canvas, SKRect data, BarSlot slot)
    {
        if (slot.Bars.Intervals?[slot.Index] is not { } interval || double.IsNaN(interval.Low) || double.IsNaN(interval.High))
        {
            return;
        }

        using var paint = new SKPaint
        {
            Color = PngText.Faint,
            StrokeWidth = 1.5f,
            IsAntialias = true,
            IsStroke = true,
        };
        if (_panel.BarsLieFlat)
        {
            var (y, low, high) = (Up(data, slot.Centre), Across(data, interval.Low), Across(data, interval.High));
            canvas.DrawLine(low, y, high, y, paint);
            canvas.DrawLine(low, y - CapWidth, low, y + CapWidth, paint);
            canvas.DrawLine(high, y - CapWidth, high, y + CapWidth, paint);
        }
        else
        {
            var (x, low, high) = (Across(data, slot.Centre), Up(data, interval.Low), Up(data, interval.High));
            canvas.DrawLine(x, low, x, high, paint);
            canvas.DrawLine(x - CapWidth, low, x + CapWidth, low, paint);
            canvas.DrawLine(x - CapWidth, high, x + CapWidth, high, paint);
        }
    }

    private void DrawBarLabel(SKCanvas canvas, SKRect data, BarSlot slot)
    {
        if (slot.Bars.Labels?[slot.Index] is not { } label)
        {
            return;
        }

        if (_panel.Arrangement == BarArrangement.Stacked)
        {
            DrawInside(canvas, data, slot, label);
            return;
        }

        var end = LabelEnd(slot);
        if (_panel.BarsLieFlat)
        {
            var below = slot.End < 0;
            text.DrawRimmed(
                canvas,
                label,
                Across(data, below ? slot.End : end) + (below ? -Gap : Gap),
                Up(data, slot.Centre),
                below ? SKTextAlign.Right : SKTextAlign.Left
            );
        }
        else if (BarLabels.Upright(_panel))
        {
            text.DrawUpright(canvas, label, Across(data, slot.Centre), Up(data, end) - Gap, SKTextAlign.Left);
        }
        else
        {
            var below = slot.End < 0;
            text.DrawRimmed(
                canvas,
                label,
                Across(data, slot.Centre),
                below ? Up(data, slot.End) + Gap + text.Size / 2 : Up(data, end) - Gap - text.Size / 2,
                SKTextAlign.Center
            );
        }
    }

    // A label that does not fit into its piece of the stack is left out; the axis still tells the value.
    private void DrawInside(SKCanvas canvas, SKRect data, BarSlot slot, string label)
    {
        var (along, thick) = _panel.BarsLieFlat
            ? (Math.Abs(Across(data, slot.End) - Across(data, slot.Base)), Math.Abs(Up(data, slot.To) - Up(data, slot.From)))
            : (Math.Abs(Up(data, slot.End) - Up(data, slot.Base)), Math.Abs(Across(data, slot.To) - Across(data, slot.From)));
        var (width, height) = _panel.BarsLieFlat ? (along, thick) : (thick, along);
        if (text.Width(label) + 2 > width || text.LineHeight > height)
        {
            return;
        }

        var middle = (slot.Base + slot.End) / 2;
        var color = ColorScale.TextOn(slot.Bars.Colors?[slot.Index] ?? frame.Styles.Of(slot.Bars).Color);
        text.Draw(
            canvas,
            label,
            Across(data, _panel.BarsLieFlat ? middle : slot.Centre),
            Up(data, _panel.BarsLieFlat ? slot.Centre : middle),
            SKTextAlign.Center,
            ToSkia(color)
        );
    }

    private void DrawReference(SKCanvas canvas, SKRect data, ReferenceLabel label)
    {
        var share = (float)(
            (label.Place - (label.Direction == AxisDirection.X ? _x : _y).From) / (label.Direction == AxisDirection.X ? _x : _y).Span
        );
        var width = text.Width(label.Text);
        var (left, middle) =
            label.Direction == AxisDirection.X
                ? (
                    data.Left + share * data.Width + (label.Before ? -Gap - width : Gap),
                    label.Outside
                        ? data.Top - text.LineHeight * (label.Level + 0.5f)
                        : data.Top + text.LineHeight * (label.Level + 0.5f) + 2
                )
                : (
                    data.Right - Gap - width,
                    (_y.IsCategory ? data.Top + share * data.Height : data.Bottom - share * data.Height) - text.LineHeight / 2
                );
        if (!label.Outside && _panel.Marks.Any(m => m is Heatmap or Bars or Histogram))
        {
            using var paint = new SKPaint { Color = new SKColor(255, 255, 255, 190) };
            canvas.DrawRect(new SKRect(left - 2, middle - text.LineHeight / 2, left + width + 2, middle + text.LineHeight / 2), paint);
        }

        text.Draw(canvas, label.Text, left, middle);
    }

    private static SKColor ToSkia(Rgb color) => new(color.R, color.G, color.B);
}
