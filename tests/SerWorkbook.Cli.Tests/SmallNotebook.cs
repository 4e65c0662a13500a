using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Tests;

/// <summary>Notebooks of code cells, which are called <c>c1</c>, <c>c2</c> and so on.</summary>
internal static class SmallNotebook
{
    public static void Save(string path, params string[] cells) =>
        new NotebookDocument
        {
            Cells = [.. cells.Select((code, i) => NotebookCell.Code(code) with { Id = FormattableString.Invariant($"c{i + 1}") })],
        }.Save(path);
}
