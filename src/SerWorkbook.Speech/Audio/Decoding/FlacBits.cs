using System.Numerics;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Reads bits, the most significant one first, and keeps the checksums of FLAC over the bytes that it passes.</summary>
/// <param name="stream">Where the bytes come from.</param>
internal sealed class FlacBits(Stream stream)
{
    private const int BufferBytes = 1 << 16;
    private const int Polynomial8 = 0x07;
    private const int Polynomial16 = 0x8005;

    private static readonly ushort[] Table16 = [.. Enumerable.Range(0, 256).Select(value => Divide(value, 16, Polynomial16))];
    private static readonly ushort[] Table8 = [.. Enumerable.Range(0, 256).Select(value => Divide(value, 8, Polynomial8))];

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _next;
    private int _end;
    private ulong _bits;
    private int _count;

    /// <summary>CRC-8 of the bytes since <see cref="StartFrame"/>.</summary>
    public int Checksum8 { get; private set; }

    /// <summary>CRC-16 of the bytes since <see cref="StartFrame"/>.</summary>
    public int Checksum16 { get; private set; }

    /// <summary>Whether no byte is left.</summary>
    public bool IsAtEnd => _count == 0 && !Fill();

    /// <summary>Starts the checksums anew.</summary>
    public void StartFrame() => (Checksum8, Checksum16) = (0, 0);

    /// <summary>Drops the bits up to the next whole byte.</summary>
    public void Align() => _count = 0;

    /// <summary>Reads an unsigned number of up to 32 bits.</summary>
    public uint Read(int width)
    {
        while (_count < width)
        {
            Take();
        }

        _count -= width;
        return (uint)((_bits >> _count) & ((1UL << width) - 1));
    }

    /// <summary>Reads a signed number of up to 33 bits.</summary>
    public long ReadSigned(int width)
    {
        if (width == 0)
        {
            return 0;
        }

        var value = width > 32 ? ((long)Read(width - 32) << 32) | Read(32) : Read(width);
        return value << (64 - width) >> (64 - width);
    }

    /// <summary>Counts zeros up to the next one.</summary>
    public int ReadUnary()
    {
        var zeros = 0;
        while (true)
        {
            if (_count == 0)
            {
                Take();
            }

            var rest = _bits & ((1UL << _count) - 1);
            if (rest != 0)
            {
                var first = BitOperations.Log2(rest);
                zeros += _count - 1 - first;
                _count = first;
                return zeros;
            }

            zeros += _count;
            _count = 0;
        }
    }

    private static ushort Divide(int value, int width, int polynomial)
    {
        var rest = value << (width - 8);
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & (1 << (width - 1))) != 0 ? (rest << 1) ^ polynomial : rest << 1;
        }

        return (ushort)(rest & ((1 << width) - 1));
    }

    private void Take()
    {
        if (!Fill())
        {
            throw new EndOfStreamException();
        }

        var value = _buffer[_next++];
        Checksum8 = Table8[Checksum8 ^ value];
        Checksum16 = ((Checksum16 << 8) & 0xFFFF) ^ Table16[(Checksum16 >> 8) ^ value];
        _bits = (_bits << 8) | value;
        _count += 8;
    }

    private bool Fill()
    {
        if (_next == _end)
        {
            (_next, _end) = (0, stream.Read(_buffer, 0, _buffer.Length));
        }

        return _next < _end;
    }
}
