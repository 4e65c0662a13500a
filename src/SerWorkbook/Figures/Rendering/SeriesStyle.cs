namespace SerWorkbook.Figures.Rendering;

/// <summary>The colour of a series and its number, which chooses the shape of its points.</summary>
internal readonly record struct SeriesStyle(Rgb Color, int Index)
{
    /// <summary>The number of the shape of its points; where colours come again, the shapes do not come with them.</summary>
    public int ShapeOf(int shapes) => (Index + Index / Palette.Series.Count) % shapes;
}
