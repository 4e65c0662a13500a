namespace SerWorkbook.Charts.Grammar;

/// <summary>A curve with few enough points to be drawn.</summary>
/// <param name="X">Positions at even distances.</param>
/// <param name="Y">Values, as many.</param>
internal sealed record SampledLine(IReadOnlyList<double> X, IReadOnlyList<double> Y);
