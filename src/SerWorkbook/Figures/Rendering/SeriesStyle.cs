namespace SerWorkbook.Figures.Rendering;

/// <summary>The colour of a series and its number, which chooses the shape of its points.</summary>
internal readonly record struct SeriesStyle(Rgb Color, int Index);
