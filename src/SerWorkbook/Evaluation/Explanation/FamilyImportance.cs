using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>How much a model relies on one family of features.</summary>
/// <param name="Family">The family.</param>
/// <param name="Columns">How many features it has.</param>
/// <param name="Drop">How much UAR is lost when the family's values are permuted among the tested rows, 0 to 1; below 0 where it
/// helps.</param>
/// <param name="Interval">The drop's 95 % interval, by paired bootstrap over speakers.</param>
public sealed record FamilyImportance(FeatureFamily Family, int Columns, double Drop, Interval Interval);
