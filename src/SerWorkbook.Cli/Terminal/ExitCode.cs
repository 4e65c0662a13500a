namespace SerWorkbook.Cli.Terminal;

/// <summary>What <c>ser</c> hands back to the shell.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>Wrong usage or input that cannot be used.</summary>
    public const int BadInput = 1;

    /// <summary>A cell of a notebook failed.</summary>
    public const int CellFailed = 2;

    /// <summary>A notebook holds other outputs than running it gives.</summary>
    public const int Drift = 3;

    /// <summary>The data that was asked for is not there.</summary>
    public const int DataMissing = 4;

    /// <summary>An audit found a leak: the protocol does not hold what it promises.</summary>
    public const int Leak = 5;

    /// <summary>A fault of ser itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C, as shells have it: 128 + SIGINT.</summary>
    public const int Stopped = 130;
}
