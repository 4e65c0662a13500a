using System.Buffers;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Samples that each take the same number of bytes, read from a stream in blocks.</summary>
/// <remarks>What is not stored as WAV files store it (other byte order, G.711) is rewritten as that first.</remarks>
internal sealed class LinearSamples : ISampleSource
{
    private const int UsualBlockFrames = 16_384;

    // Frames of thousands of channels are read a few at a time.
    private const int LargestBlockBytes = 1 << 22;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly AudioLayout _layout;
    private readonly WavInfo _wav;
    private readonly int _frameBytes;
    private readonly int _blockFrames;
    private long _position;

    /// <summary>Takes over a stream.</summary>
    public LinearSamples(Stream stream, string name, AudioLayout layout)
    {
        _stream = stream;
        _name = name;
        _layout = layout;
        _frameBytes = layout.SampleBytes * layout.Channels;
        // No more than the file has: its header alone may ask for a lot.
        var frames = Math.Clamp(layout.DataBytes / _frameBytes, 1, UsualBlockFrames);
        _blockFrames = Math.Clamp(LargestBlockBytes / _frameBytes, 1, (int)frames);
        Info = new WavInfo(
            layout.Coding == SampleCoding.Float ? WavEncoding.Float : WavEncoding.Pcm,
            8 * layout.SampleBytes,
            layout.Channels,
            layout.SampleRate,
            layout.DataBytes / _frameBytes,
            Math.Max(layout.DataBytes, layout.PromisedBytes) / _frameBytes
        )
        {
            Codec = layout.Codec,
        };
        _wav = IsLaw ? Info with { BitsPerSample = 16 } : Info;
        _stream.Position = layout.DataStart;
    }

    /// <inheritdoc/>
    public WavInfo Info { get; }

    /// <inheritdoc/>
    public long Position
    {
        get => _position;
        set
        {
            _position = value;
            _stream.Position = _layout.DataStart + value * _frameBytes;
        }
    }

    private bool IsLaw => _layout.Coding is SampleCoding.ALaw or SampleCoding.MuLaw;

    /// <inheritdoc/>
    public int ReadMono(Span<float> mono)
    {
        var buffer = RentBytes();
        var working = ArrayPool<float>.Shared.Rent(Info.Channels == 1 ? 0 : _blockFrames * Info.Channels);
        try
        {
            var done = 0;
            while (NextFrames(mono.Length - done) is > 0 and var frames)
            {
                SampleDecoder.Decode(Load(frames, buffer), _wav, working, mono.Slice(done, frames));
                done += frames;
            }

            return done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<float>.Shared.Return(working);
        }
    }

    /// <inheritdoc/>
    public int ReadFrames(Span<float> interleaved)
    {
        var buffer = RentBytes();
        try
        {
            var done = 0;
            while (NextFrames(interleaved.Length / Info.Channels - done) is > 0 and var frames)
            {
                SampleDecoder.Decode(Load(frames, buffer), _wav, interleaved.Slice(done * Info.Channels, frames * Info.Channels));
                done += frames;
            }

            return done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private int NextFrames(int wanted) => (int)Math.Min(Math.Min(_blockFrames, wanted), Info.Frames - _position);

    // Expanded samples of G.711 lie behind their codes.
    private byte[] RentBytes() => ArrayPool<byte>.Shared.Rent(_blockFrames * _frameBytes * (IsLaw ? 3 : 1));

    private ReadOnlySpan<byte> Load(int frames, byte[] buffer)
    {
        var bytes = buffer.AsSpan(0, frames * _frameBytes);
        try
        {
            _stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException fault)
        {
            throw new InvalidAudioException(_name, "the file became shorter while it was read", fault);
        }

        _position += frames;
        return ToWav(bytes, buffer.AsSpan(bytes.Length));
    }

    private ReadOnlySpan<byte> ToWav(Span<byte> bytes, Span<byte> rest)
    {
        if (IsLaw)
        {
            var expanded = rest[..(2 * bytes.Length)];
            G711.Expand(bytes, _layout.Coding == SampleCoding.ALaw, expanded);
            return expanded;
        }

        if (_layout is { Coding: SampleCoding.SignedInteger, SampleBytes: 1 })
        {
            foreach (ref var value in bytes)
            {
                value ^= 0x80;
            }
        }
        else if (_layout.IsBigEndian && _layout.SampleBytes > 1)
        {
            for (var i = 0; i < bytes.Length; i += _layout.SampleBytes)
            {
                bytes.Slice(i, _layout.SampleBytes).Reverse();
            }
        }

        return bytes;
    }
}
