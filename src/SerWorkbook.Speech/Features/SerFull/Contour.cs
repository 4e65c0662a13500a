namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>
/// The contour of one descriptor over the frames that count: its values in order of time, the same values in rising order, and the time
/// from one to the next.
/// </summary>
internal readonly ref struct Contour(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, double hopSeconds)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public ReadOnlySpan<float> Sorted { get; } = sorted;

    public double HopSeconds { get; } = hopSeconds;
}
