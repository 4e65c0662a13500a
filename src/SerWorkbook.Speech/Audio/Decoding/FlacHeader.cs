using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>What the STREAMINFO block of a FLAC file says.</summary>
/// <param name="SampleRate">Hz.</param>
/// <param name="Channels">1 to 8.</param>
/// <param name="Bits">Bits per sample, 4 to 32.</param>
/// <param name="Frames">Samples per channel; 0 where the encoder did not know.</param>
internal sealed record FlacHeader(int SampleRate, int Channels, int Bits, long Frames)
{
    /// <summary>Reads the 34 bytes of the block.</summary>
    public static FlacHeader Parse(ReadOnlySpan<byte> fields)
    {
        // Behind two sizes of blocks and two of frames: 20 bits of rate, 3 of channels, 5 of width, 36 of length.
        var packed = BinaryPrimitives.ReadUInt64BigEndian(fields[10..]);
        return new FlacHeader(
            (int)(packed >> 44),
            (int)((packed >> 41) & 7) + 1,
            (int)((packed >> 36) & 31) + 1,
            (long)(packed & 0xFFFFFFFFF)
        );
    }
}
