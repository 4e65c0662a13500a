using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Setup;

/// <summary>Deletes what killed processes of the workbook left in the folder of temporary files.</summary>
/// <remarks>
/// Everything that the workbook puts there is named <c>ser-WHAT-PROCESS-</c> and something random. It goes after an hour without a change,
/// and only if its process does not run any more.
/// </remarks>
internal static partial class StrayScratch
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(1);

    // Files of other users are passed over.
    private static readonly EnumerationOptions Here = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Looks through the folder of temporary files.</summary>
    public static void Delete() => Delete(Path.GetTempPath());

    /// <summary>Looks through a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static void Delete(string folder)
    {
        foreach (var entry in Entries(folder).Where(IsStray))
        {
            try
            {
                if (entry is DirectoryInfo scratch)
                {
                    scratch.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another process was faster; it takes room and does no harm.
            }
        }
    }

    private static List<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("ser-*", Here)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static bool IsStray(FileSystemInfo entry) =>
        DateTime.UtcNow - entry.LastWriteTimeUtc >= LeastAge
        && Name().Match(entry.Name) is { Success: true } match
        && int.TryParse(match.Groups["process"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && !IsRunning(id);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex("^ser-[a-z]+-(?<process>[0-9]+)-[^-]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
