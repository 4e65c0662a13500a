namespace SerWorkbook.Notebooks.Cells;

/// <summary>A piece of a cell in one language.</summary>
/// <param name="Language">The language; null for C#.</param>
/// <param name="Code">
/// The text. In C#, it starts with as many empty lines as precede it in the cell, so that all lines keep their numbers; in other
/// languages, it has no empty lines at its start and end.
/// </param>
/// <param name="Line">The line of the cell where it starts, from 1.</param>
internal sealed record CellPart(string? Language, string Code, int Line);
