using System.Buffers.Binary;

namespace SerWorkbook.AudioCodecs;

/// <summary>The first packet of an Opus stream (RFC 7845).</summary>
/// <param name="Channels">Number of channels, 1 or more.</param>
/// <param name="PreSkip">Samples at 48 kHz to drop from the start.</param>
/// <param name="GainDb">By how much decoded samples are raised, dB.</param>
/// <param name="Streams">Number of streams of which the channels are decoded.</param>
/// <param name="Coupled">How many of them hold two channels.</param>
/// <param name="Mapping">The decoded channel that each channel is.</param>
internal sealed record OpusHead(int Channels, int PreSkip, double GainDb, int Streams, int Coupled, byte[] Mapping)
{
    private const int FixedBytes = 19;

    /// <summary>Reads the packet.</summary>
    /// <exception cref="InvalidDataException">It is not such a packet.</exception>
    public static OpusHead Parse(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < FixedBytes || !packet.StartsWith("OpusHead"u8) || packet[9] == 0)
        {
            throw new InvalidDataException("the head of Opus is missing");
        }

        int channels = packet[9];
        var preSkip = BinaryPrimitives.ReadUInt16LittleEndian(packet[10..]);
        var gain = BinaryPrimitives.ReadInt16LittleEndian(packet[16..]) / 256.0;
        if (packet[18] == 0)
        {
            return new OpusHead(channels, preSkip, gain, 1, channels - 1, [0, 1]);
        }

        return packet.Length >= FixedBytes + 2 + channels
            ? new OpusHead(channels, preSkip, gain, packet[19], packet[20], packet.Slice(21, channels).ToArray())
            : throw new InvalidDataException("the map of the channels is missing");
    }
}
