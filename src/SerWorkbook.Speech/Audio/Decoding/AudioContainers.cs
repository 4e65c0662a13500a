namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Opens audio whatever its container, recognised by its content.</summary>
internal static class AudioContainers
{
    /// <summary>Opens a stream.</summary>
    /// <param name="stream">A seekable stream; it is taken over.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidAudioException">It is not audio that is decoded here.</exception>
    /// <exception cref="EndOfStreamException">It ends in the middle of its header.</exception>
    public static ISampleSource Open(Stream stream, string name)
    {
        if (stream.Length == 0)
        {
            throw new InvalidAudioException(name, "the file is empty (0 bytes)");
        }

        var format = AudioFormat.OfStream(stream);
        return format == AudioFormat.Flac ? FlacDecoder.Decode(stream, name) : Open(stream, name, LayoutOf(format, stream, name));
    }

    private static AudioLayout LayoutOf(string? format, Stream stream, string name) =>
        format switch
        {
            AudioFormat.Wav or AudioFormat.BigEndianWav => WavHeader.Read(stream, name),
            AudioFormat.Wave64 => Wave64Header.Read(stream, name),
            AudioFormat.Aiff or AudioFormat.AiffC => AiffHeader.Read(stream, name),
            AudioFormat.Au => AuHeader.Read(stream, name),
            AudioFormat.Caf => CafHeader.Read(stream, name),
            AudioFormat.Sphere => SphereHeader.Read(stream, name),
            { } other => throw UnreadFormat.Of(name, other),
            null => throw OtherContent.Describe(stream, name),
        };

    private static ISampleSource Open(Stream stream, string name, AudioLayout layout)
    {
        if (layout.IsLinear)
        {
            return new LinearSamples(stream, name, layout);
        }

        BlockDecoder decoder = layout.Coding switch
        {
            SampleCoding.ImaAdpcm => new ImaAdpcm(layout, name),
            SampleCoding.QuickTimeIma => new QuickTimeIma(layout),
            SampleCoding.MicrosoftAdpcm => new MicrosoftAdpcm(layout, name),
            _ => new GsmBlocks(layout, name),
        };
        return decoder.Decode(stream, name);
    }
}
