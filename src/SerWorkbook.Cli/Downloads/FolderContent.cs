using System.Text.RegularExpressions;
using SerWorkbook.Text;

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
    public static int Recordings(string folder) => FilesOf(folder).Count(IsRecording);

    /// <summary>The name of a WAV file that is not as expected, where more than half of them are not.</summary>
    public static string? FindForeign(string folder, Regex names)
    {
        string[] recordings = [.. FilesOf(folder).Where(IsRecording).Select(file => Path.GetFileName(file))];
        string[] foreign = [.. recordings.Where(name => !names.IsMatch(name))];
        return 2 * foreign.Length > recordings.Length ? foreign[0] : null;
    }

    private static bool IsRecording(string file) => Path.GetExtension(file).Equals(".wav", StringComparison.OrdinalIgnoreCase);

    private static string[] FilesOf(string folder) =>
        [.. FolderWalk.Of(folder).Files.Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private static bool HaveSameBytes(string first, string second) =>
        new FileInfo(first).Length == new FileInfo(second).Length && ChecksumFile.Of(first) == ChecksumFile.Of(second);
}
