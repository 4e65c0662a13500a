using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The header of AIFF and AIFF-C files (Apple 1989 and 1991).</summary>
internal static class AiffHeader
{
    private const int FileHeadBytes = 12;
    private const int ChunkHeadBytes = 8;
    private const int CommonBytes = 18;
    private const int SoundHeadBytes = 8;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidAudioException">It cannot be used.</exception>
    public static AudioLayout Read(Stream stream, string name)
    {
        AudioLayout? format = null;
        (long Start, long Held, long Promised)? sound = null;
        Span<byte> head = stackalloc byte[ChunkHeadBytes];
        var position = (long)FileHeadBytes;
        var chunks = 0;
        while (position + ChunkHeadBytes <= stream.Length && (format is null || sound is null))
        {
            HeaderBytes.CountChunk(ref chunks, name);
            HeaderBytes.ReadAt(stream, position, head);
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            position += ChunkHeadBytes;
            if (head.StartsWith("COMM"u8))
            {
                format = ReadCommon(stream, length, name);
            }
            else if (head.StartsWith("SSND"u8))
            {
                sound = ReadSound(stream, position, length);
            }

            position += length + length % 2;
        }

        return format is null ? throw new InvalidAudioException(name, "it holds no COMM chunk")
            : sound is not { } data ? throw new InvalidAudioException(name, "it holds no SSND chunk, so no samples")
            : format with { DataStart = data.Start, DataBytes = data.Held, PromisedBytes = data.Promised };
    }

    private static AudioLayout ReadCommon(Stream stream, long length, string name)
    {
        var fields = new byte[Math.Min(length, CommonBytes + 4)];
        if (stream.ReadAtLeast(fields, fields.Length, throwOnEndOfStream: false) < CommonBytes)
        {
            throw new InvalidAudioException(name, $"its COMM chunk has {fields.Length} bytes; {CommonBytes} or more are needed");
        }

        var channels = BinaryPrimitives.ReadUInt16BigEndian(fields);
        int bits = BinaryPrimitives.ReadUInt16BigEndian(fields.AsSpan(6));
        var rate = Extended(fields.AsSpan(8));
        var compression = fields.Length >= CommonBytes + 4 ? Encoding.Latin1.GetString(fields, CommonBytes, 4) : "NONE";
        AudioLayout.Check(name, channels, rate);
        var layout = new AudioLayout
        {
            Coding = SampleCoding.SignedInteger,
            Channels = channels,
            SampleRate = (int)Math.Round(rate),
            IsBigEndian = true,
        };
        int Width(SampleCoding coding) => LinearWidth.Check(name, coding, (bits + 7) / 8, bits);
        return compression switch
        {
            "NONE" or "twos" => layout with { SampleBytes = Width(SampleCoding.SignedInteger) },
            "sowt" => layout with { SampleBytes = Width(SampleCoding.SignedInteger), IsBigEndian = false },
            "raw " => layout with { Coding = SampleCoding.Integer, SampleBytes = Width(SampleCoding.Integer) },
            "in24" => layout with { SampleBytes = 3 },
            "in32" => layout with { SampleBytes = 4 },
            "42ni" => layout with { SampleBytes = 3, IsBigEndian = false },
            "23ni" => layout with { SampleBytes = 4, IsBigEndian = false },
            "fl32" or "FL32" => layout with { Coding = SampleCoding.Float, SampleBytes = 4 },
            "fl64" or "FL64" => layout with { Coding = SampleCoding.Float, SampleBytes = 8 },
            "alaw" or "ALAW" => layout with { Coding = SampleCoding.ALaw, SampleBytes = 1 },
            "ulaw" or "ULAW" => layout with { Coding = SampleCoding.MuLaw, SampleBytes = 1 },
            "ima4" => layout with { Coding = SampleCoding.QuickTimeIma, BlockBytes = QuickTimeIma.PacketBytes * channels },
            "GSM " or "agsm" => layout with { Coding = SampleCoding.Gsm, BlockBytes = GsmBlocks.FrameBytes },
            _ => throw UnreadFormat.Of(name, $"AIFF-C ({AudioFormat.Printable(compression)})"),
        };
    }

    private static (long Start, long Held, long Promised) ReadSound(Stream stream, long position, long length)
    {
        Span<byte> head = stackalloc byte[SoundHeadBytes];
        stream.ReadExactly(head);
        var offset = SoundHeadBytes + (long)BinaryPrimitives.ReadUInt32BigEndian(head);
        var start = Math.Min(position + offset, stream.Length);
        var (held, promised) = HeaderBytes.TrueLength(length - offset, stream.Length - start, length is 0 or >= 0x7FFFF000);
        return (start, held, promised);
    }

    // A floating-point number of 80 bits: sign and exponent, then 64 bits of mantissa with its first bit written out.
    private static double Extended(ReadOnlySpan<byte> bytes)
    {
        const int Bias = 16_383 + 63;
        var exponent = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        var mantissa = BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        return Math.ScaleB(mantissa, (exponent & 0x7FFF) - Bias) * ((exponent & 0x8000) == 0 ? 1 : -1);
    }
}
