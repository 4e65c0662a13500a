using SerWorkbook.Corpora.Catalogue;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the tables of a corpus beside its recordings: below the opened folder, else below one of the two above it.</summary>
internal static class LabelFiles
{
    private const int MostFoldersUp = 2;
    private const int MostDepth = 6;

    /// <summary>Reads the tables that a description needs.</summary>
    /// <param name="description">The corpus.</param>
    /// <param name="root">The opened folder.</param>
    public static LabelTables Read(CorpusDescription description, string root)
    {
        if (description.Tables.Count == 0)
        {
            return LabelTables.None;
        }

        var tables = LabelTables.Read(description, FilesBelow(root, MostDepth));
        var folder = Path.GetDirectoryName(Path.GetFullPath(root));
        for (var up = 1; up <= MostFoldersUp && folder is not null && tables.Missing.Any(); up++, folder = Path.GetDirectoryName(folder))
        {
            tables = LabelTables.Read(description, FilesBelow(folder, up + 1));
        }

        return tables;
    }

    private static List<(string Path, string File)> FilesBelow(string folder, int depth)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = depth,
            IgnoreInaccessible = true,
        };
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", options)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt")
                .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
                .OrderBy(file => file.Item1, StringComparer.Ordinal),
        ];
    }
}
