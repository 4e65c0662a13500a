namespace SerWorkbook.Notebooks;

/// <summary>Why a cell did not run to its end.</summary>
/// <param name="Name">The kind of error: the exception's type, <c>CompilationError</c>, <c>UnsupportedDirective</c>, <c>PackageError</c>,
/// <c>MagicCommandError</c> or <c>Cancelled</c>.</param>
/// <param name="Message">What went wrong, without the place.</param>
/// <param name="Line">The line in the cell, from 1; null when no line of the cell is to blame.</param>
public sealed record CellFailure(string Name, string Message, int? Line);
