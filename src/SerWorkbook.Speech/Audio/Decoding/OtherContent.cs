namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Says what a file holds that is not audio, as far as its first bytes tell.</summary>
internal static class OtherContent
{
    private const int HeadBytes = 512;

    private const string Unpack = "unpack it, and give the files in it";

    private const string Again = "download the file again";

    /// <summary>The error for a stream that is not audio.</summary>
    public static InvalidAudioException Describe(Stream stream, string name)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return Describe(head, stream.Length, name);
    }

    private static InvalidAudioException Describe(ReadOnlySpan<byte> head, long length, string name) =>
        head switch
        {
            _ when head.StartsWith("version https://git-lfs"u8) => UnreadFormat.OfOther(
                name,
                "a Git LFS pointer",
                "fetch the file itself with 'git lfs pull'"
            ),
            _ when head.StartsWith("/annex/objects"u8) => UnreadFormat.OfOther(
                name,
                "a git-annex pointer",
                "fetch the file itself with 'git annex get'"
            ),
            _ when IsHtml(head) => UnreadFormat.OfOther(name, "an HTML page", Again),
            _ when head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) => UnreadFormat.OfOther(
                name,
                "a ZIP archive",
                Unpack
            ),
            [0x1F, 0x8B, ..] => UnreadFormat.OfOther(name, "a gzip archive", Unpack),
            _ when head.StartsWith("Rar!"u8) => UnreadFormat.OfOther(name, "a RAR archive", Unpack),
            [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => UnreadFormat.OfOther(name, "a 7z archive", Unpack),
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => UnreadFormat.OfOther(name, "an xz archive", Unpack),
            _ when head.StartsWith("BZh"u8) => UnreadFormat.OfOther(name, "a bzip2 archive", Unpack),
            _ when head.Length >= 262 && head[257..].StartsWith("ustar"u8) => UnreadFormat.OfOther(name, "a tar archive", Unpack),
            _ when head.StartsWith("%PDF"u8) => UnreadFormat.OfOther(name, "a PDF document", Again),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => UnreadFormat.OfOther(name, "a picture", Again),
            _ when head.StartsWith("MThd"u8) => UnreadFormat.OfOther(name, "MIDI", "give a recording"),
            [0x00, 0x05, 0x16, 0x07, ..] or [0x00, 0x05, 0x16, 0x00, ..] => UnreadFormat.OfOther(
                name,
                "an AppleDouble file, which macOS writes beside a recording",
                "delete it"
            ),
            _ when !head.ContainsAnyExcept((byte)0) => UnreadFormat.OfOther(
                name,
                FormattableString.Invariant($"nothing but zeros in its first {head.Length} of {length} bytes"),
                Again
            ),
            _ when IsText(head) => UnreadFormat.OfOther(name, "text", Again),
            _ => new InvalidAudioException(
                name,
                "its content is not an audio format that is known; convert it to WAV with the program that wrote it"
            ),
        };

    private static bool IsHtml(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart(" \t\r\n\uFEFF"u8);
        return StartsWithLetters(text, "<!doctype html"u8)
            || StartsWithLetters(text, "<html"u8)
            || StartsWithLetters(text, "<head"u8)
            || (StartsWithLetters(text, "<?xml"u8) && text.IndexOf("<html"u8) >= 0);
    }

    private static bool StartsWithLetters(ReadOnlySpan<byte> text, ReadOnlySpan<byte> letters) =>
        text.Length >= letters.Length && System.Text.Ascii.EqualsIgnoreCase(text[..letters.Length], letters);

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var value in head)
        {
            if (value < (byte)' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return true;
    }
}
