namespace SerWorkbook;

/// <summary>How fast features are extracted, stage by stage on one core, and all together on several.</summary>
/// <param name="Set">The id of the feature set.</param>
/// <param name="Recordings">How many recordings were measured.</param>
/// <param name="AudioSeconds">Their length, seconds.</param>
/// <param name="Stages">
/// read, resample, frames (descriptors, F0 included) and functionals, one after the other on one core; F0: the workbook's
/// F0 tracker by itself; whole: the way from file to vector as extraction takes it, block by block.
/// </param>
/// <param name="Threads">How many threads the last two figures are about.</param>
/// <param name="ThreadedTimesRealTime">Times real time from file to vector with that many threads.</param>
/// <param name="Speedup">That over one thread.</param>
/// <param name="AllocatedBytesPerRecording">What one extraction from file to vector allocates on average, bytes.</param>
public sealed record ExtractionTiming(
    string Set,
    int Recordings,
    double AudioSeconds,
    IReadOnlyList<ExtractionStage> Stages,
    int Threads,
    double ThreadedTimesRealTime,
    double Speedup,
    long AllocatedBytesPerRecording
);
