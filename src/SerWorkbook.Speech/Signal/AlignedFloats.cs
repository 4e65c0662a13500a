using System.Runtime.InteropServices;

namespace SerWorkbook.Speech.Signal;

/// <summary>Memory that starts on a cache line, so that no vector lies across two lines.</summary>
/// <remarks>
/// The garbage collector may move an array, which happens once or twice in its life. Then the values are moved within it when
/// they are next asked for. Pinned arrays would do without, but cost a full collection every few dozen transforms made.
/// </remarks>
internal sealed class AlignedFloats
{
    /// <summary>Values in one cache line.</summary>
    public const int Line = 16;

    private readonly float[] _values;
    private int _start;

    /// <summary>Takes zeroed memory.</summary>
    public AlignedFloats(int length)
    {
        Length = length;
        _values = new float[length + Line];
        _start = Start();
    }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>The first value.</summary>
    public ref float First
    {
        get
        {
            var start = Start();
            if (start != _start)
            {
                _values.AsSpan(_start, Length).CopyTo(_values.AsSpan(start));
                _start = start;
            }

            return ref _values[start];
        }
    }

    // Where the first whole line begins. No address is used but for this.
    private int Start()
    {
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) / sizeof(float) % Line);
        return (Line - past) % Line;
    }
}
