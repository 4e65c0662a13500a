namespace SerWorkbook.Speech.Signal;

/// <summary>The last samples of a stream, found by their place in the stream.</summary>
/// <param name="keep">The number of samples before the end that can be read, 1 or more.</param>
internal sealed class SampleHistory(int keep)
{
    // Twice the length, so that samples are moved once for every "keep" that come in.
    private readonly float[] _samples = new float[2 * keep];
    private readonly int _keep = keep;
    private int _count = keep;

    /// <summary>The length of the stream so far: the place after its last sample.</summary>
    public long End { get; private set; }

    /// <summary>The last sample; that before the start while there is none.</summary>
    public float Last => _samples[_count - 1];

    /// <summary>Makes room at the end.</summary>
    /// <param name="length">Samples, 0 to what is kept.</param>
    /// <returns>The new samples, to be filled.</returns>
    public Span<float> Grow(int length)
    {
        if (_count + length > _samples.Length)
        {
            _samples.AsSpan(_count - _keep, _keep).CopyTo(_samples);
            _count = _keep;
        }

        _count += length;
        End += length;
        return _samples.AsSpan(_count - length, length);
    }

    /// <summary>Samples by their place, which may be before the start.</summary>
    public ReadOnlySpan<float> Slice(long start, int length) => _samples.AsSpan(_count - (int)(End - start), length);

    /// <summary>Begins a new stream.</summary>
    /// <param name="before">The value of every sample before its start.</param>
    public void Restart(float before)
    {
        Array.Fill(_samples, before);
        (_count, End) = (_keep, 0);
    }
}
