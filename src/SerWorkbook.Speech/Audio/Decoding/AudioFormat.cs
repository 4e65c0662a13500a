using System.Buffers.Binary;
using SerWorkbook.Speech.Audio.Decoding;

namespace SerWorkbook.Speech;

/// <summary>Tells what kind of audio a file holds, by its first bytes and, where these say nothing, by its name.</summary>
/// <remarks>
/// <see cref="WavFile"/> decodes some of them; the others are told apart so that such files are named and counted. The signatures
/// are those of the formats' own definitions.
/// </remarks>
public static class AudioFormat
{
    /// <summary>The kind of a file that starts as WAV files do.</summary>
    public const string Wav = "WAV";

    internal const string BigEndianWav = "RIFX (big-endian WAV)";
    internal const string Wave64 = "Wave64";
    internal const string Aiff = "AIFF";
    internal const string AiffC = "AIFF-C";
    internal const string Au = "AU";
    internal const string Caf = "CAF";
    internal const string Sphere = "NIST SPHERE";

    /// <summary>The kind of FLAC without a container.</summary>
    public const string Flac = "FLAC";

    /// <summary>The kind of MPEG audio of layer III.</summary>
    public const string Mp3 = "MP3";

    /// <summary>The kind of MPEG audio of layers I and II.</summary>
    public const string Mp2 = "MP2";

    /// <summary>The kind of Vorbis in Ogg.</summary>
    public const string Vorbis = "Ogg Vorbis";

    /// <summary>The kind of Opus in Ogg.</summary>
    public const string Opus = "Opus";

    private const int HeadBytes = 64;
    private const int TagHeadBytes = 10;

    private static readonly string[] Extensions =
    [
        ".3gp",
        ".aac",
        ".ac3",
        ".aif",
        ".aifc",
        ".aiff",
        ".al",
        ".amr",
        ".ape",
        ".au",
        ".avi",
        ".caf",
        ".dsf",
        ".dts",
        ".flac",
        ".gsm",
        ".m4a",
        ".m4b",
        ".mka",
        ".mkv",
        ".mov",
        ".mp2",
        ".mp3",
        ".mp4",
        ".mpc",
        ".nist",
        ".oga",
        ".ogg",
        ".opus",
        ".pcm",
        ".ra",
        ".rf64",
        ".snd",
        ".sph",
        ".spx",
        ".tta",
        ".ul",
        ".voc",
        ".w64",
        ".wav",
        ".wave",
        ".webm",
        ".wma",
        ".wv",
    ];

    /// <summary>Tells the kind of a file.</summary>
    /// <param name="path">A file that can be opened.</param>
    /// <returns>The kind, such as "FLAC"; <see langword="null"/> where neither content nor name is that of audio.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string? OfFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (OrdinaryFile.FindFault(path) is not null)
        {
            return OfName(path);
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        return OfStream(stream) ?? OfName(path);
    }

    /// <summary>Tells the kind by the content of a stream, behind a tag of ID3 where it starts with one.</summary>
    /// <param name="stream">A seekable stream; its position changes.</param>
    /// <returns>The kind; <see langword="null"/> where the content is that of no audio format that is known.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static string? OfStream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var start = SkipTag(stream);
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.Position = start;
        var kind = OfContent(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        return kind is "M4A" or "MP4" or "3GP" or "QuickTime" && Mp4Codec.Find(stream) is { } codec
            ? $"{kind} ({codec})"
            : kind ?? (start > 0 ? Mp3 : null);
    }

    /// <summary>What a message says about audio that is not decoded.</summary>
    internal static string Remedy(string format, string name) =>
        $"it is {format}, which cannot be read; convert it to WAV, such as with 'ffmpeg -i {FileOf(name)} {StemOf(name)}.wav'";

    /// <summary>Where the audio starts: behind the tag of ID3v2 that some programs put before any format.</summary>
    /// <param name="stream">A seekable stream; its position changes.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static long SkipTag(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> head = stackalloc byte[TagHeadBytes];
        stream.Position = 0;
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith("ID3"u8))
        {
            return 0;
        }

        // Four times seven bits, and a footer as long as the head where its flag is set.
        var size = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9];
        return Math.Min(stream.Length, TagHeadBytes + size + ((head[5] & 0x10) != 0 ? TagHeadBytes : 0));
    }

    /// <summary>A code of four letters as it can be shown.</summary>
    internal static string Printable(string code) =>
        string.Concat(code.Select(character => character is > ' ' and <= '~' ? character : '?'));

    private static string FileOf(string name) => Path.GetFileName(name) is { Length: > 0 } file ? file : "FILE";

    private static string StemOf(string name) => Path.GetFileNameWithoutExtension(name) is { Length: > 0 } stem ? stem : "FILE";

    /// <summary>Tells the kind by the first bytes of a file.</summary>
    /// <param name="head">The first bytes, up to 64 are looked at.</param>
    /// <returns>The kind, such as "FLAC"; <see langword="null"/> where the bytes are those of no audio format that is known.</returns>
    public static string? OfContent(ReadOnlySpan<byte> head) =>
        head.Length < 12
            ? null
            : head switch
            {
                _ when head.StartsWith("RIFF"u8) => Riff(head[8..12]),
                _ when head.StartsWith("RF64"u8) && head[8..].StartsWith("WAVE"u8) => Wav,
                _ when head.StartsWith("BW64"u8) && head[8..].StartsWith("WAVE"u8) => Wav,
                _ when head.StartsWith("RIFX"u8) && head[8..].StartsWith("WAVE"u8) => BigEndianWav,
                [0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11, ..] => Wave64,
                _ when head.StartsWith("FORM"u8) => head[8..].StartsWith("AIFC"u8) ? AiffC
                : head[8..].StartsWith("AIFF"u8) ? Aiff
                : head[8..].StartsWith("8SVX"u8) ? "8SVX"
                : null,
                _ when head.StartsWith("fLaC"u8) => Flac,
                _ when head.StartsWith("OggS"u8) => Ogg(head),
                _ when head[4..].StartsWith("ftyp"u8) => head[8..].StartsWith("M4A"u8) ? "M4A"
                : head[8..].StartsWith("3g"u8) ? "3GP"
                : head[8..].StartsWith("qt"u8) ? "QuickTime"
                : "MP4",
                _ when head.StartsWith("ID3"u8) => Mp3,
                _ when IsMpegFrame(head) => (head[1] & 6) == 2 ? Mp3 : Mp2,
                _ when head.StartsWith("FLV\x01"u8) => "FLV",
                [0x00, 0x00, 0x01, 0xBA, ..] => "MPEG video",
                _ when head.StartsWith(".RMF"u8) => "RealMedia",
                _ when head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 || head.StartsWith("ADIF"u8) => "AAC",
                _ when head.StartsWith(".snd"u8) || head.StartsWith("dns."u8) => Au,
                _ when head.StartsWith("caff"u8) => Caf,
                _ when head.StartsWith("#!AMR"u8) => "AMR",
                _ when head.StartsWith("NIST_1A"u8) => Sphere,
                _ when head.StartsWith("Creative Voice File"u8) => "VOC",
                _ when head.StartsWith("wvpk"u8) => "WavPack",
                _ when head.StartsWith("MAC "u8) => "Monkey's Audio",
                _ when head.StartsWith("TTA1"u8) => "True Audio",
                _ when head.StartsWith("DSD "u8) => "DSF",
                [0x0B, 0x77, ..] => "AC-3",
                [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => "WMA",
                [0x1A, 0x45, 0xDF, 0xA3, ..] => "Matroska or WebM",
                _ => null,
            };

    /// <summary>Tells the kind by the extension of a name.</summary>
    /// <param name="path">A path or a name.</param>
    /// <returns>The kind, such as "MP3 by its name"; <see langword="null"/> where the extension is not that of audio.</returns>
    public static string? OfName(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return Extensions.Contains(extension, StringComparer.Ordinal) ? extension[1..].ToUpperInvariant() + " by its name" : null;
    }

    private static string? Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WAVE"u8) ? Wav
        : form.SequenceEqual("AVI "u8) ? "AVI"
        : form.SequenceEqual("RMID"u8) ? "MIDI"
        : null;

    // The first page of a logical stream has one segment, whose data starts behind 27 bytes and the table of one length.
    private static string Ogg(ReadOnlySpan<byte> head) =>
        head.Length < 36
            ? "Ogg"
            : head[28..] switch
            {
                var data when data.StartsWith("OpusHead"u8) => Opus,
                var data when data[1..].StartsWith("vorbis"u8) => Vorbis,
                var data when data.StartsWith("Speex"u8) => "Speex",
                var data when data[1..].StartsWith("FLAC"u8) => "Ogg FLAC",
                _ => "Ogg",
            };

    // Eleven bits of synchronisation, layer II or III, and no value that is reserved (ISO/IEC 11172-3, 2.4.2.3).
    private static bool IsMpegFrame(ReadOnlySpan<byte> head)
    {
        var header = BinaryPrimitives.ReadUInt32BigEndian(head);
        var (version, layer, bitRate, rate) = ((header >> 19) & 3, (header >> 17) & 3, (header >> 12) & 15, (header >> 10) & 3);
        return header >> 21 == 0x7FF && version != 1 && layer is 1 or 2 && bitRate is > 0 and < 15 && rate != 3;
    }
}
