namespace SerWorkbook.Notebooks.Slides;

/// <summary>A picture on a slide.</summary>
/// <param name="Png">A PNG file, base64.</param>
/// <param name="AltText">What it shows.</param>
internal sealed record SlidePicture(string Png, string AltText);
