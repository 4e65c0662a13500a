namespace SerWorkbook.Speech.Tracking;

/// <summary>The last samples of a stream, side by side in memory.</summary>
/// <param name="length">How many are kept.</param>
internal sealed class SampleWindow(int length)
{
    // Twice the window, so that each sample is moved once.
    private readonly float[] _samples = new float[2 * length];
    private int _end;

    /// <summary>How many samples are kept.</summary>
    public int Length => length;

    /// <summary>How many samples have come.</summary>
    public long Taken { get; private set; }

    /// <summary>The last samples, fewer than <see cref="Length"/> at the start; valid until the next ones come.</summary>
    public ReadOnlySpan<float> Samples => Last((int)Math.Min(Taken, length));

    /// <summary>The last samples.</summary>
    public ReadOnlySpan<float> Last(int count) => _samples.AsSpan(_end - count, count);

    public void Reset() => (_end, Taken) = (0, 0);

    /// <summary>Takes samples, no more than the window holds.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        if (_end + samples.Length > _samples.Length)
        {
            var kept = length - samples.Length;
            _samples.AsSpan(_end - kept, kept).CopyTo(_samples);
            _end = kept;
        }

        samples.CopyTo(_samples.AsSpan(_end));
        _end += samples.Length;
        Taken += samples.Length;
    }
}
