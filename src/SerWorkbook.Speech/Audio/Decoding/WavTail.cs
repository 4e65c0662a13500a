using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Finds the chunks behind the samples of a WAV file whose header does not say where the samples end.</summary>
/// <remarks>
/// Recorders that could not seek back leave a length of 0 or 2^32 - 1, and some editors append tags to such a file. The tags are
/// known by their name and by their lengths, which add up to the end of the file exactly; by chance samples do neither.
/// </remarks>
internal static class WavTail
{
    // Longer tags, such as pictures, are rare; they would be read as sound, as before.
    private const int LargestTail = 1 << 20;
    private const int MostChunks = 64;

    private static readonly string[] Names =
    [
        "LIST",
        "bext",
        "iXML",
        "axml",
        "id3 ",
        "ID3 ",
        "cue ",
        "smpl",
        "inst",
        "fact",
        "PEAK",
        "JUNK",
        "junk",
        "PAD ",
        "FLLR",
        "DISP",
        "_PMX",
        "acid",
        "umid",
        "afsp",
        "plst",
        "note",
        "labl",
    ];

    /// <summary>Looks for the first chunk behind the samples.</summary>
    /// <param name="stream">The file; its position is not kept.</param>
    /// <param name="dataStart">Where the samples start.</param>
    /// <returns>Where the chunk starts; <see langword="null"/> where the samples reach the end of the file.</returns>
    public static long? FindStart(Stream stream, long dataStart)
    {
        var start = Math.Max(dataStart, stream.Length - LargestTail);
        var tail = new byte[Math.Max(0, stream.Length - start)];
        stream.Position = start;
        stream.ReadExactly(tail);
        for (var place = 0; place + 8 <= tail.Length; place++)
        {
            if (IsKnown(tail.AsSpan(place, 4)) && ReachesEnd(tail, place))
            {
                return start + place;
            }
        }

        return null;
    }

    private static bool IsKnown(ReadOnlySpan<byte> id)
    {
        foreach (var name in Names)
        {
            if (Ascii.Equals(id, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ReachesEnd(ReadOnlySpan<byte> tail, int place)
    {
        var position = (long)place;
        for (var chunk = 0; chunk < MostChunks && position + 8 <= tail.Length; chunk++)
        {
            var head = tail.Slice((int)position, 8);
            if (head[..4].IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            position += 8 + (long)length + length % 2;
        }

        // The last chunk may lack its padding byte.
        return position == tail.Length || position == tail.Length + 1L;
    }
}
