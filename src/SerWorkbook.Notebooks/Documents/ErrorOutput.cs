namespace SerWorkbook.Notebooks;

/// <summary>What stopped a cell.</summary>
/// <param name="Name">The kind of error: the exception's type, or <c>CompilationError</c>.</param>
/// <param name="Value">The error's message.</param>
/// <param name="Traceback">Lines that say where it happened: <c>cell 3, line 2: var x = 1 / zero;</c>.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : NotebookOutput;
