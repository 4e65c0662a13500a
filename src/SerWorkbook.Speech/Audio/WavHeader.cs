using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Speech.Audio;

/// <summary>Finds format and samples in a WAV file, whose headers cannot all be trusted.</summary>
/// <remarks>
/// Follows the RIFF/WAVE definition (Microsoft and IBM 1991; Microsoft's WAVE_FORMAT_EXTENSIBLE; EBU Tech 3306 for RF64)
/// and forgives what real files get wrong: chunks without their padding byte, a data length of 0 or of
/// 2^31 - 1 and more left there by a writer that could not seek back, a data length that contradicts the file.
/// </remarks>
internal sealed class WavHeader
{
    private const int PcmTag = 1;
    private const int FloatTag = 3;
    private const int ExtensibleTag = 0xFFFE;

    // From here on a length is a mark for "unknown", not a length: writers leave 2^31 - 1, 2^32 - 1 or values just below.
    private const long PlaceholderLength = 0x7FFFF000;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly long _riffEnd;
    private long _longDataLength = -1;
    private long _dataStart = -1;
    private long _statedLength;
    private int _bytesPerSample;
    private WavInfo? _format;

    private WavHeader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        Span<byte> start = stackalloc byte[12];
        if (_stream.Length == 0)
        {
            throw Fault("the file is empty (0 bytes)");
        }

        var got = _stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var id = start[..4];
        if (got < 12 || !(id.SequenceEqual("RIFF"u8) || id.SequenceEqual("RF64"u8)) || !start[8..].SequenceEqual("WAVE"u8))
        {
            throw Fault(
                OtherFormat() is { } kind
                    ? $"not a WAV file, but {kind}; convert it to WAV"
                    : "not a WAV file (it does not start with RIFF and WAVE)"
            );
        }

        _riffEnd = 8L + BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        ReadChunks();
    }

    /// <summary>The format, with the number of frames that are really there.</summary>
    public WavInfo Info { get; private set; } = null!;

    /// <summary>Where the samples start in the stream, bytes.</summary>
    public long DataStart => _dataStart;

    /// <summary>Bytes that one sample of one channel takes.</summary>
    public int BytesPerSample => _bytesPerSample;

    /// <summary>Reads the header of a seekable stream.</summary>
    public static WavHeader Read(Stream stream, string name) => new(stream, name);

    private string? OtherFormat()
    {
        Span<byte> head = stackalloc byte[64];
        _stream.Position = 0;
        return AudioFormat.OfContent(head[.._stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    private void ReadChunks()
    {
        Span<byte> head = stackalloc byte[8];
        var position = 12L;
        while (position + 8 <= _stream.Length && (_format is null || _dataStart < 0))
        {
            _stream.Position = position;
            _stream.ReadExactly(head);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            position += 8;
            if (head[..4].SequenceEqual("fmt "u8))
            {
                ReadFormat(length);
            }
            else if (head[..4].SequenceEqual("ds64"u8))
            {
                ReadLongLengths(length);
            }
            else if (head[..4].SequenceEqual("data"u8))
            {
                _dataStart = position;
                _statedLength = length == uint.MaxValue && _longDataLength >= 0 ? _longDataLength : length;
                length = _statedLength;
            }

            position = NextChunk(position, length);
        }

        Finish();
    }

    private void ReadFormat(long length)
    {
        Span<byte> fields = stackalloc byte[40];
        var got = _stream.ReadAtLeast(fields[..(int)Math.Min(length, 40)], (int)Math.Min(length, 40), throwOnEndOfStream: false);
        if (got < 16)
        {
            throw Fault($"its fmt chunk has {got} bytes; 16, 18 or 40 are needed");
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(fields);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(fields[4..]);
        int blockAlign = BinaryPrimitives.ReadUInt16LittleEndian(fields[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(fields[14..]);
        if (tag == ExtensibleTag && got >= 26)
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(fields[24..]);
        }

        Check(tag, channels, rate);
        _bytesPerSample = SampleBytes(tag, channels, blockAlign, bits);
        _format = new WavInfo(tag == FloatTag ? WavEncoding.Float : WavEncoding.Pcm, 8 * _bytesPerSample, channels, (int)rate, 0, 0);
    }

    private void Check(int tag, int channels, uint rate)
    {
        if (tag is not (PcmTag or FloatTag))
        {
            throw Fault($"its encoding is {NameOf(tag)}; PCM and IEEE float can be read, so convert it to PCM");
        }

        if (channels == 0)
        {
            throw Fault("its header gives 0 channels");
        }

        if (rate < WavFile.LowestRate || rate > WavFile.HighestRate)
        {
            throw Fault($"its sampling rate is {rate} Hz; {WavFile.LowestRate} to {WavFile.HighestRate} Hz can be read");
        }
    }

    // The registered numbers (RFC 2361, and the encodings of Microsoft's mmreg.h) that files of speech are found with.
    private static string NameOf(int tag) =>
        tag switch
        {
            0x0002 => "Microsoft ADPCM",
            0x0006 => "A-law (G.711)",
            0x0007 => "mu-law (G.711)",
            0x0011 => "IMA ADPCM",
            0x0031 => "GSM 6.10",
            0x0040 or 0x0045 => "G.726 ADPCM",
            0x0050 => "MPEG audio",
            0x0055 => "MP3",
            0x00FF => "AAC",
            0x0161 or 0x0162 => "Windows Media Audio",
            _ => FormattableString.Invariant($"of the unknown number {tag}"),
        };

    // The container of a sample may be wider than its bits (20 bits in 3 bytes); values are left-justified in it.
    private int SampleBytes(int tag, int channels, int blockAlign, int bits)
    {
        var container = blockAlign > 0 && blockAlign % channels == 0 ? blockAlign / channels : (bits + 7) / 8;
        if (container * 8 < bits)
        {
            container = (bits + 7) / 8;
        }

        var known = tag == FloatTag ? container is 4 or 8 : container is >= 1 and <= 4;
        return known
            ? container
            : throw Fault(
                $"its samples have {bits} bits ({(tag == FloatTag ? "float" : "PCM")}); PCM of 8, 16, 24 or 32 bits and float of 32 or "
                    + "64 bits can be read"
            );
    }

    private void ReadLongLengths(long length)
    {
        Span<byte> fields = stackalloc byte[16];
        if (length >= 16 && _stream.ReadAtLeast(fields, 16, throwOnEndOfStream: false) == 16)
        {
            _longDataLength = BinaryPrimitives.ReadInt64LittleEndian(fields[8..]);
        }
    }

    // Chunks of odd length are followed by a padding byte, which some writers forget.
    private long NextChunk(long position, long length)
    {
        var end = position + length;
        return length % 2 == 0 || (IsChunkStart(end) && !IsChunkStart(end + 1)) ? end : end + 1;
    }

    private bool IsChunkStart(long position)
    {
        if (position + 8 > _stream.Length)
        {
            return false;
        }

        Span<byte> id = stackalloc byte[4];
        _stream.Position = position;
        _stream.ReadExactly(id);
        return Ascii.IsValid(id) && id.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
    }

    private void Finish()
    {
        if (_format is null)
        {
            throw Fault(_dataStart < 0 ? "it holds no fmt and no data chunk" : "it holds no fmt chunk");
        }

        if (_dataStart < 0)
        {
            throw Fault("it holds no data chunk, so no samples");
        }

        var frameBytes = (long)_bytesPerSample * _format.Channels;
        var there = Math.Max(0, _stream.Length - _dataStart);
        var (held, promised) = TrueLengths(there);
        Info = _format with { Frames = held / frameBytes, PromisedFrames = Math.Max(held, promised) / frameBytes };
    }

    // What the data chunk holds and what it was meant to hold, in bytes.
    private (long Held, long Promised) TrueLengths(long there)
    {
        var stated = _statedLength;
        var statedEnd = _dataStart + stated;
        if (stated >= PlaceholderLength && stated > there)
        {
            return (there, there);
        }

        if (stated > there)
        {
            // A file that was cut off still agrees with itself: its RIFF length covers the data that it promises.
            var agrees = _riffEnd >= statedEnd && _riffEnd < PlaceholderLength;
            return (there, agrees ? stated : there);
        }

        // More lies behind the stated end, and it is no chunk: the length was never brought up to date.
        var hidden = there - stated;
        var outdated = hidden > stated && _riffEnd != statedEnd && !IsChunkStart(statedEnd) && !IsChunkStart(statedEnd + 1);
        return outdated ? (there, there) : (stated, stated);
    }

    private InvalidAudioException Fault(string reason) => new(_name, reason);
}
