namespace SerWorkbook.Notebooks;

/// <summary>A link to another page.</summary>
/// <param name="Href">Where it leads, relative to the page.</param>
/// <param name="Title">What it says.</param>
public sealed record PageLink(string Href, string Title);
