namespace SerWorkbook.Notebooks.Cells;

/// <summary>A cell without the lines that are not for the compiler.</summary>
/// <param name="Code">The text; what was taken out is blank, so that all lines keep their numbers.</param>
/// <param name="Packages">The packages that it asks for.</param>
/// <param name="Sources">Where else packages are to be looked for: addresses or folders.</param>
internal sealed record PreparedCell(string Code, IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Sources);
