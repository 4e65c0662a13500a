using System.Buffers.Binary;
using System.Text;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Finds format and samples in a WAV file, whose headers cannot all be trusted.</summary>
/// <remarks>
/// Follows the RIFF/WAVE definition (Microsoft and IBM 1991; Microsoft's WAVE_FORMAT_EXTENSIBLE; EBU Tech 3306 for RF64)
/// and forgives what real files get wrong: chunks without their padding byte, a data length of 0 or of
/// 2^31 - 1 and more left there by a writer that could not seek back, a data length that contradicts the file.
/// </remarks>
internal sealed class WavHeader
{
    // From here on a length is a mark for "unknown", not a length: writers leave 2^31 - 1, 2^32 - 1 or values just below.
    private const long PlaceholderLength = 0x7FFFF000;

    // Beyond this no coding has fields that are needed.
    private const int LargestFormatChunk = 256;

    private const long LargestLength = 1L << 50;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly long _riffEnd;
    private long _longDataLength = -1;
    private long _dataStart = -1;
    private long _statedLength;
    private readonly bool _isBigEndian;
    private long? _factFrames;
    private AudioLayout? _format;

    private WavHeader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        Span<byte> start = stackalloc byte[12];
        _stream.Position = 0;
        _stream.ReadExactly(start);
        _isBigEndian = start.StartsWith("RIFX"u8);
        _riffEnd = 8L + UInt32(start[4..]);
        ReadChunks();
    }

    /// <summary>The format, with the number of bytes that are really there.</summary>
    public AudioLayout Layout { get; private set; } = null!;

    /// <summary>Reads the header of a seekable stream that starts as WAV files do.</summary>
    public static AudioLayout Read(Stream stream, string name) => new WavHeader(stream, name).Layout;

    private uint UInt32(ReadOnlySpan<byte> bytes) =>
        _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private void ReadChunks()
    {
        Span<byte> head = stackalloc byte[8];
        var position = 12L;
        var chunks = 0;
        while (position + 8 <= _stream.Length && (_format is null || _dataStart < 0))
        {
            HeaderBytes.CountChunk(ref chunks, _name);
            _stream.Position = position;
            _stream.ReadExactly(head);
            var length = (long)UInt32(head[4..]);
            position += 8;
            if (head[..4].SequenceEqual("fmt "u8))
            {
                ReadFormat(length);
            }
            else if (head[..4].SequenceEqual("ds64"u8))
            {
                ReadLongLengths(length);
            }
            else if (head[..4].SequenceEqual("fact"u8) && length >= 4)
            {
                _stream.ReadExactly(head[..4]);
                _factFrames = UInt32(head);
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
        var fields = new byte[Math.Min(length, LargestFormatChunk)];
        var got = _stream.ReadAtLeast(fields, fields.Length, throwOnEndOfStream: false);
        _format =
            got >= 16
                ? WaveFormat.Parse(fields.AsMemory(0, got), _isBigEndian, _name)
                : throw Fault($"its fmt chunk has {got} bytes; 16, 18 or 40 are needed");
    }

    private void ReadLongLengths(long length)
    {
        Span<byte> fields = stackalloc byte[16];
        if (length >= 16 && _stream.ReadAtLeast(fields, 16, throwOnEndOfStream: false) == 16)
        {
            // A length that no file has is a mark for "unknown", and would not add up with a place in the file.
            var length64 = BinaryPrimitives.ReadInt64LittleEndian(fields[8..]);
            _longDataLength = length64 is >= 0 and < LargestLength ? length64 : -1;
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

        var there = Math.Max(0, _stream.Length - _dataStart);
        var (held, promised) = TrueLengths(there);
        Layout = _format with
        {
            DataStart = _dataStart,
            DataBytes = held,
            PromisedBytes = Math.Max(held, promised),
            StatedFrames = _factFrames,
        };
    }

    // What the data chunk holds and what it was meant to hold, in bytes.
    private (long Held, long Promised) TrueLengths(long there)
    {
        var stated = _statedLength;
        var statedEnd = _dataStart + stated;
        if (stated >= PlaceholderLength && stated > there)
        {
            return WithoutTail(there);
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
        return outdated ? WithoutTail(there) : (stated, stated);
    }

    // Where the header does not say where the samples end, chunks behind them do.
    private (long Held, long Promised) WithoutTail(long there)
    {
        var held = WavTail.FindStart(_stream, _dataStart) is { } tail ? tail - _dataStart : there;
        return (held, held);
    }

    private InvalidAudioException Fault(string reason) => new(_name, reason);
}
