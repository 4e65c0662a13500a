namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Picks the values of a region and sorts them; holds the memory for it.</summary>
internal sealed class SummaryWork(int frames)
{
    private readonly float[] _picked = new float[frames];
    private readonly float[] _sorted = new float[frames];

    public Contour Contour(ReadOnlySpan<float> values, Regions regions, Region region, double hopSeconds)
    {
        var count = region switch
        {
            Region.Active => Copy(values, regions),
            Region.Voiced => Pick(values, regions, regions.Voiced),
            Region.Loud => Pick(values, regions, regions.Loud),
            Region.Delta => Deltas(values, regions),
            _ => VoicedDeltas(values, regions),
        };
        _picked.AsSpan(0, count).CopyTo(_sorted);
        _sorted.AsSpan(0, count).Sort();
        return new Contour(_picked.AsSpan(0, count), _sorted.AsSpan(0, count), hopSeconds);
    }

    private int Copy(ReadOnlySpan<float> values, Regions regions)
    {
        values[regions.First..regions.End].CopyTo(_picked);
        return regions.End - regions.First;
    }

    private int Pick(ReadOnlySpan<float> values, Regions regions, bool[] wanted)
    {
        var count = 0;
        for (var i = regions.First; i < regions.End; i++)
        {
            if (wanted[i])
            {
                _picked[count++] = values[i];
            }
        }

        return count;
    }

    // The slope over five frames (The HTK Book, eq. 5.16), the ends repeated.
    private int Deltas(ReadOnlySpan<float> values, Regions regions)
    {
        var active = values[regions.First..regions.End];
        var last = active.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            _picked[i] = 0.1f * (active[Math.Min(i + 1, last)] - active[Math.Max(i - 1, 0)])
                + 0.2f * (active[Math.Min(i + 2, last)] - active[Math.Max(i - 2, 0)]);
        }

        return active.Length;
    }

    private int VoicedDeltas(ReadOnlySpan<float> values, Regions regions)
    {
        var count = 0;
        for (var i = regions.First + 1; i < regions.End; i++)
        {
            if (regions.Voiced[i] && regions.Voiced[i - 1])
            {
                _picked[count++] = values[i] - values[i - 1];
            }
        }

        return count;
    }
}
