using SerWorkbook.Charts.Frames;
using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>One style of text on a picture: measures, breaks and draws.</summary>
internal sealed class PngText : IDisposable
{
    public static readonly SKColor Ink = new(0x22, 0x22, 0x22);
    public static readonly SKColor Faint = new(0x55, 0x55, 0x55);

    private readonly SKFont _font;

    public PngText(float size, bool bold = false)
    {
        Size = size;
        Typeface = bold ? PngFonts.Bold : PngFonts.Regular;
        _font = new SKFont(Typeface, size)
        {
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Subpixel = true,
        };
    }

    public float Size { get; }

    public SKTypeface Typeface { get; }

    public float LineHeight => Size * 1.3f;

    public float Width(string text) => _font.MeasureText(text);

    public IReadOnlyList<string> Wrap(string text, float room) => TextWrap.Lines(text, room, line => Width(line));

    public string Fit(string text, float room) => TextWrap.Shorten(text, room, line => Width(line));

    /// <summary>Draws one line whose middle lies at y and whose left end, middle or right end lies at x.</summary>
    public void Draw(SKCanvas canvas, string text, float x, float y, SKTextAlign align = SKTextAlign.Left, SKColor? color = null)
    {
        using var paint = new SKPaint { Color = color ?? Ink, IsAntialias = true };
        canvas.DrawText(text, x, y + Size * 0.36f, align, _font, paint);
    }

    /// <summary>Draws one line with a white rim, so that it can be read on top of lines.</summary>
    public void DrawRimmed(SKCanvas canvas, string text, float x, float y, SKTextAlign align)
    {
        using (
            var rim = new SKPaint
            {
                Color = SKColors.White,
                IsAntialias = true,
                IsStroke = true,
                StrokeWidth = 3,
                StrokeJoin = SKStrokeJoin.Round,
            }
        )
        {
            canvas.DrawText(text, x, y + Size * 0.36f, align, _font, rim);
        }

        Draw(canvas, text, x, y, align);
    }

    /// <summary>Draws one line that runs upwards, its middle at the given point, or its start where it is aligned left.</summary>
    public void DrawUpright(SKCanvas canvas, string text, float x, float y, SKTextAlign align = SKTextAlign.Center, SKColor? color = null)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        Draw(canvas, text, 0, 0, align, color);
        canvas.Restore();
    }

    /// <summary>Draws lines below each other from a top edge and returns where they end.</summary>
    public float DrawLines(
        SKCanvas canvas,
        IReadOnlyList<string> lines,
        float x,
        float top,
        SKTextAlign align = SKTextAlign.Left,
        SKColor? color = null
    )
    {
        foreach (var line in lines)
        {
            Draw(canvas, line, x, top + LineHeight / 2, align, color);
            top += LineHeight;
        }

        return top;
    }

    public void Dispose() => _font.Dispose();
}
