namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Samples that were decoded into memory.</summary>
/// <param name="interleaved">All frames.</param>
/// <param name="info">What the file holds; its frames are those of <paramref name="interleaved"/>.</param>
internal sealed class DecodedSamples(ReadOnlyMemory<float> interleaved, WavInfo info) : ISampleSource
{
    /// <inheritdoc/>
    public WavInfo Info => info;

    /// <inheritdoc/>
    public long Position { get; set; }

    /// <inheritdoc/>
    public int ReadMono(Span<float> mono)
    {
        var frames = Next(mono.Length);
        if (info.Channels == 1)
        {
            frames.CopyTo(mono);
            return frames.Length;
        }

        var count = frames.Length / info.Channels;
        ChannelMix.Down(frames, info.Channels, mono[..count]);
        return count;
    }

    /// <inheritdoc/>
    public int ReadFrames(Span<float> interleaved)
    {
        var frames = Next(interleaved.Length / info.Channels);
        frames.CopyTo(interleaved);
        return frames.Length / info.Channels;
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private ReadOnlySpan<float> Next(int most)
    {
        var count = (int)Math.Min(most, info.Frames - Position);
        var frames = interleaved.Span.Slice((int)Position * info.Channels, count * info.Channels);
        Position += count;
        return frames;
    }
}
