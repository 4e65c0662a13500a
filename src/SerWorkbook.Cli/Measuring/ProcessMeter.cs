using System.Diagnostics;
using System.Globalization;

namespace SerWorkbook.Cli.Measuring;

/// <summary>What a running process has used: processor time, and the most memory since the last reset.</summary>
internal static class ProcessMeter
{
    private const string PeakKey = "VmHWM:";

    /// <summary>Processor time of all threads so far.</summary>
    public static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>The most memory that was resident since the last reset, bytes; 0 where the system does not say.</summary>
    public static long Peak(Process process)
    {
        var status = StatusOf(process, "status");
        if (!File.Exists(status))
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }

        var line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith(PeakKey, StringComparison.Ordinal));
        return line is null ? 0 : 1024 * long.Parse(line[PeakKey.Length..].Split("kB")[0], NumberStyles.Any, CultureInfo.InvariantCulture);
    }

    /// <summary>Starts the measurement of the peak anew. Only Linux can: elsewhere the peak is that since the process started.</summary>
    public static void ResetPeak(Process process)
    {
        var file = StatusOf(process, "clear_refs");
        try
        {
            if (File.Exists(file))
            {
                File.WriteAllText(file, "5");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A container may forbid it; then the peak is that since the process started, too.
        }
    }

    private static string StatusOf(Process process, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/{name}");
}
