using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Auditing;

/// <summary>What the program that wrote a WAV file left in its header.</summary>
/// <param name="Layout">The chunks in order, with length and tag of the fmt chunk and the texts that LIST holds.</param>
/// <param name="Sizes">The sizes of the chunks that are neither format, audio nor texts.</param>
/// <param name="Encoder">The program that LIST INFO names.</param>
/// <param name="Text">The other texts of LIST INFO in order.</param>
internal sealed record WavSignature(string Layout, string Sizes, string Encoder, string Text)
{
    // Real files have a handful; a broken one must not keep us reading.
    private const int MostChunks = 32;
    private const int MostListBytes = 4096;
    private const int ChunkHeadBytes = 8;
    private const int RiffHeadBytes = 12;
    private const string SoftwareTag = "ISFT";

    /// <summary>Reads the chunks of a file without its samples.</summary>
    /// <param name="path">A recording; one of another format than WAV has the format as its layout.</param>
    public static WavSignature Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> head = stackalloc byte[RiffHeadBytes];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head[8..].SequenceEqual("WAVE"u8))
        {
            return new WavSignature(AudioFormat.OfFile(path) ?? "", "", "", "");
        }

        var layout = new List<string> { Ascii(head[..4]) };
        var sizes = new List<string>();
        var texts = new List<(string Id, string Text)>();
        var position = (long)RiffHeadBytes;
        for (var chunk = 0; chunk < MostChunks && position + ChunkHeadBytes <= stream.Length; chunk++)
        {
            stream.Position = position;
            stream.ReadExactly(head[..ChunkHeadBytes]);
            var id = Ascii(head[..4]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            layout.Add(
                id switch
                {
                    "fmt " => ReadFormat(stream, length),
                    "LIST" => ReadList(stream, (int)Math.Min(length, MostListBytes), texts),
                    _ => id,
                }
            );
            if (id is not ("fmt " or "LIST" or "data"))
            {
                sizes.Add(length.ToString(CultureInfo.InvariantCulture));
            }

            position += ChunkHeadBytes + length + length % 2;
        }

        string Join(bool ofSoftware) =>
            string.Join("; ", texts.Where(text => text.Id == SoftwareTag == ofSoftware).Select(text => text.Text));
        return new WavSignature(string.Join(' ', layout), string.Join(' ', sizes), Join(true), Join(false));
    }

    private static string ReadFormat(FileStream stream, uint length)
    {
        Span<byte> tag = stackalloc byte[2];
        stream.ReadAtLeast(tag, tag.Length, throwOnEndOfStream: false);
        return FormattableString.Invariant($"fmt {length}/{BinaryPrimitives.ReadUInt16LittleEndian(tag)}");
    }

    private static string ReadList(FileStream stream, int length, List<(string Id, string Text)> texts)
    {
        const int TypeBytes = 4;
        var bytes = new byte[length];
        var got = stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        var names = new List<string>();
        var place = TypeBytes;
        while (place + ChunkHeadBytes <= got)
        {
            var id = Ascii(bytes.AsSpan(place, 4));
            var size = (int)
                Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place + 4)), (uint)(got - place - ChunkHeadBytes));
            names.Add(id);
            texts.Add((id, Ascii(bytes.AsSpan(place + ChunkHeadBytes, size))));
            place += ChunkHeadBytes + size + size % 2;
        }

        return $"LIST({string.Join(",", names)})";
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
