namespace SerWorkbook;

/// <summary>One way to divide rows into those that a model learns from and those that it is tested on.</summary>
/// <param name="Name">What is tested, such as a speaker.</param>
/// <param name="Train">Rows to learn from, rising.</param>
/// <param name="Test">Rows to test on, rising.</param>
public sealed record Fold(string Name, IReadOnlyList<int> Train, IReadOnlyList<int> Test);
