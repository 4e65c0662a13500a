namespace SerWorkbook.Notebooks.Documents;

/// <summary>Cuts a <c>.dib</c> file into cells: each starts with a line that chooses its language.</summary>
internal static class DibText
{
    /// <summary>Finds the code cells of a file.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The cells that hold code; prose and metadata are left out.</returns>
    public static IReadOnlyList<ImportedCell> Cells(string text)
    {
        var blocks = new List<List<string>> { new() };
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Starts(line))
            {
                blocks.Add([]);
            }

            blocks[^1].Add(line);
        }

        return
        [
            .. blocks
                .Where(block => block.Count > 0 && !IsMeta(block[0]) && block.Exists(line => !string.IsNullOrWhiteSpace(line)))
                .Select((block, i) => Cell(i + 1, string.Join('\n', block).Trim('\n')))
                .Where(cell => cell.Language != "Markdown"),
        ];
    }

    private static ImportedCell Cell(int number, string code) => new(number, code, ForeignCell.LanguageOfMagic(code));

    private static bool Starts(string line) => IsMeta(line) || ForeignCell.IsChooser(line) || IsWord(line, "#!value");

    private static bool IsMeta(string line) => IsWord(line, "#!meta");

    private static bool IsWord(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || char.IsWhiteSpace(line[word.Length]));
}
