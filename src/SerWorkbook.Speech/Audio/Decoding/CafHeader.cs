using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The header of Core Audio files (Apple's Core Audio Format Specification 1.0).</summary>
internal static class CafHeader
{
    private const int FileHeadBytes = 8;
    private const int ChunkHeadBytes = 12;
    private const int DescriptionBytes = 32;
    private const int EditCountBytes = 4;
    private const uint IsFloat = 1;
    private const uint IsLittleEndian = 2;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidAudioException">It cannot be used.</exception>
    public static AudioLayout Read(Stream stream, string name)
    {
        AudioLayout? format = null;
        Span<byte> head = stackalloc byte[ChunkHeadBytes];
        var position = (long)FileHeadBytes;
        var chunks = 0;
        while (position + ChunkHeadBytes <= stream.Length)
        {
            HeaderBytes.CountChunk(ref chunks, name);
            HeaderBytes.ReadAt(stream, position, head);
            var length = BinaryPrimitives.ReadInt64BigEndian(head[4..]);
            position += ChunkHeadBytes;
            if (head.StartsWith("desc"u8) && length >= DescriptionBytes)
            {
                format = ReadDescription(stream, name);
            }
            else if (head.StartsWith("data"u8) && format is not null)
            {
                var start = Math.Min(position + EditCountBytes, stream.Length);
                var (held, promised) = HeaderBytes.TrueLength(length - EditCountBytes, stream.Length - start, length < 0);
                return format with { DataStart = start, DataBytes = held, PromisedBytes = promised };
            }

            if (length < 0 || length > stream.Length)
            {
                break;
            }

            position += length;
        }

        throw new InvalidAudioException(name, format is null ? "it holds no desc chunk" : "it holds no data chunk, so no samples");
    }

    private static AudioLayout ReadDescription(Stream stream, string name)
    {
        Span<byte> fields = stackalloc byte[DescriptionBytes];
        stream.ReadExactly(fields);
        var rate = BinaryPrimitives.ReadDoubleBigEndian(fields);
        var id = Encoding.Latin1.GetString(fields[8..12]);
        var flags = BinaryPrimitives.ReadUInt32BigEndian(fields[12..]);
        var packetBytes = BinaryPrimitives.ReadUInt32BigEndian(fields[16..]);
        var channels = BinaryPrimitives.ReadUInt32BigEndian(fields[24..]);
        var bits = BinaryPrimitives.ReadUInt32BigEndian(fields[28..]);
        AudioLayout.Check(name, channels, rate);
        var layout = new AudioLayout
        {
            Coding = (flags & IsFloat) != 0 ? SampleCoding.Float : SampleCoding.SignedInteger,
            Channels = (int)channels,
            SampleRate = (int)Math.Round(rate),
            IsBigEndian = (flags & IsLittleEndian) == 0,
        };
        return id switch
        {
            "lpcm" => layout with
            {
                SampleBytes = LinearWidth.Check(name, layout.Coding, (int)Math.Min(packetBytes / channels, 100), (int)Math.Min(bits, 1000)),
            },
            "alaw" => layout with { Coding = SampleCoding.ALaw, SampleBytes = 1 },
            "ulaw" => layout with { Coding = SampleCoding.MuLaw, SampleBytes = 1 },
            "ima4" => layout with { Coding = SampleCoding.QuickTimeIma, BlockBytes = QuickTimeIma.PacketBytes * (int)channels },
            _ => throw UnreadFormat.Of(name, $"CAF ({AudioFormat.Printable(id.Trim())})"),
        };
    }
}
