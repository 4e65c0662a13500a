namespace SerWorkbook.Notebooks;

/// <summary>All that could be written at a place of a cell.</summary>
/// <param name="Start">Where the text to be replaced starts, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What could stand there, in order of their texts; those that match the case of what is written come first.</param>
public sealed record CodeCompletions(int Start, int End, IReadOnlyList<CodeCompletion> Items);
