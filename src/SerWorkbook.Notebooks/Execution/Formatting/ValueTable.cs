namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Values in rows and columns, the common form of sequences, dictionaries and objects.</summary>
/// <param name="Columns">The heads of the columns; empty if the first value of each row is its head.</param>
/// <param name="Rows">The values, each row as long as the columns.</param>
/// <param name="More">What is not shown, for example <c>12 more rows</c>; null when nothing is missing.</param>
internal sealed record ValueTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string? More);
