namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Which frames of a recording are active, voiced and loud.</summary>
internal sealed class Regions
{
    public Regions(ReadOnlySpan<float> level, ReadOnlySpan<float> hertz, float activeRangeDb)
    {
        var loudest = float.NegativeInfinity;
        foreach (var value in level)
        {
            loudest = Math.Max(loudest, value);
        }

        First = 0;
        while (level[First] < loudest - activeRangeDb)
        {
            First++;
        }

        End = level.Length;
        while (level[End - 1] < loudest - activeRangeDb)
        {
            End--;
        }

        Voiced = new bool[level.Length];
        Loud = new bool[level.Length];
        var sorted = level[First..End].ToArray();
        sorted.AsSpan().Sort();
        var median = Features.Functionals.Percentile(sorted, 0.5);
        for (var i = First; i < End; i++)
        {
            Voiced[i] = hertz[i] > 0;
            Loud[i] = level[i] >= median;
        }
    }

    /// <summary>The first active frame.</summary>
    public int First { get; }

    /// <summary>The frame after the last active one.</summary>
    public int End { get; }

    /// <summary>Whether a frame is active and voiced.</summary>
    public bool[] Voiced { get; }

    /// <summary>Whether a frame is active and as loud as the median or louder.</summary>
    public bool[] Loud { get; }
}
