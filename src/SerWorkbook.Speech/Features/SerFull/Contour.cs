namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The course of one descriptor over the frames that count.</summary>
internal readonly ref struct Contour(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, double hopSeconds)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public ReadOnlySpan<float> Sorted { get; } = sorted;

    public double HopSeconds { get; } = hopSeconds;
}
