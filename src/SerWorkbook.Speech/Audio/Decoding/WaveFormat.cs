using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The fmt chunk of WAV and Wave64 files.</summary>
/// <remarks>Follows Microsoft's WAVEFORMATEX and WAVE_FORMAT_EXTENSIBLE; the numbers of encodings are those of RFC 2361 and
/// mmreg.h.</remarks>
internal static class WaveFormat
{
    private const int PcmTag = 0x0001;
    private const int MicrosoftAdpcmTag = 0x0002;
    private const int FloatTag = 0x0003;
    private const int ALawTag = 0x0006;
    private const int MuLawTag = 0x0007;
    private const int ImaAdpcmTag = 0x0011;
    private const int GsmTag = 0x0031;
    private const int ExtensibleTag = 0xFFFE;

    private const int FixedBytes = 16;
    private const int SizedBytes = 18;
    private const int GsmBlockBytes = 65;

    /// <summary>Reads the fields.</summary>
    /// <param name="fields">The chunk, 16 bytes or more.</param>
    /// <param name="isBigEndian">Whether the most significant byte comes first (RIFX).</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidAudioException">The encoding is not decoded, or the fields contradict each other.</exception>
    public static AudioLayout Parse(ReadOnlyMemory<byte> fields, bool isBigEndian, string name)
    {
        var span = fields.Span;
        int UInt16(int place, ReadOnlySpan<byte> bytes) =>
            isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[place..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[place..]);
        var tag = UInt16(0, span);
        var channels = UInt16(2, span);
        var rate = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(span[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(span[4..]);
        var (blockAlign, bits) = (UInt16(12, span), UInt16(14, span));
        if (tag == ExtensibleTag && span.Length >= 26)
        {
            tag = UInt16(24, span);
        }

        if (CodingOf(tag) is not { } coding)
        {
            throw UnreadFormat.Of(name, $"WAV ({NameOf(tag)})");
        }

        AudioLayout.Check(name, channels, rate);
        var layout = new AudioLayout
        {
            Coding = coding,
            Channels = channels,
            SampleRate = (int)rate,
            IsBigEndian = isBigEndian,
        };
        return coding switch
        {
            SampleCoding.ALaw or SampleCoding.MuLaw => layout with { SampleBytes = 1 },
            SampleCoding.MicrosoftGsm => layout with { BlockBytes = GsmBlockBytes },
            SampleCoding.ImaAdpcm or SampleCoding.MicrosoftAdpcm => layout with
            {
                BlockBytes = blockAlign,
                Extra = fields.Length > SizedBytes ? fields[SizedBytes..] : default,
            },
            _ => layout with { SampleBytes = SampleBytes(coding, channels, blockAlign, bits, name) },
        };
    }

    private static SampleCoding? CodingOf(int tag) =>
        tag switch
        {
            PcmTag => SampleCoding.Integer,
            FloatTag => SampleCoding.Float,
            ALawTag => SampleCoding.ALaw,
            MuLawTag => SampleCoding.MuLaw,
            ImaAdpcmTag => SampleCoding.ImaAdpcm,
            MicrosoftAdpcmTag => SampleCoding.MicrosoftAdpcm,
            GsmTag => SampleCoding.MicrosoftGsm,
            _ => null,
        };

    private static string NameOf(int tag) =>
        tag switch
        {
            0x0010 => "OKI ADPCM",
            0x0014 or 0x0040 or 0x0045 or 0x0064 => "G.726 ADPCM",
            0x0022 => "DSP Group TrueSpeech",
            0x0042 => "G.723.1",
            0x0050 => "MPEG audio",
            0x0055 => "MP3",
            0x0083 => "G.729",
            0x00FF or 0x1600 or 0x1610 => "AAC",
            0x0160 or 0x0161 or 0x0162 or 0x0163 => "Windows Media Audio",
            0x2000 => "Dolby AC-3",
            0x674F or 0x6750 or 0x6751 or 0x676F or 0x6770 or 0x6771 => "Ogg Vorbis",
            0xA109 => "Speex",
            0xF1AC => "FLAC",
            _ => FormattableString.Invariant($"of the unknown number {tag}"),
        };

    // The container of a sample may be wider than its bits (20 bits in 3 bytes); values are left-justified in it.
    private static int SampleBytes(SampleCoding coding, int channels, int blockAlign, int bits, string name)
    {
        var container = blockAlign > 0 && blockAlign % channels == 0 ? blockAlign / channels : (bits + 7) / 8;
        if (container * 8 < bits)
        {
            container = (bits + 7) / 8;
        }

        return LinearWidth.Check(name, coding, container, bits);
    }
}
