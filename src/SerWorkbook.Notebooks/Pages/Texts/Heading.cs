namespace SerWorkbook.Notebooks.Pages.Texts;

/// <summary>A heading of a notebook's prose.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Anchor">The id of its element.</param>
internal sealed record Heading(int Level, string Text, string Anchor);
