namespace SerWorkbook.Notebooks.Cells;

/// <summary>A cell without the lines that are not for the compiler.</summary>
/// <param name="Code">The text; what was taken out is blank, so that all lines keep their numbers.</param>
/// <param name="Packages">The packages that it asks for.</param>
/// <param name="Sources">Where else packages are to be looked for: addresses or folders.</param>
/// <param name="Magics">The magic commands, in order.</param>
internal sealed record PreparedCell(
    string Code,
    IReadOnlyList<PackageRequest> Packages,
    IReadOnlyList<string> Sources,
    IReadOnlyList<MagicLine> Magics
)
{
    /// <summary>Gives the code between two places, at the lines where it stands.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The code; null where there is only white space.</returns>
    public string? Piece(int start, int end)
    {
        if (string.IsNullOrWhiteSpace(Code[start..end]))
        {
            return null;
        }

        var before = Code[..start].ToCharArray();
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = before[i] == '\n' ? '\n' : ' ';
        }

        return new string(before) + Code[start..end];
    }
}
