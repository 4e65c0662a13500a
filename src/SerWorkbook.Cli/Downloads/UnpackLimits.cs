namespace SerWorkbook.Cli.Downloads;

/// <summary>What an archive may hold: more is damage, or made to fill the disk.</summary>
internal sealed record UnpackLimits
{
    /// <summary>Entries.</summary>
    public int Entries { get; init; } = 100_000;

    /// <summary>Bytes of all files together, for each byte of the archive.</summary>
    public long BytesPerByte { get; init; } = 50;

    /// <summary>Bytes that are allowed whatever the size of the archive.</summary>
    public long AlwaysBytes { get; init; } = 64 << 20;
}
