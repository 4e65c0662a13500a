using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Ends the processes that cells started and left behind.</summary>
/// <remarks>
/// They are found by a variable that every child inherits, since one whose parent has ended belongs to no tree any more. Where the
/// system does not show the variables of a process, only the tree of the worker can be ended, together with it.
/// </remarks>
internal static class CellProcesses
{
    /// <summary>The variable that marks a worker and all that its cells start.</summary>
    public const string Variable = "SER_NOTEBOOK_PROCESS";

    private const string Root = "/proc";
    private const string VariablesFile = "environ";

    // One that starts others meanwhile is met again in the next round.
    private const int MostRounds = 5;

    /// <summary>Whether processes can be found by the variable.</summary>
    public static bool CanBeFound { get; } = OperatingSystem.IsLinux() && File.Exists(Path.Combine(Root, "self", VariablesFile));

    /// <summary>Ends them.</summary>
    /// <param name="mark">The value of the variable.</param>
    /// <param name="except">A process that has the mark and stays.</param>
    public static void End(string mark, int? except)
    {
        for (var round = 0; CanBeFound && round < MostRounds && Marked(mark, except) is { Count: > 0 } found; round++)
        {
            found.ForEach(End);
        }
    }

    private static List<int> Marked(string mark, int? except)
    {
        var entry = $"{Variable}={mark}";
        return
        [
            .. Directory
                .EnumerateDirectories(Root)
                .Select(folder =>
                    int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0
                )
                .Where(id => id > 0 && id != except && Variables(id).Contains(entry)),
        ];
    }

    private static string[] Variables(int id)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, id.ToString(CultureInfo.InvariantCulture), VariablesFile)).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to another user.
            return [];
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended of itself.
        }
    }
}
