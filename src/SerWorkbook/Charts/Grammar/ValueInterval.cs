namespace SerWorkbook.Charts.Grammar;

/// <summary>An interval around a value, such as a 95 % confidence interval, in the value's unit.</summary>
/// <param name="Low">The lower end; NaN where there is none.</param>
/// <param name="High">The upper end; NaN where there is none.</param>
internal readonly record struct ValueInterval(double Low, double High);
