namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Finds the codec of the audio in an MP4 file or a relative of it.</summary>
/// <remarks>Looks for the sample description at both ends of the file, where its index lies, without following all its boxes.</remarks>
internal static class Mp4Codec
{
    private const int SearchedBytes = 1 << 18;

    private static readonly (byte[] Code, string Name)[] Codecs =
    [
        ([.. "mp4a"u8], "AAC"),
        ([.. "alac"u8], "ALAC"),
        ([.. "samr"u8], "AMR"),
        ([.. "sawb"u8], "AMR-WB"),
        ([.. "Opus"u8], "Opus"),
        ([.. "fLaC"u8], "FLAC"),
        ([.. "ac-3"u8], "AC-3"),
        ([.. "sowt"u8], "PCM"),
        ([.. "twos"u8], "PCM"),
    ];

    /// <summary>Looks for the codec.</summary>
    /// <param name="stream">The file.</param>
    /// <returns><see langword="null"/> where none is found.</returns>
    public static string? Find(Stream stream)
    {
        var bytes = new byte[Math.Min(SearchedBytes, stream.Length)];
        return FindAt(stream, 0, bytes) ?? FindAt(stream, stream.Length - bytes.Length, bytes);
    }

    // Each description starts with its length and its code; the table of them has a head of 12 bytes behind its own code.
    private static string? FindAt(Stream stream, long position, byte[] bytes)
    {
        const int ToCode = 16;
        stream.Position = position;
        var rest = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        while (rest.IndexOf("stsd"u8) is >= 0 and var place && place + ToCode + 4 <= rest.Length)
        {
            var code = rest.Slice(place + ToCode, 4).ToArray();
            if (Array.Find(Codecs, codec => codec.Code.AsSpan().SequenceEqual(code)) is { Name: { } name })
            {
                return name;
            }

            rest = rest[(place + 4)..];
        }

        return null;
    }
}
