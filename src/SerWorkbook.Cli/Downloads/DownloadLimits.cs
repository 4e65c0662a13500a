namespace SerWorkbook.Cli.Downloads;

/// <summary>How patient a download is.</summary>
internal sealed record DownloadLimits
{
    /// <summary>Attempts that bring nothing before the download is given up.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Attempts to ask for the size of an archive, before anything was downloaded.</summary>
    public int SizeAttempts { get; init; } = 4;

    /// <summary>The pause before the second attempt; it doubles from then on.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where a server asks for a longer one.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A server that sends nothing for so long is taken for dead.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest archive that is taken, bytes: a server may send without end.</summary>
    public long MostBytes { get; init; } = 16L << 30;
}
