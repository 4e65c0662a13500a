namespace SerWorkbook.Charts.Png;

/// <summary>The room around a panel's data area, in pixels.</summary>
internal readonly record struct PngPadding(float Left, float Right, float Top, float Bottom);
