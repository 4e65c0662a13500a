namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Unbroken runs of frames of one kind.</summary>
/// <param name="Frames">Number of frames looked at, 1 or more.</param>
/// <param name="Lengths">The length of every run, frames.</param>
internal sealed record Stretches(int Frames, IReadOnlyList<int> Lengths)
{
    /// <summary>Finds the runs.</summary>
    /// <param name="marks">A mark for every frame.</param>
    /// <param name="wanted">The mark that runs are made of.</param>
    public static Stretches Of(ReadOnlySpan<bool> marks, bool wanted)
    {
        var lengths = new List<int>();
        var rest = marks;
        while (rest.IndexOf(wanted) is var start and >= 0)
        {
            rest = rest[start..];
            var end = rest.IndexOf(!wanted);
            lengths.Add(end < 0 ? rest.Length : end);
            rest = rest[lengths[^1]..];
        }

        return new Stretches(marks.Length, lengths);
    }

    /// <summary>Sums the runs up.</summary>
    /// <param name="result">Takes share of the frames, runs per second, and mean, deviation and maximum of the lengths in seconds; all 0
    /// where there is no run.</param>
    public void Fill(Span<float> result)
    {
        if (Lengths.Count == 0)
        {
            result[..5].Clear();
            return;
        }

        var mean = Lengths.Average();
        var variance = Lengths.Average(length => (length - mean) * (length - mean));
        result[0] = (float)(mean * Lengths.Count / Frames);
        result[1] = (float)(Lengths.Count / (Frames * SerFullVector.HopSeconds));
        result[2] = (float)(mean * SerFullVector.HopSeconds);
        result[3] = (float)(Math.Sqrt(variance) * SerFullVector.HopSeconds);
        result[4] = (float)(Lengths.Max() * SerFullVector.HopSeconds);
    }
}
