namespace SerWorkbook.AudioCodecs;

/// <summary>A recording that a decoder may read several times, but not for ever.</summary>
/// <remarks>Decoders of others that look for the next page of a damaged file come back to the same place.</remarks>
internal sealed class BudgetedStream(Stream inner) : Stream
{
    private const long FixedSteps = 1 << 13;
    private const long StepsPerByte = 8;

    private long _left = FixedSteps + StepsPerByte * inner.Length;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.Position;
        set
        {
            Spend(1);
            inner.Position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Spend(1 + read);
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Spend(1);
        return inner.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Spend(long steps)
    {
        _left -= steps;
        if (_left < 0)
        {
            throw new InvalidDataException("Its parts lead in a circle.");
        }
    }
}
