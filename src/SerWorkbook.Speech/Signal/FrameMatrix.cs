namespace SerWorkbook.Speech;

/// <summary>Values over time: frames x coefficients, one frame after the other in memory.</summary>
public sealed class FrameMatrix
{
    private readonly float[] _values;

    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="frames">Rows, 0 or more.</param>
    /// <param name="coefficients">Columns, 1 or more.</param>
    public FrameMatrix(int frames, int coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients, 1);
        Frames = frames;
        Coefficients = coefficients;
        _values = new float[checked(frames * coefficients)];
    }

    /// <summary>Number of frames (rows).</summary>
    public int Frames { get; }

    /// <summary>Number of coefficients per frame (columns).</summary>
    public int Coefficients { get; }

    /// <summary>All values, frame after frame.</summary>
    public Span<float> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="frame">Row, from 0.</param>
    /// <param name="coefficient">Column, from 0.</param>
    public float this[int frame, int coefficient]
    {
        get => Row(frame)[coefficient];
        set => Row(frame)[coefficient] = value;
    }

    /// <summary>One frame.</summary>
    /// <param name="frame">Row, from 0.</param>
    /// <returns>The frame's coefficients, not a copy.</returns>
    public Span<float> Row(int frame) => _values.AsSpan(frame * Coefficients, Coefficients);

    /// <summary>One coefficient over time.</summary>
    /// <param name="coefficient">Column, from 0.</param>
    /// <returns>A copy, one value per frame.</returns>
    public float[] Column(int coefficient)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)coefficient, (uint)Coefficients, nameof(coefficient));
        var column = new float[Frames];
        for (var frame = 0; frame < Frames; frame++)
        {
            column[frame] = _values[frame * Coefficients + coefficient];
        }

        return column;
    }
}
