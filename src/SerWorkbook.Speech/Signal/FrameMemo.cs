namespace SerWorkbook.Speech.Signal;

/// <summary>What was measured in the last frames of a stream, found by the number of the frame, so that overlapping windows share
/// it.</summary>
/// <typeparam name="T">The kind of values.</typeparam>
/// <param name="width">Values per frame.</param>
internal sealed class FrameMemo<T>(int width)
    where T : unmanaged
{
    private long[] _numbers = [];
    private T[] _values = [];

    /// <summary>Makes room for as many frames as a window has; what was kept stays if there was room before.</summary>
    public void Reserve(int frames)
    {
        if (frames > _numbers.Length)
        {
            _numbers = new long[frames];
            _values = new T[frames * width];
            Clear();
        }
    }

    /// <summary>Forgets the stream.</summary>
    public void Clear() => Array.Fill(_numbers, -1);

    /// <summary>Looks for a frame.</summary>
    /// <param name="frame">Its number in the stream, 0 or more.</param>
    /// <param name="values">Its values, valid until another frame is kept.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGet(long frame, out ReadOnlySpan<T> values)
    {
        var place = (int)(frame % _numbers.Length);
        values = _values.AsSpan(place * width, width);
        return _numbers[place] == frame;
    }

    /// <summary>Keeps a frame in the place of an older one.</summary>
    /// <param name="frame">Its number in the stream, 0 or more.</param>
    /// <returns>Where its values go.</returns>
    public Span<T> Keep(long frame)
    {
        var place = (int)(frame % _numbers.Length);
        _numbers[place] = frame;
        return _values.AsSpan(place * width, width);
    }
}
