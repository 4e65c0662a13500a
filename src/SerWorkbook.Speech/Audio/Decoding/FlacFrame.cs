namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Decodes one frame of FLAC after the other.</summary>
/// <remarks>Faults of the data are <see cref="InvalidDataException"/>s, whose messages say what is wrong with the frame.</remarks>
/// <param name="bits">The data, at the first frame.</param>
/// <param name="header">The header of the file.</param>
internal sealed class FlacFrame(FlacBits bits, FlacHeader header)
{
    private const int Sync = 0x3FFE;
    private const int LeftSide = 8;
    private const int SideRight = 9;
    private const int MidSide = 10;

    private readonly FlacSubframe _subframe = new(bits);
    private readonly long[][] _channels = [.. Enumerable.Range(0, header.Channels).Select(_ => Array.Empty<long>())];

    /// <summary>Reads the next frame.</summary>
    /// <returns>Samples per channel.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="EndOfStreamException">The data ends in it.</exception>
    public int Read()
    {
        bits.StartFrame();
        var (length, assignment) = ReadHead();
        for (var channel = 0; channel < header.Channels; channel++)
        {
            if (_channels[channel].Length < length)
            {
                _channels[channel] = new long[length];
            }

            var isSide = assignment == SideRight ? channel == 0 : assignment is LeftSide or MidSide && channel == 1;
            _subframe.Read(_channels[channel].AsSpan(0, length), header.Bits + (isSide ? 1 : 0));
        }

        bits.Align();
        var checksum = bits.Checksum16;
        Require(bits.Read(16) == checksum, "the checksum of the frame is wrong");
        Decorrelate(assignment, length);
        return length;
    }

    /// <summary>Writes the samples of the last frame, full scale ±1.</summary>
    public void Interleave(int length, Span<float> interleaved)
    {
        var highest = (1L << (header.Bits - 1)) - 1;
        var scale = 1f / (1L << (header.Bits - 1));
        for (var channel = 0; channel < header.Channels; channel++)
        {
            var samples = _channels[channel];
            for (var i = 0; i < length; i++)
            {
                interleaved[i * header.Channels + channel] = Math.Clamp(samples[i], -highest - 1, highest) * scale;
            }
        }
    }

    private (int Length, int Assignment) ReadHead()
    {
        Require(bits.Read(14) == Sync, "no frame starts here");
        Require(bits.Read(1) == 0, "a reserved bit is set");
        bits.Read(1);
        var (lengthCode, rateCode) = ((int)bits.Read(4), (int)bits.Read(4));
        var (assignment, widthCode) = ((int)bits.Read(4), (int)bits.Read(3));
        bits.Read(1);
        SkipNumber();
        var length = lengthCode switch
        {
            1 => 192,
            >= 2 and <= 5 => 576 << (lengthCode - 2),
            6 => (int)bits.Read(8) + 1,
            7 => (int)bits.Read(16) + 1,
            >= 8 => 256 << (lengthCode - 8),
            _ => throw new InvalidDataException("its length is a reserved value"),
        };
        bits.Read(
            rateCode is 12 ? 8
            : rateCode is 13 or 14 ? 16
            : 0
        );
        var checksum = bits.Checksum8;
        Require(bits.Read(8) == checksum, "the checksum of the frame's header is wrong");
        Require((assignment < LeftSide ? assignment + 1 : 2) == header.Channels, "the number of channels changes");
        Require(assignment <= MidSide, "its channels are a reserved value");
        Require(WidthOf(widthCode) is var width && (width == 0 || width == header.Bits), "the number of bits changes");
        return (length, assignment);
    }

    private static int WidthOf(int code) =>
        code switch
        {
            0 => 0,
            1 => 8,
            2 => 12,
            4 => 16,
            5 => 20,
            6 => 24,
            7 => 32,
            _ => throw new InvalidDataException("its number of bits is a reserved value"),
        };

    // The number of the frame or of its first sample, written as UTF-8 writes characters.
    private void SkipNumber()
    {
        var first = bits.Read(8);
        for (var mask = 0x40; first >= 0xC0 && (first & mask) != 0; mask >>= 1)
        {
            bits.Read(8);
        }
    }

    private void Decorrelate(int assignment, int length)
    {
        if (assignment < LeftSide)
        {
            return;
        }

        var (first, second) = (_channels[0], _channels[1]);
        for (var i = 0; i < length; i++)
        {
            (first[i], second[i]) = assignment switch
            {
                LeftSide => (first[i], first[i] - second[i]),
                SideRight => (first[i] + second[i], second[i]),
                _ => FromMid((first[i] << 1) | (second[i] & 1), second[i]),
            };
        }
    }

    private static (long Left, long Right) FromMid(long twice, long side) => ((twice + side) >> 1, (twice - side) >> 1);

    private static void Require(bool isTrue, string message)
    {
        if (!isTrue)
        {
            throw new InvalidDataException(message);
        }
    }
}
