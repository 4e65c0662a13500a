using System.Buffers.Binary;

namespace SerWorkbook.Server.Tracking;

/// <summary>How binary messages hold samples: mono, little-endian.</summary>
/// <param name="Name">What clients call it.</param>
/// <param name="Bytes">Bytes per sample.</param>
internal sealed record SampleFormat(string Name, int Bytes)
{
    private const float FullScale = 32_768;

    /// <summary>16-bit integers.</summary>
    public static SampleFormat Pcm { get; } = new("s16", sizeof(short));

    /// <summary>32-bit floats, full scale ±1.</summary>
    public static SampleFormat Float { get; } = new("f32", sizeof(float));

    /// <summary>Turns bytes into samples.</summary>
    /// <param name="bytes">Whole samples.</param>
    /// <param name="samples">Takes them.</param>
    public void Decode(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (var i = 0; i < bytes.Length / Bytes; i++)
        {
            var sample = bytes[(i * Bytes)..];
            samples[i] =
                Bytes == sizeof(short)
                    ? BinaryPrimitives.ReadInt16LittleEndian(sample) / FullScale
                    : BinaryPrimitives.ReadSingleLittleEndian(sample);
        }
    }
}
