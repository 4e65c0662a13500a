using SerWorkbook.Charts.Frames;
using SerWorkbook.Charts.Png;
using SkiaSharp;

namespace SerWorkbook;

/// <summary>Draws figures as PNG with ScottPlot: for GitHub, README files and wherever no script runs.</summary>
/// <remarks>
/// The fonts come with this assembly (DejaVu Sans: Latin, Greek, Cyrillic; other letters show as boxes), so the same
/// figure gives the same bytes on machines with other fonts or none. May be called from several threads.
/// </remarks>
public static class PngFigure
{
    // Measured on our figures: flat colours pack best without a filter.
    private const int CompressionLevel = 9;

    /// <summary>The figure as PNG on white.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="options">The size; null takes one that suits the figure, at twice the pixels.</param>
    /// <returns>The bytes of a PNG file, opaque, without metadata.</returns>
    public static byte[] ToPng(Figure figure, PngOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        options ??= new PngOptions();
        var suitable = FigureSize.Of(figure.Content);
        var (width, height) = (options.Width ?? suitable.Width, options.Height ?? suitable.Height);
        var info = new SKImageInfo(
            (int)Math.Round(width * options.Scale),
            (int)Math.Round(height * options.Scale),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var surface =
            SKSurface.Create(info)
            ?? throw new InvalidOperationException($"No picture of {info.Width} x {info.Height} pixels can be made.");
        surface.Canvas.Scale((float)options.Scale);
        using var page = new PngPage(new FigureFrame(figure.Content), width, height);
        page.Draw(surface.Canvas);
        using var pixels = surface.PeekPixels();
        using var png =
            pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, CompressionLevel))
            ?? throw new InvalidOperationException($"The figure \"{figure.Name}\" could not be encoded as PNG.");
        return png.ToArray();
    }
}
