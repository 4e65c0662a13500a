namespace SerWorkbook.Notebooks.Execution;

/// <summary>A text that is executed: a cell, or a cell of an imported file.</summary>
/// <param name="Code">The text.</param>
/// <param name="Name">The name under which it is compiled.</param>
/// <param name="Number">The number of the cell that the user runs.</param>
/// <param name="Folder">The folder that the files it imports start from.</param>
/// <param name="Importing">The files that are being imported, outermost first; empty for the cell itself.</param>
internal sealed record CellSource(string Code, string Name, int Number, string Folder, IReadOnlyList<string> Importing)
{
    /// <summary>Whether another cell executes the text, so that what it ends in is a display and not the result of a cell.</summary>
    public bool IsPart { get; init; } = Importing.Count > 0;

    /// <summary>The language that it starts in; null for C#.</summary>
    public string? Language { get; init; }
}
