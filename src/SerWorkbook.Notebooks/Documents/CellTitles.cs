namespace SerWorkbook.Notebooks.Documents;

/// <summary>Says in a few words what a cell is about.</summary>
internal static class CellTitles
{
    /// <summary>Finds the last heading above a cell.</summary>
    /// <param name="cells">The notebook's cells.</param>
    /// <param name="index">The cell's index, from 0.</param>
    /// <returns>The heading's text, or null.</returns>
    public static string? Heading(IReadOnlyList<NotebookCell> cells, int index) =>
        cells.Take(index).Where(c => c.Kind == CellKind.Markdown).SelectMany(c => Headings(c.Source)).LastOrDefault();

    /// <summary>Finds the first line of code that says something.</summary>
    /// <param name="source">The cell's text.</param>
    /// <returns>The first line that is neither empty nor a comment; the first line where there is no other.</returns>
    public static string CodeLine(string source)
    {
        var lines = source.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return lines.Find(l => !l.StartsWith("//", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "";
    }

    private static IEnumerable<string> Headings(string markdown)
    {
        var isFenced = false;
        foreach (var line in markdown.Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isFenced = !isFenced;
            }
            else if (!isFenced && line.StartsWith('#') && line.TrimStart('#') is [' ', ..] text)
            {
                yield return text.Trim(' ', '#').Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
            }
        }
    }
}
