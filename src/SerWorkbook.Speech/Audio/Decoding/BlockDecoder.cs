namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decodes audio that is stored in blocks of a fixed number of bytes.</summary>
/// <param name="layout">What the container says.</param>
internal abstract class BlockDecoder(AudioLayout layout)
{
    /// <summary>What the container says.</summary>
    protected AudioLayout Layout => layout;

    /// <summary>Refuses blocks that hold no more than what stands at their start.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="codec">The codec, for messages.</param>
    /// <param name="headBytes">Bytes at the start for each channel.</param>
    /// <exception cref="InvalidAudioException">They do not.</exception>
    protected void RequireBlocks(string name, string codec, int headBytes)
    {
        if (layout.BlockBytes <= headBytes * layout.Channels)
        {
            throw new InvalidAudioException(
                name,
                $"its blocks of {codec} have {layout.BlockBytes} bytes; more than {headBytes * layout.Channels} are needed"
            );
        }
    }

    /// <summary>Frames of a block of so many bytes; the last block of a file may be shorter than the others.</summary>
    protected abstract int FramesOf(int blockBytes);

    /// <summary>Decodes one block.</summary>
    /// <param name="block">Its bytes.</param>
    /// <param name="interleaved">Takes <see cref="FramesOf"/> frames of 16-bit values.</param>
    protected abstract void Decode(ReadOnlySpan<byte> block, Span<short> interleaved);

    /// <summary>Decodes all blocks into memory.</summary>
    /// <exception cref="InvalidAudioException">The file became shorter, or holds more than fits into memory.</exception>
    public DecodedSamples Decode(Stream stream, string name)
    {
        var frames = Total(layout.DataBytes);
        if (frames * layout.Channels > Array.MaxLength)
        {
            throw new InvalidAudioException(name, $"it holds {frames} samples; up to {Array.MaxLength / layout.Channels} can be decoded");
        }

        var samples = new float[frames * layout.Channels];
        var block = new byte[layout.BlockBytes];
        var values = new short[FramesOf(layout.BlockBytes) * layout.Channels];
        var done = 0;
        stream.Position = layout.DataStart;
        for (var left = layout.DataBytes; left > 0 && done < samples.Length; left -= block.Length)
        {
            var bytes = block.AsSpan(0, (int)Math.Min(left, block.Length));
            stream.ReadExactly(bytes);
            var count = FramesOf(bytes.Length) * layout.Channels;
            Decode(bytes, values.AsSpan(0, count));
            for (var i = 0; i < count && done < samples.Length; i++)
            {
                samples[done++] = values[i] * (1f / 32768);
            }
        }

        stream.Dispose();
        var info = new WavInfo(
            WavEncoding.Pcm,
            BitsPerSample: 16,
            layout.Channels,
            layout.SampleRate,
            frames,
            Math.Max(frames, Total(layout.PromisedBytes))
        )
        {
            Codec = layout.Codec,
        };
        return new DecodedSamples(samples, info);
    }

    // The container's own count leaves out what fills the last block; one that is larger than the blocks is not true.
    private long Total(long bytes)
    {
        var whole = bytes / layout.BlockBytes * FramesOf(layout.BlockBytes) + FramesOf((int)(bytes % layout.BlockBytes));
        return layout.StatedFrames is > 0 and var stated ? Math.Min(stated, whole) : whole;
    }
}
