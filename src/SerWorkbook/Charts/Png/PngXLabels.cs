using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>
/// The labels under an X axis: lying where they fit, on several lines, slanted or upright where they do not, and as a last resort not all
/// of them.
/// </summary>
internal sealed class PngXLabels
{
    private const float Slant = 35;
    private const float SlantSine = 0.574f;
    private const float SlantCosine = 0.819f;
    private const float LongestRotated = 150;
    private const int MostLines = 2;
    private const float Space = 8;

    private readonly PngText _text;
    private readonly IReadOnlyList<(float Share, IReadOnlyList<string> Lines)> _labels;
    private readonly float _degrees;

    /// <summary>Chooses how labels are written.</summary>
    /// <param name="labels">Where, as a share of the axis's length, and what.</param>
    /// <param name="length">The length of the axis in pixels.</param>
    /// <param name="text">The style.</param>
    public PngXLabels(IReadOnlyList<(float Share, string Text)> labels, float length, PngText text)
    {
        _text = text;
        var slot = labels.Count < 2 ? length : labels.Zip(labels.Skip(1), (a, b) => (b.Share - a.Share) * length).Min();
        var wrapped = labels.Select(l => (l.Share, Lines: text.Wrap(l.Text, slot - Space))).ToArray();
        if (wrapped.All(l => l.Lines.Count <= MostLines && l.Lines.All(line => text.Width(line) <= slot - Space)))
        {
            _labels = wrapped;
            Height = text.LineHeight * wrapped.Select(l => l.Lines.Count).DefaultIfEmpty(1).Max();
            return;
        }

        _degrees = slot * SlantSine >= text.LineHeight ? Slant : 90;
        var skip = _degrees == 90 ? (int)Math.Ceiling(text.LineHeight / slot) : 1;
        _labels =
        [
            .. labels.Where((_, i) => i % skip == 0).Select(l => (l.Share, (IReadOnlyList<string>)[text.Fit(l.Text, LongestRotated)])),
        ];
        var widest = _labels.Max(l => text.Width(l.Lines[0]));
        Height = _degrees == 90 ? widest : widest * SlantSine + text.LineHeight * SlantCosine;
        if (_degrees != 90)
        {
            Overhang = Math.Max(0, _labels.Max(l => text.Width(l.Lines[0]) * SlantCosine - l.Share * length));
        }
    }

    /// <summary>The height of the labels in pixels.</summary>
    public float Height { get; }

    /// <summary>How far slanted labels reach to the left of the axis, in pixels.</summary>
    public float Overhang { get; }

    public void Draw(SKCanvas canvas, float left, float width, float top)
    {
        foreach (var (share, lines) in _labels)
        {
            var x = left + share * width;
            if (_degrees == 0)
            {
                _text.DrawLines(canvas, lines, x, top, SKTextAlign.Center);
                continue;
            }

            canvas.Save();
            canvas.Translate(x, top + _text.LineHeight * 0.4f);
            canvas.RotateDegrees(-_degrees);
            _text.Draw(canvas, lines[0], 0, 0, SKTextAlign.Right);
            canvas.Restore();
        }
    }
}
