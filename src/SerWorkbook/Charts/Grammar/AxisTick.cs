namespace SerWorkbook.Charts.Grammar;

/// <summary>A place on an axis and what is written there.</summary>
/// <param name="Position">The value in the axis's unit.</param>
/// <param name="Text">What is written there.</param>
internal readonly record struct AxisTick(double Position, string Text);
