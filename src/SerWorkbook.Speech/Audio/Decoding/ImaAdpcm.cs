using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>IMA ADPCM in the blocks of WAV files.</summary>
/// <remarks>A block starts with the first sample and step of each channel; then come 8 codes per channel in turn.</remarks>
internal sealed class ImaAdpcm : BlockDecoder
{
    private const int HeadBytes = 4;
    private const int CodesPerGroup = 8;

    /// <summary>Checks the size of the blocks.</summary>
    public ImaAdpcm(AudioLayout layout, string name)
        : base(layout) => RequireBlocks(name, "IMA ADPCM", HeadBytes);

    /// <inheritdoc/>
    protected override int FramesOf(int blockBytes)
    {
        var head = HeadBytes * Layout.Channels;
        return blockBytes < head ? 0 : 1 + (blockBytes - head) / head * CodesPerGroup;
    }

    /// <inheritdoc/>
    protected override void Decode(ReadOnlySpan<byte> block, Span<short> interleaved)
    {
        var channels = Layout.Channels;
        for (var channel = 0; channel < channels && !interleaved.IsEmpty; channel++)
        {
            var head = block[(HeadBytes * channel)..];
            var first = BinaryPrimitives.ReadInt16LittleEndian(head);
            var step = new ImaStep(first, head[2]);
            interleaved[channel] = first;
            for (var frame = 1; frame < interleaved.Length / channels; frame++)
            {
                var (group, code) = Math.DivRem(frame - 1, CodesPerGroup);
                var pair = block[HeadBytes * (channels + group * channels + channel) + code / 2];
                interleaved[frame * channels + channel] = step.Next(code % 2 == 0 ? pair & 15 : pair >> 4);
            }
        }
    }
}
