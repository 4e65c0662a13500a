namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Which frames of a recording are active, and which voiced.</summary>
internal sealed class Regions
{
    // Frames further below the loudest one than this, at the start and the end, are silence.
    private const float ActiveRangeDb = 35f;

    private bool[] _voiced = [];

    /// <summary>Makes regions to be found later.</summary>
    public Regions() { }

    /// <summary>Finds the regions.</summary>
    /// <param name="level">The level of every frame, dB; one or more.</param>
    /// <param name="hertz">F0 of every frame, Hz; 0 where unvoiced.</param>
    public Regions(ReadOnlySpan<float> level, ReadOnlySpan<float> hertz) => Find(level, hertz);

    /// <summary>Finds the regions of another recording.</summary>
    /// <param name="level">The level of every frame, dB; one or more.</param>
    /// <param name="hertz">F0 of every frame, Hz; 0 where unvoiced.</param>
    public void Find(ReadOnlySpan<float> level, ReadOnlySpan<float> hertz)
    {
        (First, End) = (0, level.Length);
        LoudestDb = System.Numerics.Tensors.TensorPrimitives.Max(level);
        while (level[First] < LoudestDb - ActiveRangeDb)
        {
            First++;
        }

        while (level[End - 1] < LoudestDb - ActiveRangeDb)
        {
            End--;
        }

        WorkMemory.Reserve(ref _voiced, Count);
        for (var i = 0; i < Count; i++)
        {
            _voiced[i] = hertz[First + i] > 0;
        }
    }

    /// <summary>The level of the loudest frame, dB.</summary>
    public float LoudestDb { get; private set; }

    /// <summary>The first active frame.</summary>
    public int First { get; private set; }

    /// <summary>The frame after the last active one.</summary>
    public int End { get; private set; }

    /// <summary>Number of active frames, pauses between them included; 1 or more.</summary>
    public int Count => End - First;

    /// <summary>Whether an active frame is voiced.</summary>
    public ReadOnlySpan<bool> Voiced => _voiced.AsSpan(0, Count);
}
