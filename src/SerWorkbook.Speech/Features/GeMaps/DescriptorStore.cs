namespace SerWorkbook.Speech.Features.GeMaps;

/// <summary>Descriptors of a recording of any length, kept in chunks that are used again for the next recording.</summary>
public sealed class DescriptorStore
{
    /// <summary>Values a frame.</summary>
    public static readonly int Columns = Enum.GetValues<GeMapsDescriptor>().Length;

    private const int ChunkFrames = 4096;

    private readonly List<float[]> _chunks = [];

    /// <summary>Frames that have all short-frame descriptors.</summary>
    public int ShortFrames { get; set; }

    /// <summary>Frames that have all descriptors.</summary>
    public int LongFrames { get; set; }

    /// <summary>Writes one value.</summary>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="descriptor">Descriptor.</param>
    /// <param name="value">Its value.</param>
    public void Set(int frame, GeMapsDescriptor descriptor, float value) =>
        Chunk(frame)[(int)descriptor * ChunkFrames + frame % ChunkFrames] = value;

    /// <summary>Copies one descriptor over time.</summary>
    /// <param name="descriptor">Descriptor.</param>
    /// <param name="values">Takes the values of the first frames, as many as there is room for.</param>
    public void Read(GeMapsDescriptor descriptor, Span<float> values)
    {
        for (var start = 0; start < values.Length; start += ChunkFrames)
        {
            var length = Math.Min(ChunkFrames, values.Length - start);
            Chunk(start).AsSpan((int)descriptor * ChunkFrames, length).CopyTo(values[start..]);
        }
    }

    /// <summary>Forgets the recording; the memory is kept.</summary>
    public void Reset() => (ShortFrames, LongFrames) = (0, 0);

    private float[] Chunk(int frame)
    {
        while (_chunks.Count <= frame / ChunkFrames)
        {
            _chunks.Add(new float[Columns * ChunkFrames]);
        }

        return _chunks[frame / ChunkFrames];
    }
}
