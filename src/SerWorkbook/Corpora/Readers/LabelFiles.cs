using SerWorkbook.Corpora.Catalogue;
using SerWorkbook.Text;

namespace SerWorkbook.Corpora.Readers;

/// <summary>Finds the tables of a corpus beside its recordings: below the opened folder, else below one of the two above it.</summary>
internal static class LabelFiles
{
    private const int MostFoldersUp = 2;

    /// <summary>Reads the tables that a description needs.</summary>
    /// <param name="description">The corpus.</param>
    /// <param name="root">The opened folder.</param>
    public static LabelTables Read(CorpusDescription description, string root)
    {
        if (description.Tables.Count == 0)
        {
            return LabelTables.None;
        }

        var tables = LabelTables.Read(description, FilesBelow(root, int.MaxValue));
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
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var walk = FolderWalk.Of(folder, depth);
        return
        [
            .. walk
                .Files.Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt")
                .Select(file => (walk.NameOf(file), file))
                .OrderBy(file => file.Item1, StringComparer.Ordinal),
        ];
    }
}
