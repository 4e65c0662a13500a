namespace SerWorkbook;

/// <summary>What one stage of the work took, for a number of recordings.</summary>
/// <param name="Stage">Name of the stage, such as "features".</param>
/// <param name="Recordings">Number of recordings.</param>
/// <param name="Seconds">Time by the clock, seconds.</param>
/// <param name="ProcessorSeconds">Time of all cores together, seconds.</param>
/// <param name="PeakBytes">The most memory that was resident during the stage, bytes.</param>
/// <param name="AllocatedBytes">What the program itself allocated, bytes: a count that a busy machine does not change.</param>
public sealed record StageTiming(
    string Stage,
    int Recordings,
    double Seconds,
    double ProcessorSeconds,
    long PeakBytes,
    long AllocatedBytes
);
