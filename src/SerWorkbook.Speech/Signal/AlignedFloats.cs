using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>Working memory that starts on a cache line, so that no vector lies across two lines.</summary>
internal sealed class AlignedFloats
{
    private const int LineBytes = 64;

    private readonly float[] _values;
    private readonly int _start;

    /// <summary>Takes zeroed memory that the garbage collector does not move.</summary>
    public AlignedFloats(int length)
    {
        Length = length;
        _values = GC.AllocateArray<float>(length + LineBytes / sizeof(float), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) % LineBytes);
        _start = past == 0 ? 0 : (LineBytes - past) / sizeof(float);
    }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>The values.</summary>
    public Span<float> Span => _values.AsSpan(_start, Length);

    /// <summary>The first value.</summary>
    public ref float First => ref _values[_start];
}
