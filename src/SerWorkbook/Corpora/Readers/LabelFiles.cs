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
        for (var up = 1; up <= MostFoldersUp && IsFolder(folder) && tables.Missing.Any(); up++, folder = Path.GetDirectoryName(folder))
        {
            tables = LabelTables.Read(description, FilesBelow(folder!, up + 1));
        }

        return tables;
    }

    // The root of a disk is the folder of everything, not that of a corpus.
    private static bool IsFolder(string? folder) => folder is not null && Path.GetDirectoryName(folder) is not null;

    private static List<(string Path, string File)> FilesBelow(string folder, int depth)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = depth,
            IgnoreInaccessible = true,
        };
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. Readable(Directory.EnumerateFiles(folder, "*", options))
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt")
                .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
                .OrderBy(file => file.Item1, StringComparer.Ordinal),
        ];
    }

    // A folder may go while it is looked through: what was found before counts.
    private static IEnumerable<string> Readable(IEnumerable<string> files)
    {
        using var next = files.GetEnumerator();
        while (MoveOn(next))
        {
            yield return next.Current;
        }
    }

    private static bool MoveOn(IEnumerator<string> next)
    {
        try
        {
            return next.MoveNext();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
