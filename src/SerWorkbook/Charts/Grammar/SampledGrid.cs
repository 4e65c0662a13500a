namespace SerWorkbook.Charts.Grammar;

/// <summary>A field of values with few enough cells to be drawn as a heatmap.</summary>
/// <param name="X">Centres of the columns at even distances.</param>
/// <param name="Y">Centres of the rows at even distances.</param>
/// <param name="Rows">Values: rows x columns.</param>
internal sealed record SampledGrid(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<IReadOnlyList<double>> Rows);
