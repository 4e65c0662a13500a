namespace SerWorkbook.Notebooks;

/// <summary>Text that a cell wrote to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, lines separated by <c>\n</c>.</param>
public sealed record StreamOutput(string Name, string Text) : NotebookOutput;
