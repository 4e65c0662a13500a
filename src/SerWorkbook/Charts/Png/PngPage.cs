using SerWorkbook.Charts.Frames;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>Lays a whole figure out on a picture: title, panels in their grid, colour bars, legend, notice.</summary>
internal sealed class PngPage : IDisposable
{
    private const float Margin = 12;

    private readonly FigureFrame _frame;
    private readonly PngTexts _texts = new();
    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<string> _notice;
    private readonly PngLegend _legend;
    private readonly SKRect _grid;
    private readonly float _height;

    public PngPage(FigureFrame frame, float width, float height)
    {
        (_frame, _height) = (frame, height);
        var room = width - 2 * Margin;
        _title = _texts.Title.Wrap(frame.Content.Title, room);
        _notice = frame.Content.Notice is null ? [] : _texts.Notice.Wrap(frame.Content.Notice, room);
        _legend = new PngLegend(frame, _texts.Tick, room);
        var top = Margin + _title.Count * _texts.Title.LineHeight + 6;
        var bottom = height - Margin - _notice.Count * _texts.Notice.LineHeight - _legend.Height;
        _grid = new SKRect(Margin, top, width - Margin, Math.Max(bottom, top + 60));
    }

    private int Columns => Math.Min(_frame.Content.Columns, _frame.Content.Panels.Count);

    private int Rows => _frame.Content.Rows;

    public void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        _texts.Title.DrawLines(canvas, _title, Margin, Margin);
        DrawPanels(canvas);
        var noticeTop = _height - Margin - _notice.Count * _texts.Notice.LineHeight;
        _legend.Draw(canvas, Margin, noticeTop - _legend.Height);
        _texts.Notice.DrawLines(canvas, _notice, Margin, noticeTop, color: PngText.Faint);
    }

    public void Dispose() => _texts.Dispose();

    private void DrawPanels(SKCanvas canvas)
    {
        var barHeight = _grid.Height / Rows - 70;
        var bars = _frame
            .ColorAxes.Where(a => a.HasBar)
            .Select(a => (Axis: a, Bar: new PngColorBar(a, _texts, a.IsShared ? _grid.Height - 60 : barHeight)))
            .ToArray();
        var shared = bars.Where(b => b.Axis.IsShared).Sum(b => b.Bar.Width);
        var own = Enumerable
            .Range(0, Columns)
            .Select(c =>
                bars.Where(b => !b.Axis.IsShared && _frame.ColumnOf(b.Axis.Panels[0]) == c).Select(b => b.Bar.Width).DefaultIfEmpty().Max()
            )
            .ToArray();
        var room = _grid.Width - shared - own.Sum();
        var panels = Enumerable
            .Range(0, _frame.Content.Panels.Count)
            .Select(i => new PngPanel(_frame, i, _texts, Math.Max(60, room / Columns - 75), Math.Max(40, _grid.Height / Rows - 65)))
            .ToArray();
        var areas = DataAreas(panels, room, own);
        for (var i = 0; i < panels.Length; i++)
        {
            panels[i].Draw(canvas, areas[i]);
        }

        var left = _grid.Right - shared;
        foreach (var (axis, bar) in bars)
        {
            if (axis.IsShared)
            {
                bar.Draw(canvas, left, areas.Min(a => a.Top), areas.Max(a => a.Bottom));
                left += bar.Width;
            }
            else
            {
                var area = areas[axis.Panels[0]];
                bar.Draw(canvas, area.Right, area.Top, area.Bottom);
            }
        }
    }

    // All data areas have one size, so that panels can be compared; the widest texts of a row or a column set its padding.
    private SKRect[] DataAreas(PngPanel[] panels, float room, float[] colorBars)
    {
        float Most(Func<int, bool> where, Func<PngPadding, float> side) =>
            Enumerable.Range(0, panels.Length).Where(where).Select(i => side(panels[i].Padding)).DefaultIfEmpty().Max();
        var left = Enumerable.Range(0, Columns).Select(c => Most(i => _frame.ColumnOf(i) == c, p => p.Left)).ToArray();
        var right = Enumerable.Range(0, Columns).Select(c => Most(i => _frame.ColumnOf(i) == c, p => p.Right)).ToArray();
        var top = Enumerable.Range(0, Rows).Select(r => Most(i => _frame.RowOf(i) == r, p => p.Top)).ToArray();
        var bottom = Enumerable.Range(0, Rows).Select(r => Most(i => _frame.RowOf(i) == r, p => p.Bottom)).ToArray();
        var width = Math.Max(20, (room - left.Sum() - right.Sum()) / Columns);
        var height = Math.Max(20, (_grid.Height - top.Sum() - bottom.Sum()) / Rows);
        return
        [
            .. Enumerable
                .Range(0, panels.Length)
                .Select(i =>
                {
                    var (r, c) = (_frame.RowOf(i), _frame.ColumnOf(i));
                    var x = _grid.Left + left.Take(c + 1).Sum() + right.Take(c).Sum() + colorBars.Take(c).Sum() + c * width;
                    var y = _grid.Top + top.Take(r + 1).Sum() + bottom.Take(r).Sum() + r * height;
                    return new SKRect(x, y, x + width, y + height);
                }),
        ];
    }
}
