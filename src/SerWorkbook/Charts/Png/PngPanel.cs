using ScottPlot;
using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Grammar;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>One panel on a picture: how much room its texts need, and the drawing of all of it.</summary>
internal sealed class PngPanel
{
    private const float TickLength = 4;
    private const float Gap = 5;
    private const float LongestYLabel = 190;
    private const int MostYLines = 2;
    private const float LeastRight = 12;

    private readonly FigureFrame _frame;
    private readonly int _index;
    private readonly PngTexts _texts;
    private readonly Panel _panel;
    private readonly AxisFrame _x;
    private readonly AxisFrame _y;
    private readonly IReadOnlyList<AxisTick> _xTicks;
    private readonly IReadOnlyList<AxisTick> _yTicks;
    private readonly PngXLabels _xLabels;
    private readonly IReadOnlyList<IReadOnlyList<string>> _yLabels;
    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<string> _yTitle;

    /// <summary>Chooses ticks and breaks texts for a data area of about the given size.</summary>
    public PngPanel(FigureFrame frame, int index, PngTexts texts, float width, float height)
    {
        (_frame, _index, _texts) = (frame, index, texts);
        (_panel, _x, _y) = (frame.Content.Panels[index], frame.X[index], frame.Y[index]);
        _xTicks = TicksOf(_x, Math.Clamp((int)(width / 50), 2, 10));
        _yTicks = TicksOf(_y, Math.Clamp((int)(height / 34), 2, 8));
        if (!_x.IsCategory)
        {
            _xTicks = WithoutOverlap(_xTicks, _x, width, text => texts.Tick.Width(text) + 10);
        }

        if (!_y.IsCategory)
        {
            _yTicks = WithoutOverlap(_yTicks, _y, height, _ => texts.Tick.LineHeight);
        }

        _xLabels = new PngXLabels([.. _xTicks.Select(t => (ShareOf(_x, t.Position), t.Text))], width, texts.Tick);
        _yLabels = [.. _yTicks.Select(t => YLabel(t.Text, height))];
        _title = _panel.Title is null ? [] : texts.PanelTitle.Wrap(_panel.Title, width);
        _yTitle = texts.AxisTitle.Wrap(_y.Axis.Title, height + 40);
        Padding = Measure(width);
    }

    /// <summary>The room that texts need around the data area.</summary>
    public PngPadding Padding { get; }

    /// <summary>Draws the panel.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="data">The data area.</param>
    public void Draw(SKCanvas canvas, SKRect data)
    {
        using var plot = PngPlot.Of(_frame, _index, _xTicks, _yTicks);
        plot.Layout.Fixed(new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        var whole = new PixelRect(
            data.Left - Padding.Left,
            data.Right + Padding.Right,
            data.Bottom + Padding.Bottom,
            data.Top - Padding.Top
        );
        // The first render of a plot draws everything twice; the second one draws it once.
        using (var nowhere = new SKNoDrawCanvas((int)whole.Right, (int)whole.Bottom))
        {
            plot.Render(nowhere, whole);
        }

        plot.Render(canvas, whole);
        DrawXTexts(canvas, data);
        DrawYTexts(canvas, data);
        _texts.PanelTitle.DrawLines(canvas, _title, data.MidX, data.Top - Padding.Top, SKTextAlign.Center);
        new PngOverlay(_frame, _index, _texts.Label).Draw(canvas, data);
    }

    private static IReadOnlyList<AxisTick> TicksOf(AxisFrame frame, int most) =>
        frame.IsCategory
            ? [.. frame.Axis.Categories.Select((name, i) => new AxisTick(i, TextWrap.Shorten(name, TextWrap.LongestLabel)))]
            : AxisTicks.Of(frame, most);

    private static float ShareOf(AxisFrame frame, double value) => (float)((AxisFrame.Place(frame.Axis, value) - frame.From) / frame.Span);

    private static List<AxisTick> WithoutOverlap(IReadOnlyList<AxisTick> ticks, AxisFrame frame, float length, Func<string, float> size)
    {
        var kept = new List<AxisTick>();
        var end = float.NegativeInfinity;
        foreach (var tick in ticks)
        {
            var (middle, half) = (ShareOf(frame, tick.Position) * length, size(tick.Text) / 2);
            if (middle - half < end)
            {
                continue;
            }

            kept.Add(tick);
            end = middle + half;
        }

        return kept;
    }

    private IReadOnlyList<string> YLabel(string text, float height)
    {
        var room = Math.Clamp((int)(height / _yTicks.Count / _texts.Tick.LineHeight), 1, MostYLines);
        var lines = _texts.Tick.Wrap(text, LongestYLabel);
        IReadOnlyList<string> seen = lines.Count <= room ? lines : [.. lines.Take(room - 1), string.Join(' ', lines.Skip(room - 1))];
        return [.. seen.Select(line => _texts.Tick.Fit(line, LongestYLabel))];
    }

    private PngPadding Measure(float width)
    {
        var left = TickLength + Gap;
        if (_frame.LabelsY(_index))
        {
            left +=
                Gap
                + _yLabels.SelectMany(lines => lines).Select(_texts.Tick.Width).DefaultIfEmpty().Max()
                + Gap
                + _yTitle.Count * _texts.AxisTitle.LineHeight;
        }

        var bottom = TickLength + Gap;
        var right = Math.Max(LeastRight, new PngOverlay(_frame, _index, _texts.Label).Overhang(width));
        var above =
            ReferenceLabel.Of(_panel, _x, _y).Where(l => l.Outside).Select(l => l.Level + 1).DefaultIfEmpty().Max()
            * _texts.Label.LineHeight;
        if (_frame.LabelsX(_index))
        {
            bottom += _xLabels.Height + Gap + _texts.AxisTitle.LineHeight;
            left = Math.Max(left, _xLabels.Overhang);
            if (!_x.IsCategory && _xTicks.Count > 0)
            {
                right = Math.Max(right, _texts.Tick.Width(_xTicks[^1].Text) / 2 - (1 - ShareOf(_x, _xTicks[^1].Position)) * width + 2);
            }
        }

        return new PngPadding(left, right, 8 + above + _title.Count * _texts.PanelTitle.LineHeight, bottom);
    }

    private void DrawXTexts(SKCanvas canvas, SKRect data)
    {
        if (!_frame.LabelsX(_index))
        {
            return;
        }

        var top = data.Bottom + TickLength + 2;
        _xLabels.Draw(canvas, data.Left, data.Width, top);
        var title = _texts.AxisTitle.Fit(_x.Axis.Title, data.Width + Padding.Left);
        var centre = Math.Max(data.MidX, data.Left - Padding.Left + _texts.AxisTitle.Width(title) / 2);
        _texts.AxisTitle.Draw(canvas, title, centre, top + _xLabels.Height + Gap + _texts.AxisTitle.LineHeight / 2, SKTextAlign.Center);
    }

    private void DrawYTexts(SKCanvas canvas, SKRect data)
    {
        if (!_frame.LabelsY(_index))
        {
            return;
        }

        for (var i = 0; i < _yTicks.Count; i++)
        {
            var share = ShareOf(_y, _yTicks[i].Position);
            var y = _y.IsCategory ? data.Top + share * data.Height : data.Bottom - share * data.Height;
            _texts.Tick.DrawLines(
                canvas,
                _yLabels[i],
                data.Left - TickLength - Gap,
                y - _yLabels[i].Count * _texts.Tick.LineHeight / 2,
                SKTextAlign.Right
            );
        }

        for (var line = 0; line < _yTitle.Count; line++)
        {
            _texts.AxisTitle.DrawUpright(
                canvas,
                _yTitle[line],
                data.Left - Padding.Left + (line + 0.5f) * _texts.AxisTitle.LineHeight,
                data.MidY
            );
        }
    }
}
