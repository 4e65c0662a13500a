using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>The header of AU files (Sun, NeXT), of either byte order.</summary>
internal static class AuHeader
{
    private const int HeadBytes = 24;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidAudioException">It cannot be used.</exception>
    public static AudioLayout Read(Stream stream, string name)
    {
        var head = new byte[HeadBytes];
        HeaderBytes.ReadAt(stream, 0, head);
        var isBigEndian = head[0] == (byte)'.';
        uint Field(int number) =>
            isBigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4 * number))
                : BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4 * number));
        var (start, stated, encoding) = (Math.Clamp(Field(1), HeadBytes, stream.Length), Field(2), Field(3));
        var (coding, bytes) = CodingOf(encoding) ?? throw UnreadFormat.Of(name, $"AU ({NameOf(encoding)})");
        AudioLayout.Check(name, Field(5), Field(4));
        var (held, promised) = HeaderBytes.TrueLength(stated, stream.Length - start, stated is 0 or uint.MaxValue);
        return new AudioLayout
        {
            Coding = coding,
            Channels = (int)Field(5),
            SampleRate = (int)Field(4),
            SampleBytes = bytes,
            IsBigEndian = isBigEndian,
            DataStart = start,
            DataBytes = held,
            PromisedBytes = promised,
        };
    }

    private static (SampleCoding Coding, int Bytes)? CodingOf(uint encoding) =>
        encoding switch
        {
            1 => (SampleCoding.MuLaw, 1),
            2 => (SampleCoding.SignedInteger, 1),
            3 => (SampleCoding.SignedInteger, 2),
            4 => (SampleCoding.SignedInteger, 3),
            5 => (SampleCoding.SignedInteger, 4),
            6 => (SampleCoding.Float, 4),
            7 => (SampleCoding.Float, 8),
            27 => (SampleCoding.ALaw, 1),
            _ => null,
        };

    private static string NameOf(uint encoding) =>
        encoding switch
        {
            23 => "G.721 ADPCM",
            24 => "G.722",
            25 or 26 => "G.723 ADPCM",
            _ => FormattableString.Invariant($"of the unknown number {encoding}"),
        };
}
