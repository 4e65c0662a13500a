using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>IMA ADPCM in the packets of QuickTime, AIFF-C and CAF: 64 samples of one channel in 34 bytes.</summary>
/// <param name="layout">What the container says.</param>
internal sealed class QuickTimeIma(AudioLayout layout) : BlockDecoder(layout)
{
    /// <summary>Bytes of a packet.</summary>
    public const int PacketBytes = 34;

    /// <summary>Samples of a packet.</summary>
    public const int PacketSamples = 64;

    private const int HeadBytes = 2;

    private readonly ImaStep[] _steps = new ImaStep[layout.Channels];

    /// <inheritdoc/>
    protected override int FramesOf(int blockBytes) => blockBytes < Layout.BlockBytes ? 0 : PacketSamples;

    /// <inheritdoc/>
    protected override void Decode(ReadOnlySpan<byte> block, Span<short> interleaved)
    {
        for (var channel = 0; channel < Layout.Channels && !interleaved.IsEmpty; channel++)
        {
            // Nine bits of the predicted value, seven of the place in the table of steps. Where they agree with the end of the last
            // packet, that is more exact.
            var packet = block.Slice(PacketBytes * channel, PacketBytes);
            var head = BinaryPrimitives.ReadUInt16BigEndian(packet);
            var stated = new ImaStep((short)(head & 0xFF80), head & 0x7F);
            ref var step = ref _steps[channel];
            step = step.Continues(stated) ? step : stated;
            for (var i = 0; i < PacketSamples; i++)
            {
                var pair = packet[HeadBytes + i / 2];
                interleaved[i * Layout.Channels + channel] = step.Next(i % 2 == 0 ? pair & 15 : pair >> 4);
            }
        }
    }
}
