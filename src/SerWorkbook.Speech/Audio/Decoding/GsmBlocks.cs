namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>GSM 06.10 in blocks: frames of 33 bytes, or two frames in 65 bytes in WAV files.</summary>
internal sealed class GsmBlocks : BlockDecoder
{
    /// <summary>Bytes of a frame outside of WAV files.</summary>
    public const int FrameBytes = 33;

    private readonly GsmDecoder _decoder = new();
    private readonly bool _isMicrosoft;

    /// <summary>Checks the number of channels.</summary>
    public GsmBlocks(AudioLayout layout, string name)
        : base(layout)
    {
        if (layout.Channels != 1)
        {
            throw new InvalidAudioException(name, $"its GSM 6.10 audio has {layout.Channels} channels; 1 can be read");
        }

        _isMicrosoft = layout.Coding == SampleCoding.MicrosoftGsm;
    }

    /// <inheritdoc/>
    protected override int FramesOf(int blockBytes) =>
        blockBytes < Layout.BlockBytes ? 0
        : _isMicrosoft ? 2 * GsmDecoder.FrameSamples
        : GsmDecoder.FrameSamples;

    /// <inheritdoc/>
    protected override void Decode(ReadOnlySpan<byte> block, Span<short> interleaved)
    {
        if (interleaved.IsEmpty)
        {
            return;
        }

        if (!_isMicrosoft)
        {
            // Four bits of a frame are a mark.
            _decoder.Decode(new GsmFrame(block, firstBit: 4, isLeastFirst: false), interleaved);
            return;
        }

        _decoder.Decode(new GsmFrame(block, firstBit: 0, isLeastFirst: true), interleaved);
        _decoder.Decode(new GsmFrame(block, GsmFrame.Bits, isLeastFirst: true), interleaved[GsmDecoder.FrameSamples..]);
    }
}
