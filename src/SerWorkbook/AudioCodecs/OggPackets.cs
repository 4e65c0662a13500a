using System.Buffers.Binary;

namespace SerWorkbook.AudioCodecs;

/// <summary>The packets of the first logical stream of an Ogg file (RFC 3533).</summary>
/// <param name="stream">The file.</param>
internal sealed class OggPackets(Stream stream)
{
    private const int HeadBytes = 27;
    private const int MostSegments = 255;
    private const int FullSegment = 255;
    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Divide)];

    private readonly byte[] _page = new byte[HeadBytes + MostSegments + MostSegments * FullSegment];
    private uint? _serial;

    /// <summary>Samples up to the end of the last page with the end of a packet, by its own count; -1 before there is one.</summary>
    public long Position { get; private set; } = -1;

    /// <summary>Reads all packets; a file that was cut off gives those before the cut.</summary>
    /// <exception cref="InvalidDataException">A page is damaged.</exception>
    public IEnumerable<byte[]> Read()
    {
        var packet = new MemoryStream();
        stream.Position = 0;
        while (ReadPage() is { } segments)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(_page.AsSpan(14)) is var serial && serial != (_serial ??= serial))
            {
                continue;
            }

            var place = HeadBytes + segments;
            for (var i = 0; i < segments; i++)
            {
                packet.Write(_page, place, _page[HeadBytes + i]);
                place += _page[HeadBytes + i];
                if (_page[HeadBytes + i] < FullSegment)
                {
                    Position = Math.Max(Position, BinaryPrimitives.ReadInt64LittleEndian(_page.AsSpan(6)));
                    yield return packet.ToArray();
                    packet.SetLength(0);
                }
            }
        }
    }

    private static uint Divide(int value)
    {
        var rest = (uint)value << 24;
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 0x80000000) != 0 ? (rest << 1) ^ Polynomial : rest << 1;
        }

        return rest;
    }

    // The number of segments of the next page; null where no whole page is left.
    private int? ReadPage()
    {
        if (!Fill(0, HeadBytes))
        {
            return null;
        }

        if (!_page.AsSpan().StartsWith("OggS"u8))
        {
            throw new InvalidDataException("no page starts where one should");
        }

        var segments = _page[26];
        if (!Fill(HeadBytes, segments))
        {
            return null;
        }

        var length = 0;
        foreach (var segment in _page.AsSpan(HeadBytes, segments))
        {
            length += segment;
        }

        if (!Fill(HeadBytes + segments, length))
        {
            return null;
        }

        Check(HeadBytes + segments + length);
        return segments;
    }

    private bool Fill(int start, int count) => stream.ReadAtLeast(_page.AsSpan(start, count), count, throwOnEndOfStream: false) == count;

    private void Check(int length)
    {
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(_page.AsSpan(22));
        _page.AsSpan(22, 4).Clear();
        var sum = 0u;
        foreach (var value in _page.AsSpan(0, length))
        {
            sum = (sum << 8) ^ Table[(sum >> 24) ^ value];
        }

        if (sum != stated)
        {
            throw new InvalidDataException("the checksum of a page is wrong");
        }
    }
}
