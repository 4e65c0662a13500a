namespace SerWorkbook.Cli.Downloads;

/// <summary>The files of a folder, for comparing it with another.</summary>
internal static class FolderContent
{
    /// <summary>Whether two folders hold the same files with the same bytes.</summary>
    public static bool AreEqual(string first, string second)
    {
        var files = FilesOf(first);
        return files.SequenceEqual(FilesOf(second), StringComparer.Ordinal)
            && files.All(file => HaveSameBytes(Path.Combine(first, file), Path.Combine(second, file)));
    }

    /// <summary>Whether a folder is not there, or holds nothing.</summary>
    public static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>The number of WAV files in a folder and below.</summary>
    public static int Recordings(string folder) =>
        FilesOf(folder).Count(file => Path.GetExtension(file).Equals(".wav", StringComparison.OrdinalIgnoreCase));

    private static string[] FilesOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Order(StringComparer.Ordinal),
        ];

    private static bool HaveSameBytes(string first, string second) =>
        new FileInfo(first).Length == new FileInfo(second).Length && ChecksumFile.Of(first) == ChecksumFile.Of(second);
}
