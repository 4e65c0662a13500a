using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decodes FLAC (RFC 9639).</summary>
internal static class FlacDecoder
{
    private const int BlockHeadBytes = 4;
    private const int StreamInfoBytes = 34;

    /// <summary>Decodes a file into memory.</summary>
    /// <exception cref="InvalidAudioException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">It ends in the middle of its header.</exception>
    public static DecodedSamples Decode(Stream stream, string name)
    {
        var header = ReadHeader(stream, name);
        var samples = new SampleList(name, stream.Length);
        ReadFrames(new FlacBits(stream), header, samples, name);
        stream.Dispose();
        var frames = samples.Count / header.Channels;
        var info = new WavInfo(WavEncoding.Pcm, header.Bits, header.Channels, header.SampleRate, frames, Math.Max(frames, header.Frames))
        {
            Codec = AudioFormat.Flac,
        };
        return new DecodedSamples(samples.Samples, info);
    }

    private static FlacHeader ReadHeader(Stream stream, string name)
    {
        var position = AudioFormat.SkipTag(stream) + 4;
        FlacHeader? header = null;
        Span<byte> head = stackalloc byte[BlockHeadBytes];
        Span<byte> fields = stackalloc byte[StreamInfoBytes];
        for (var isLast = false; !isLast; )
        {
            HeaderBytes.ReadAt(stream, position, head);
            isLast = (head[0] & 0x80) != 0;
            var length = BinaryPrimitives.ReadInt32BigEndian(head) & 0xFFFFFF;
            if ((head[0] & 0x7F) == 0)
            {
                HeaderBytes.ReadAt(stream, position + BlockHeadBytes, fields);
                header = FlacHeader.Parse(fields);
            }

            position += BlockHeadBytes + length;
        }

        if (header is null)
        {
            throw new InvalidAudioException(name, "its FLAC header has no STREAMINFO block");
        }

        AudioLayout.Check(name, header.Channels, header.SampleRate);
        stream.Position = position;
        return header;
    }

    // A file that was cut off keeps the frames before the cut.
    private static void ReadFrames(FlacBits bits, FlacHeader header, SampleList samples, string name)
    {
        var frame = new FlacFrame(bits, header);
        try
        {
            while (!bits.IsAtEnd && (header.Frames == 0 || samples.Count / header.Channels < header.Frames))
            {
                var count = frame.Read();
                frame.Interleave(count, samples.Extend(count * header.Channels));
            }
        }
        catch (InvalidDataException fault)
        {
            var seconds = (double)samples.Count / header.Channels / header.SampleRate;
            throw new InvalidAudioException(
                name,
                FormattableString.Invariant($"its FLAC data is damaged at {seconds:0.00} s ({fault.Message})"),
                fault
            );
        }
        catch (EndOfStreamException) { }
    }
}
