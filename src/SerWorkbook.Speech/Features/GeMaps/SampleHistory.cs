namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>The last second of a recording, read by the number of the sample.</summary>
public sealed class SampleHistory
{
    /// <summary>Samples that can be taken at once.</summary>
    public const int MostAtOnce = 4096;

    // What is kept for certain: more than the decision delay of F0 (0.4 s), a long frame and some periods.
    private const int Kept = 12_288;

    private readonly float[] _samples = new float[4 * Kept];
    private long _first;
    private int _count;

    /// <summary>Number of samples that have come so far.</summary>
    public long End => _first + _count;

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Up to <see cref="MostAtOnce"/> samples.</param>
    public void Append(ReadOnlySpan<float> samples)
    {
        if (_count + samples.Length > _samples.Length)
        {
            var dropped = _count - Kept;
            _samples.AsSpan(dropped, Kept).CopyTo(_samples);
            (_first, _count) = (_first + dropped, Kept);
        }

        samples.CopyTo(_samples.AsSpan(_count));
        _count += samples.Length;
    }

    /// <summary>Reads samples of the last second.</summary>
    /// <param name="start">Number of the first sample.</param>
    /// <param name="length">Samples.</param>
    public ReadOnlySpan<float> Read(long start, int length) => _samples.AsSpan((int)(start - _first), length);

    /// <summary>Forgets everything.</summary>
    public void Reset() => (_first, _count) = (0, 0);
}
