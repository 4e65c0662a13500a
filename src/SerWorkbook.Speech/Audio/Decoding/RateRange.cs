namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The sampling rates that are read.</summary>
internal static class RateRange
{
    /// <summary>The lowest one, Hz.</summary>
    public const int Lowest = 8_000;

    /// <summary>The highest one, Hz.</summary>
    public const int Highest = 192_000;
}
