using System.Buffers.Binary;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Microsoft ADPCM.</summary>
/// <remarks>
/// A block starts with each channel's predictor, step and two samples; then come codes of 4 bits, the channels in turn. Follows
/// Microsoft's Multimedia Standards Update of 1994.
/// </remarks>
internal sealed class MicrosoftAdpcm : BlockDecoder
{
    private const int HeadBytes = 7;
    private const int SmallestStep = 16;

    // Beyond this the arithmetic of the format is over; a step of 16 bits per block leads far below it.
    private const int LargestStep = int.MaxValue / 768;

    private readonly (int First, int Second)[] _predictors = [(256, 0), (512, -256), (0, 0), (192, 64), (240, 0), (460, -208), (392, -232)];

    /// <summary>Reads the predictors and checks the size of the blocks.</summary>
    public MicrosoftAdpcm(AudioLayout layout, string name)
        : base(layout)
    {
        RequireBlocks(name, "Microsoft ADPCM", HeadBytes);

        if (PredictorsOf(layout.Extra.Span) is { Length: > 0 } own)
        {
            _predictors = own;
        }
    }

    private static ReadOnlySpan<short> Adaptation => [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230];

    /// <inheritdoc/>
    protected override int FramesOf(int blockBytes)
    {
        var channels = Layout.Channels;
        return blockBytes < HeadBytes * channels ? 0 : 2 + (blockBytes - HeadBytes * channels) * 2 / channels;
    }

    /// <inheritdoc/>
    protected override void Decode(ReadOnlySpan<byte> block, Span<short> interleaved)
    {
        var channels = Layout.Channels;
        for (var channel = 0; channel < channels && !interleaved.IsEmpty; channel++)
        {
            short Word(ReadOnlySpan<byte> bytes, int number) =>
                BinaryPrimitives.ReadInt16LittleEndian(bytes[(channels + 2 * (number * channels + channel))..]);
            var (first, second) = _predictors[Math.Min(block[channel], _predictors.Length - 1)];
            var step = Math.Max(SmallestStep, (int)Word(block, 0));
            var (last, before) = ((int)Word(block, 1), (int)Word(block, 2));
            interleaved[channel] = (short)before;
            interleaved[channels + channel] = (short)last;
            for (var frame = 2; frame < interleaved.Length / channels; frame++)
            {
                var place = (frame - 2) * channels + channel;
                var pair = block[HeadBytes * channels + place / 2];
                var code = place % 2 == 0 ? pair >> 4 : pair & 15;
                var predicted = (int)(((long)last * first + (long)before * second) >> 8);
                var sample = Math.Clamp(predicted + ((code ^ 8) - 8) * step, short.MinValue, short.MaxValue);
                step = Math.Clamp((Adaptation[code] * step) >> 8, SmallestStep, LargestStep);
                (before, last) = (last, sample);
                interleaved[frame * channels + channel] = (short)sample;
            }
        }
    }

    // Samples of a block, number of predictors, and two coefficients of each.
    private static (int First, int Second)[] PredictorsOf(ReadOnlySpan<byte> extra)
    {
        const int Start = 4;
        var count = extra.Length < Start ? 0 : Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), (extra.Length - Start) / 4);
        var predictors = new (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            var pair = extra[(Start + 4 * i)..];
            predictors[i] = (BinaryPrimitives.ReadInt16LittleEndian(pair), BinaryPrimitives.ReadInt16LittleEndian(pair[2..]));
        }

        return predictors;
    }
}
