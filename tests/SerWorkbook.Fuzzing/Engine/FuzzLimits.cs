namespace SerWorkbook.Fuzzing.Engine;

/// <summary>What a reader may cost.</summary>
internal static class FuzzLimits
{
    /// <summary>The longest time for one input.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    private const long FixedBytes = 64L << 20;

    /// <summary>The most memory that may be allocated for an input, bytes, garbage included.</summary>
    public static long Memory(FuzzTarget target, int inputBytes) => FixedBytes + (long)target.BytesPerByte * inputBytes;
}
