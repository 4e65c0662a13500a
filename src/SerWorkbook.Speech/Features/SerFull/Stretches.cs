namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Unbroken runs of frames of one kind.</summary>
internal sealed class Stretches
{
    private readonly List<int> _lengths = [];
    private int _frames;

    /// <summary>The length of every run, frames.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Finds the runs.</summary>
    /// <param name="marks">A mark for every frame, one or more.</param>
    /// <param name="wanted">The mark that runs are made of.</param>
    /// <returns>This object.</returns>
    public Stretches Find(ReadOnlySpan<bool> marks, bool wanted)
    {
        _frames = marks.Length;
        _lengths.Clear();
        var rest = marks;
        while (rest.IndexOf(wanted) is var start and >= 0)
        {
            rest = rest[start..];
            var end = rest.IndexOf(!wanted);
            _lengths.Add(end < 0 ? rest.Length : end);
            rest = rest[_lengths[^1]..];
        }

        return this;
    }

    /// <summary>Sums the runs up.</summary>
    /// <param name="result">Takes share of the frames, runs per second, and mean, deviation and maximum of the lengths in seconds; all 0
    /// where there is no run.</param>
    public void Fill(Span<float> result)
    {
        var count = _lengths.Count;
        if (count == 0)
        {
            result[..5].Clear();
            return;
        }

        var (sum, longest, squares) = (0, 0, 0.0);
        foreach (var length in _lengths)
        {
            (sum, longest) = (sum + length, Math.Max(longest, length));
        }

        var mean = (double)sum / count;
        foreach (var length in _lengths)
        {
            squares += (length - mean) * (length - mean);
        }

        result[0] = (float)(mean * count / _frames);
        result[1] = (float)(count / (_frames * SerFullVector.HopSeconds));
        result[2] = (float)(mean * SerFullVector.HopSeconds);
        result[3] = (float)(Math.Sqrt(squares / count) * SerFullVector.HopSeconds);
        result[4] = (float)(longest * SerFullVector.HopSeconds);
    }
}
