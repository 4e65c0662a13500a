namespace SerWorkbook.Interactive.Tests;

/// <summary>What both kernels show for one cell.</summary>
/// <param name="Real">The outputs of .NET Interactive.</param>
/// <param name="Own">The outputs of the workbook's kernel.</param>
internal sealed record CellPair(IReadOnlyList<CellOutput> Real, IReadOnlyList<CellOutput> Own);
