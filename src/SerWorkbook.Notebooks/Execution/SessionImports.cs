using SerWorkbook.Notebooks.Cells;
using SerWorkbook.Notebooks.Documents;

namespace SerWorkbook.Notebooks.Execution;

/// <summary>Reads the files that cells import by <c>#!import</c>.</summary>
internal static class SessionImports
{
    /// <summary>Reads a file.</summary>
    /// <param name="source">The cell that imports it.</param>
    /// <param name="magic">The command.</param>
    /// <param name="sources">Made to know the cells of the file.</param>
    /// <returns>The cells of the file.</returns>
    /// <exception cref="CellRefusedException">The file is missing, cannot be read, or imports itself.</exception>
    public static IReadOnlyList<CellSource> Read(CellSource source, MagicLine magic, CellSourceResolver sources)
    {
        var name = Unquoted(magic.Arguments);
        if (!ImportedFile.IsOfKind(name))
        {
            throw Refuse($"'{name}' cannot be imported; #!import takes a {string.Join(", ", ImportedFile.Extensions)} file.");
        }

        var path = Path.GetFullPath(name, source.Folder);
        string Relative(string file) => Path.GetRelativePath(sources.Folder, file).Replace('\\', '/');
        if (!File.Exists(path))
        {
            throw Refuse($"There is no file '{Relative(path)}' to import.");
        }

        if (source.Importing.Contains(path))
        {
            var circle = source.Importing.SkipWhile(file => file != path).Append(path).Select(Relative);
            throw Refuse($"'{Relative(path)}' imports itself: {string.Join(" imports ", circle)}.");
        }

        try
        {
            IReadOnlyList<string> importing = [.. source.Importing, path];
            return
            [
                .. ImportedFile
                    .Read(path)
                    .Select(c => new CellSource(
                        c.Code,
                        sources.AddImported(path, c.Number, c.Code),
                        source.Number,
                        Path.GetDirectoryName(path)!,
                        importing
                    )
                    {
                        Language = c.Language,
                    }),
            ];
        }
        catch (NotebookException e)
        {
            throw Refuse(e.Message.Replace(path, Relative(path), StringComparison.Ordinal));
        }

        CellRefusedException Refuse(string message) => new(magic.Line, message, CellRefusedException.Magic);
    }

    private static string Unquoted(string argument) => argument is ['"', .. var inner, '"'] ? inner : argument;
}
