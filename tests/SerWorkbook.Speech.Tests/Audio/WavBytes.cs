using System.Text;

namespace SerWorkbook.Speech.Tests.Audio;

/// <summary>Builds WAV files byte by byte, right and wrong ones.</summary>
internal sealed record WavBytes
{
    public int Tag { get; init; } = 1;

    public int Channels { get; init; } = 1;

    public int Rate { get; init; } = 16_000;

    public int Bits { get; init; } = 16;

    public int FormatLength { get; init; } = 16;

    public long? DataLength { get; init; }

    public long? RiffLength { get; init; }

    /// <summary>Chunks between format and data: name and content.</summary>
    public (string Name, byte[] Content)[] Before { get; init; } = [];

    public (string Name, byte[] Content)[] After { get; init; } = [];

    public bool Padding { get; init; } = true;

    public byte[] Build(byte[] data)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body, Encoding.ASCII);
        writer.Write("WAVE"u8);
        WriteChunk(writer, "fmt ", Format());
        foreach (var (name, content) in Before)
        {
            WriteChunk(writer, name, content);
        }

        writer.Write("data"u8);
        writer.Write((uint)(DataLength ?? data.Length));
        writer.Write(data);
        if (data.Length % 2 == 1 && Padding && After.Length > 0)
        {
            writer.Write((byte)0);
        }

        foreach (var (name, content) in After)
        {
            WriteChunk(writer, name, content);
        }

        return [.. "RIFF"u8, .. BitConverter.GetBytes((uint)(RiffLength ?? body.Length)), .. body.ToArray()];
    }

    public AudioClip Read(byte[] data) => WavReader.Read(new MemoryStream(Build(data)), "test.wav");

    public WavInfo ReadInfo(byte[] data)
    {
        using var file = WavFile.Open(new MemoryStream(Build(data)), "test.wav");
        return file.Info;
    }

    private byte[] Format()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var extensible = FormatLength == 40;
        writer.Write((ushort)(extensible ? 0xFFFE : Tag));
        writer.Write((ushort)Channels);
        writer.Write(Rate);
        writer.Write(Rate * Channels * ((Bits + 7) / 8));
        writer.Write((ushort)(Channels * ((Bits + 7) / 8)));
        writer.Write((ushort)Bits);
        if (FormatLength >= 18)
        {
            writer.Write((ushort)(FormatLength - 18));
        }

        if (extensible)
        {
            writer.Write((ushort)Bits);
            writer.Write(0);
            writer.Write((ushort)Tag);
            writer.Write([0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71]);
        }

        return stream.ToArray();
    }

    private void WriteChunk(BinaryWriter writer, string name, byte[] content)
    {
        writer.Write(Encoding.ASCII.GetBytes(name));
        writer.Write(content.Length);
        writer.Write(content);
        if (content.Length % 2 == 1 && Padding)
        {
            writer.Write((byte)0);
        }
    }
}
