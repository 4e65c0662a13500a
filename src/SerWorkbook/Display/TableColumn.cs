namespace SerWorkbook;

/// <summary>A column of a <see cref="ResultTable"/>.</summary>
/// <param name="Name">The heading, with the unit where there is one.</param>
/// <param name="Format">A .NET format of numbers, such as "0.0 %", or null for the values as they are.</param>
/// <param name="Alignment">Where the cells stand.</param>
/// <param name="Best">Which value is emphasised; ties are all emphasised.</param>
public sealed record TableColumn(
    string Name,
    string? Format = null,
    ColumnAlignment Alignment = ColumnAlignment.Automatic,
    BestValue Best = BestValue.None
);
