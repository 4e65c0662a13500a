using System.Globalization;
using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Supervision;

/// <summary>Says what became of a process that died while it ran a cell.</summary>
internal static class CrashMessage
{
    // Shells and .NET report a death by signal N as 128 + N.
    private const int SignalBase = 128;
    private const int LongestReason = 200;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [4] = "SIGILL",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [9] = "SIGKILL, as the system does when memory runs out",
        [11] = "SIGSEGV",
        [15] = "SIGTERM",
    };

    // What the runtime says before it ends a process; other lines may hold anything.
    private static readonly string[] Reasons = ["Stack overflow.", "Unhandled exception. ", "Fatal error. ", "Process terminated. "];

    /// <summary>Says it in a sentence.</summary>
    /// <param name="exitCode">The process's exit code.</param>
    /// <param name="errors">What it wrote to its standard error.</param>
    public static string Of(int exitCode, string errors)
    {
        var how =
            exitCode > SignalBase && exitCode - SignalBase < 65
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"a signal ({Signals.GetValueOrDefault(exitCode - SignalBase, $"number {exitCode - SignalBase}")})"
                )
                : string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}");
        return $"The cell ended its process with {how}{Reason(errors)}; the cells after it were not executed.";
    }

    private static string Reason(string errors)
    {
        var line = errors
            .Split('\n')
            .Select(text => text.Trim())
            .FirstOrDefault(text => Reasons.Any(start => text.StartsWith(start, StringComparison.Ordinal)));
        return line is null ? "" : ": " + ShortText.Of(line, LongestReason).TrimEnd('.');
    }
}
