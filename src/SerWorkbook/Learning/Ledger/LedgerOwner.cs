using System.Globalization;

namespace SerWorkbook.Learning.Ledger;

/// <summary>Who makes a trial: one search of one process of one machine.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Process">The process's number on that machine.</param>
/// <param name="Started">When that process started, ticks UTC: numbers of processes are used again.</param>
/// <param name="Search">Tells searches of one process apart.</param>
internal sealed record LedgerOwner(string Machine, int Process, long Started, string Search)
{
    // Two readings of one process's start may differ by a clock tick of the kernel.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(1);

    public static LedgerOwner Make()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new LedgerOwner(
            Environment.MachineName,
            process.Id,
            process.StartTime.ToUniversalTime().Ticks,
            Guid.NewGuid().ToString("n")
        );
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="LedgerDamageException">The text names no owner.</exception>
    public static LedgerOwner Parse(string text) =>
        text.Split('/') is [var machine, var number, var started, var search]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? new LedgerOwner(machine, process, ticks, search)
            : throw new LedgerDamageException("the owner of a trial is none that a search writes");

    /// <summary>Whether the owner ran on this machine and its process has ended.</summary>
    public bool HasGone => Machine == Environment.MachineName && !IsRunning;

    public override string ToString() => FormattableString.Invariant($"{Machine}/{Process}/{Started}/{Search}");

    private bool IsRunning
    {
        get
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(Process);
                return (new DateTime(Started, DateTimeKind.Utc) - process.StartTime.ToUniversalTime()).Duration() <= StartTolerance;
            }
            catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
            {
                return false;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Another user's process: it may be the owner, so only its heartbeat tells.
                return true;
            }
        }
    }
}
