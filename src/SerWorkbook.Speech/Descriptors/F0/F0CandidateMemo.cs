namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>The candidates of the last frames of a stream, so that overlapping windows need not look for them anew.</summary>
/// <remarks>
/// The filter before the search remembers the start of a window. So the samples that the search sees are kept as well, and candidates are
/// only used again where they are the same, bit for bit.
/// </remarks>
/// <param name="windowLength">The number of samples that a frame is found in.</param>
/// <param name="candidates">The most candidates of a frame.</param>
internal sealed class F0CandidateMemo(int windowLength, int candidates)
{
    private long[] _numbers = [];
    private int[] _counts = [];
    private float[] _windows = [];
    private F0Candidate[] _found = [];

    /// <summary>Makes room for as many frames as a window has; what was kept stays if there was room before.</summary>
    public void Reserve(int frames)
    {
        if (frames > _numbers.Length)
        {
            _numbers = new long[frames];
            _counts = new int[frames];
            _windows = new float[frames * windowLength];
            _found = new F0Candidate[frames * candidates];
            Clear();
        }
    }

    /// <summary>Forgets the stream.</summary>
    public void Clear() => Array.Fill(_numbers, -1);

    /// <summary>Looks for a frame.</summary>
    /// <param name="frame">Its number in the stream, 0 or more.</param>
    /// <param name="window">What the search would see.</param>
    /// <param name="found">Takes the candidates.</param>
    /// <param name="count">Number of candidates.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGet(long frame, ReadOnlySpan<float> window, Span<F0Candidate> found, out int count)
    {
        var place = (int)(frame % _numbers.Length);
        count = _counts[place];
        if (_numbers[place] != frame || !window.SequenceEqual(_windows.AsSpan(place * windowLength, windowLength)))
        {
            return false;
        }

        _found.AsSpan(place * candidates, count).CopyTo(found);
        return true;
    }

    /// <summary>Keeps a frame in the place of an older one.</summary>
    /// <param name="frame">Its number in the stream, 0 or more.</param>
    /// <param name="window">What the search saw.</param>
    /// <param name="found">What it found.</param>
    public void Keep(long frame, ReadOnlySpan<float> window, ReadOnlySpan<F0Candidate> found)
    {
        var place = (int)(frame % _numbers.Length);
        (_numbers[place], _counts[place]) = (frame, found.Length);
        window.CopyTo(_windows.AsSpan(place * windowLength));
        found.CopyTo(_found.AsSpan(place * candidates));
    }
}
