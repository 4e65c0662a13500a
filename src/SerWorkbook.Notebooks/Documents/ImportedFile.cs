using SerWorkbook.Speech;

namespace SerWorkbook.Notebooks.Documents;

/// <summary>A file that a cell imports: the code cells of a notebook, or a script as one cell.</summary>
internal static class ImportedFile
{
    /// <summary>The kinds of files that can be imported.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".ipynb", ".dib", ".cs", ".csx"];

    /// <summary>Tells whether a file is of a kind that can be imported.</summary>
    /// <param name="path">The file.</param>
    /// <returns>True if its name ends as one of them does.</returns>
    public static bool IsOfKind(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a file.</summary>
    /// <param name="path">A file of one of the kinds.</param>
    /// <returns>Its code cells, in order.</returns>
    /// <exception cref="NotebookException">It cannot be read, or is not what its name says.</exception>
    public static IReadOnlyList<ImportedCell> Read(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" or DibFile.Extension => Cells(NotebookDocument.Load(path)),
            _ => [new ImportedCell(null, Text(path), null)],
        };

    private static IReadOnlyList<ImportedCell> Cells(NotebookDocument document) =>
        [
            .. document
                .Cells.Index()
                .Where(c => c.Item.Kind == CellKind.Code && !c.Item.HasTag("skip-execution"))
                .Select(c => new ImportedCell(c.Index + 1, c.Item.Source, ForeignCell.LanguageOfKernel(c.Item))),
        ];

    private static string Text(string path)
    {
        try
        {
            return UnicodeText.Decode(NotebookFile.ReadAllBytes(path), out var text) is { } fault
                ? throw new NotebookException($"'{path}' cannot be read: {fault}.")
                : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"'{path}' cannot be read: {e.Message}", e);
        }
    }
}
