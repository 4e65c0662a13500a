using System.Diagnostics;

namespace SerWorkbook.Learning.Trials;

/// <summary>What work costs, however busy the machine is.</summary>
internal static class CoreTime
{
    /// <summary>Time that all cores together have spent on this process so far.</summary>
    public static TimeSpan Spent
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
