namespace SerWorkbook.Speech.Descriptors.F0;

/// <summary>The most likely F0 values of one frame.</summary>
internal sealed class F0Candidates
{
    /// <summary>Candidates at most.</summary>
    public const int Most = 6;

    private readonly double[] _octaves = new double[Most];
    private readonly float[] _sums = new float[Most];

    /// <summary>Number of candidates.</summary>
    public int Count { get; private set; }

    /// <summary>Places on the octave axis, log2 of Hz, the likeliest first.</summary>
    public ReadOnlySpan<double> Octaves => _octaves.AsSpan(0, Count);

    /// <summary>Subharmonic sums at these places.</summary>
    public ReadOnlySpan<float> Sums => _sums.AsSpan(0, Count);

    /// <summary>Forgets all candidates.</summary>
    public void Clear() => Count = 0;

    /// <summary>The most values that <see cref="CopyTo"/> gives.</summary>
    public const int MostValues = 1 + 2 * Most;

    /// <summary>Copies the candidates.</summary>
    /// <param name="values">Takes <see cref="MostValues"/> values.</param>
    public void CopyTo(Span<double> values)
    {
        values[0] = Count;
        for (var i = 0; i < Count; i++)
        {
            (values[1 + 2 * i], values[2 + 2 * i]) = (_octaves[i], _sums[i]);
        }
    }

    /// <summary>Takes candidates that were copied.</summary>
    /// <param name="values">What <see cref="CopyTo"/> gave.</param>
    public void CopyFrom(ReadOnlySpan<double> values)
    {
        Count = (int)values[0];
        for (var i = 0; i < Count; i++)
        {
            (_octaves[i], _sums[i]) = (values[1 + 2 * i], (float)values[2 + 2 * i]);
        }
    }

    /// <summary>Adds a candidate where its sum belongs; the least likely one falls out when there are too many.</summary>
    /// <param name="octave">log2 of its frequency in Hz.</param>
    /// <param name="sum">Its subharmonic sum.</param>
    public void Add(double octave, float sum)
    {
        if (Count == Most && sum <= _sums[Most - 1])
        {
            return;
        }

        var place = Count == Most ? Most - 1 : Count++;
        while (place > 0 && _sums[place - 1] < sum)
        {
            (_sums[place], _octaves[place]) = (_sums[place - 1], _octaves[place - 1]);
            place--;
        }

        (_sums[place], _octaves[place]) = (sum, octave);
    }
}
