using SerWorkbook.Charts.Grammar;

namespace SerWorkbook.Charts.Frames;

/// <summary>The colour of a series and its number, which chooses the shape of its points.</summary>
internal readonly record struct SeriesStyle(Rgb Color, int Index)
{
    private const double LeastContrast = 2;

    private static readonly Rgb Dark = Rgb.Parse("#333333");
    private static readonly Rgb White = Rgb.Parse("#FFFFFF");

    /// <summary>The line around filled points whose colour is lost on white, where the legend stands; null where none is needed.</summary>
    public Rgb? Outline => Color.Contrast(White) < LeastContrast ? Dark : null;

    /// <summary>The number of the shape of its points; where colours come again, the shapes do not come with them.</summary>
    public int ShapeOf(int shapes) => (Index + Index / Palette.Series.Count) % shapes;
}
