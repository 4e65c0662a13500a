namespace SerWorkbook;

/// <summary>One division of rows into a training side and a test side.</summary>
/// <param name="Name">What is tested, such as a speaker.</param>
/// <param name="Train">Training rows, in ascending order.</param>
/// <param name="Test">Tested rows, in ascending order.</param>
public sealed record Fold(string Name, IReadOnlyList<int> Train, IReadOnlyList<int> Test);
