namespace SerWorkbook.Speech.Descriptors.Tracks;

/// <summary>Descriptors of a recording of any length, kept in chunks that are used again for the next recording.</summary>
/// <remarks>A descriptor that is never written, or only with 0, takes no memory: a long recording holds what its set needs.</remarks>
internal sealed class DescriptorStore
{
    /// <summary>Values per frame.</summary>
    public static readonly int Columns = Enum.GetValues<GeMapsDescriptor>().Length;

    private const int ChunkFrames = 4096;

    // Chunks x descriptors.
    private readonly List<float[]?[]> _chunks = [];

    /// <summary>Frames that have all short-frame descriptors.</summary>
    public int ShortFrames { get; set; }

    /// <summary>Frames that have all descriptors.</summary>
    public int LongFrames { get; set; }

    /// <summary>Writes one value.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="descriptor">Descriptor.</param>
    /// <param name="value">Its value.</param>
    public void Set(int frame, GeMapsDescriptor descriptor, float value)
    {
        var chunk = Chunk(frame);
        if (chunk[(int)descriptor] is { } values)
        {
            values[frame % ChunkFrames] = value;
        }
        else if (value != 0)
        {
            // Pinned memory is not moved by the garbage collector, so that a long recording never stands in memory twice.
            var added = GC.AllocateArray<float>(ChunkFrames, pinned: true);
            added[frame % ChunkFrames] = value;
            chunk[(int)descriptor] = added;
        }
    }

    /// <summary>Copies one descriptor over time.</summary>
    /// <param name="descriptor">Descriptor.</param>
    /// <param name="values">Takes the values of the first frames, as many as there is room for.</param>
    public void Read(GeMapsDescriptor descriptor, Span<float> values)
    {
        for (var start = 0; start < values.Length; start += ChunkFrames)
        {
            var length = Math.Min(ChunkFrames, values.Length - start);
            var part = values.Slice(start, length);
            if (Chunk(start)[(int)descriptor] is { } chunk)
            {
                chunk.AsSpan(0, length).CopyTo(part);
            }
            else
            {
                part.Clear();
            }
        }
    }

    /// <summary>Forgets the recording; the memory is kept.</summary>
    public void Reset() => (ShortFrames, LongFrames) = (0, 0);

    private float[]?[] Chunk(int frame)
    {
        while (_chunks.Count <= frame / ChunkFrames)
        {
            _chunks.Add(new float[Columns][]);
        }

        return _chunks[frame / ChunkFrames];
    }
}
