using System.Runtime.InteropServices;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Setup;

/// <summary>Refuses to begin where the system allows so few open files that the runtime would abort in the middle of the work.</summary>
internal static class FileHandles
{
    /// <summary>How many open files every command is sure to get along with.</summary>
    public const ulong Least = 256;

    private const int OpenFilesOnLinux = 7;
    private const int OpenFilesOnMac = 8;

    /// <summary>Asks the system.</summary>
    /// <exception cref="SerException">It allows too few.</exception>
    public static void Require()
    {
        var limit = default(Limits);
        if (!OperatingSystem.IsWindows() && GetLimits(OperatingSystem.IsMacOS() ? OpenFilesOnMac : OpenFilesOnLinux, ref limit) == 0)
        {
            Require(limit.Now);
        }
    }

    /// <summary>Compares a limit with what is needed.</summary>
    /// <param name="limit">How many open files are allowed. The runtime has raised it as far as it may.</param>
    /// <exception cref="SerException">They are too few.</exception>
    public static void Require(ulong limit)
    {
        if (limit < Least)
        {
            throw new SerException(
                $"The system allows this process {limit} open files, and {Least} are needed; raise the limit with 'ulimit -n {Least}'."
            );
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimits(int resource, ref Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public ulong Now;
        public ulong Most;
    }
}
