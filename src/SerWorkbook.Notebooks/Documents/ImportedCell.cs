namespace SerWorkbook.Notebooks.Documents;

/// <summary>A code cell of a file that a cell imports.</summary>
/// <param name="Number">Its place among the cells of its file, from 1; null where the file is one text.</param>
/// <param name="Code">Its text.</param>
/// <param name="Language">The language that it starts in; null for C#.</param>
internal sealed record ImportedCell(int? Number, string Code, string? Language);
