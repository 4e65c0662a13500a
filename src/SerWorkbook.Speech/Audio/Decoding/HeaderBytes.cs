namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Reads parts of a header.</summary>
internal static class HeaderBytes
{
    // Editors leave some tens of them before the samples.
    private const int MostChunks = 10_000;

    /// <summary>Counts a chunk before the samples, so that a file of nothing but chunks is refused before it takes long.</summary>
    /// <exception cref="InvalidAudioException">There are too many.</exception>
    public static void CountChunk(ref int chunks, string name)
    {
        if (++chunks > MostChunks)
        {
            throw new InvalidAudioException(
                name,
                $"it holds more than {MostChunks} chunks before its samples; this is damaged or made to take long"
            );
        }
    }

    /// <summary>Fills a span from a place of the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static void ReadAt(Stream stream, long position, Span<byte> bytes)
    {
        stream.Position = position;
        stream.ReadExactly(bytes);
    }

    /// <summary>A length that may lie: what is there of it.</summary>
    /// <param name="stated">The length that the header gives.</param>
    /// <param name="there">Bytes to the end of the file.</param>
    /// <param name="isPlaceholder">Whether the stated length is a mark for "unknown".</param>
    public static (long Held, long Promised) TrueLength(long stated, long there, bool isPlaceholder) =>
        isPlaceholder ? (there, there) : (Math.Clamp(stated, 0, there), Math.Max(0, stated));
}
