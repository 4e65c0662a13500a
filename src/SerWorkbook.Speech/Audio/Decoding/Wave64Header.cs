using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The header of Wave64 files (Sony, later Sound Forge): RIFF with GUIDs and lengths of 64 bits.</summary>
internal static class Wave64Header
{
    private const int ChunkHeadBytes = 24;
    private const int FileHeadBytes = 40;
    private const int LargestFormatChunk = 256;

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
            var length = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
            var start = position + ChunkHeadBytes;
            if (head.StartsWith("fmt "u8))
            {
                var fields = new byte[Math.Clamp(length - ChunkHeadBytes, 0, LargestFormatChunk)];
                var got = stream.ReadAtLeast(fields, fields.Length, throwOnEndOfStream: false);
                format =
                    got >= 16
                        ? WaveFormat.Parse(fields.AsMemory(0, got), isBigEndian: false, name)
                        : throw new InvalidAudioException(name, $"its fmt chunk has {got} bytes; 16, 18 or 40 are needed");
            }
            else if (head.StartsWith("data"u8) && format is not null)
            {
                var there = stream.Length - start;
                var (held, promised) = HeaderBytes.TrueLength(length - ChunkHeadBytes, there, length is <= ChunkHeadBytes or long.MaxValue);
                return format with { DataStart = start, DataBytes = held, PromisedBytes = promised };
            }

            if (length < ChunkHeadBytes || length > stream.Length)
            {
                break;
            }

            position += (length + 7) & ~7L;
        }

        throw new InvalidAudioException(name, format is null ? "it holds no fmt chunk" : "it holds no data chunk, so no samples");
    }
}
