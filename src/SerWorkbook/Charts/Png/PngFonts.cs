using SkiaSharp;

namespace SerWorkbook.Charts.Png;

/// <summary>The typefaces that this assembly carries: a machine may have none, and others would give other pictures.</summary>
internal static class PngFonts
{
    // Typefaces are immutable, and Skia lets threads share them.
    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(() => Load("DejaVuSans-Bold.ttf"));

    public static SKTypeface Regular => LazyRegular.Value;

    public static SKTypeface Bold => LazyBold.Value;

    private static SKTypeface Load(string file)
    {
        using var stream =
            typeof(PngFonts).Assembly.GetManifestResourceStream("SerWorkbook.Charts.Fonts." + file)
            ?? throw new InvalidOperationException($"The font {file} is not part of this build.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
