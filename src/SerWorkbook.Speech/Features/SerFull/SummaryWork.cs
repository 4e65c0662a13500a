using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Picks the values of a region and sorts them; holds the memory for it.</summary>
internal sealed class SummaryWork(Regions regions)
{
    private readonly RisingOrder _order = new(0);
    private float[] _picked = [];
    private float[] _sorted = [];

    /// <summary>Picks the values of a region.</summary>
    /// <param name="values">The descriptor's value in every frame.</param>
    /// <param name="summary">The region, and whether a functional needs the values in order.</param>
    /// <returns>The contour, empty where the region is; valid until the next call.</returns>
    public Contour Pick(ReadOnlySpan<float> values, Summary summary)
    {
        WorkMemory.Reserve(ref _picked, regions.Count);
        WorkMemory.Reserve(ref _sorted, regions.Count);
        var active = values[regions.First..regions.End];
        var count = summary.FrameRegion switch
        {
            FrameRegion.Voiced => Marked(active, voiced: true),
            FrameRegion.Unvoiced => Marked(active, voiced: false),
            FrameRegion.Bridged => Bridge(active),
            FrameRegion.Delta => Deltas(active),
            FrameRegion.VoicedDelta => VoicedSteps(active),
            _ => All(active),
        };
        var sorted = _sorted.AsSpan(0, summary.UsesOrder ? count : 0);
        _picked.AsSpan(0, sorted.Length).CopyTo(sorted);
        _order.Sort(sorted);
        return new Contour(_picked.AsSpan(0, count), sorted, SerFullVector.HopSeconds);
    }

    private int All(ReadOnlySpan<float> active)
    {
        active.CopyTo(_picked);
        return active.Length;
    }

    private int Marked(ReadOnlySpan<float> active, bool voiced)
    {
        var count = 0;
        for (var i = 0; i < active.Length; i++)
        {
            if (regions.Voiced[i] == voiced)
            {
                _picked[count++] = active[i];
            }
        }

        return count;
    }

    // Before the first and after the last voiced frame, their values stay. None where no frame is voiced.
    private int Bridge(ReadOnlySpan<float> active)
    {
        var last = -1;
        for (var i = 0; i < active.Length; i++)
        {
            if (regions.Voiced[i])
            {
                Span(last < 0 ? active[i] : active[last], active[i], last, i);
                last = i;
            }
        }

        if (last >= 0)
        {
            Span(active[last], active[last], last, active.Length);
        }

        return last < 0 ? 0 : active.Length;
    }

    // A straight line over the places between two, the second one included where it exists.
    private void Span(float from, float to, int before, int end)
    {
        for (var i = before + 1; i <= end && i < regions.Count; i++)
        {
            _picked[i] = from + (to - from) * ((float)(i - before) / (end - before));
        }
    }

    // The slope over five frames, 0.1 x the difference over two and 0.2 x that over four (The HTK Book, eq. 5.16 with
    // K = 2), the first and last frame repeated beyond the ends.
    private int Deltas(ReadOnlySpan<float> active)
    {
        var last = active.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            _picked[i] =
                0.1f * (active[Math.Min(i + 1, last)] - active[Math.Max(i - 1, 0)])
                + 0.2f * (active[Math.Min(i + 2, last)] - active[Math.Max(i - 2, 0)]);
        }

        return active.Length;
    }

    private int VoicedSteps(ReadOnlySpan<float> active)
    {
        var count = 0;
        for (var i = 1; i < active.Length; i++)
        {
            if (regions.Voiced[i] && regions.Voiced[i - 1])
            {
                _picked[count++] = active[i] - active[i - 1];
            }
        }

        return count;
    }
}
