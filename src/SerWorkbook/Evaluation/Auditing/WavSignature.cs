using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>What the program that wrote a WAV file left in its header.</summary>
/// <param name="Layout">The chunks in order, with the sizes of those that are not audio.</param>
/// <param name="Text">The texts of LIST INFO in order; empty without any.</param>
internal sealed record WavSignature(string Layout, string Text)
{
    // Real files have a handful; a broken one must not keep us reading.
    private const int MostChunks = 32;
    private const int MostListBytes = 4096;
    private const int ChunkHeadBytes = 8;
    private const int RiffHeadBytes = 12;

    /// <summary>Reads the chunks of a file without its samples.</summary>
    /// <param name="path">A WAV file that <see cref="Speech.Audio.WavFile"/> can open.</param>
    public static WavSignature Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> head = stackalloc byte[RiffHeadBytes];
        stream.ReadExactly(head);
        var layout = new StringBuilder(Ascii(head[..4]));
        var texts = new List<string>();
        var position = (long)RiffHeadBytes;
        for (var chunk = 0; chunk < MostChunks && position + ChunkHeadBytes <= stream.Length; chunk++)
        {
            stream.Position = position;
            stream.ReadExactly(head[..ChunkHeadBytes]);
            var id = Ascii(head[..4]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            layout.Append(' ').Append(id).Append(Describe(id, length, stream, texts));
            position += ChunkHeadBytes + length + length % 2;
        }

        return new WavSignature(layout.ToString(), string.Join("; ", texts));
    }

    // Sizes of data follow the recording, those of LIST its texts: neither is a trait of the encoder.
    private static string Describe(string id, uint length, FileStream stream, List<string> texts)
    {
        switch (id)
        {
            case "data":
                return "";
            case "LIST":
                return ReadList(stream, (int)Math.Min(length, MostListBytes), texts);
            case "fmt ":
                Span<byte> tag = stackalloc byte[2];
                stream.ReadAtLeast(tag, tag.Length, throwOnEndOfStream: false);
                return FormattableString.Invariant($"{length}/{BinaryPrimitives.ReadUInt16LittleEndian(tag)}");
            default:
                return FormattableString.Invariant($":{length}");
        }
    }

    private static string ReadList(FileStream stream, int length, List<string> texts)
    {
        var bytes = new byte[length];
        var got = stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        var names = new List<string>();
        var place = 4;
        while (place + ChunkHeadBytes <= got)
        {
            var id = Ascii(bytes.AsSpan(place, 4));
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place + 4)), (uint)(got - place - ChunkHeadBytes));
            names.Add(id);
            texts.Add($"{id}={Ascii(bytes.AsSpan(place + ChunkHeadBytes, size))}");
            place += ChunkHeadBytes + size + size % 2;
        }

        return $"({string.Join(",", names)})";
    }

    private static string Ascii(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            if (value != 0)
            {
                text.Append(value is >= (byte)' ' and <= (byte)'~' ? (char)value : '?');
            }
        }

        return text.ToString();
    }
}
