using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SerWorkbook.Speech.Audio.Decoding;

/// <summary>Turns the bytes of a WAV file's data into mono samples.</summary>
/// <remarks>Integers of n bits are divided by 2^(n-1); several channels are averaged. The vectors and the plain loops give the same
/// bits.</remarks>
internal static class SampleDecoder
{
    private const float Scale8 = 1f / (1 << 7);
    private const float Scale16 = 1f / (1 << 15);
    private const float Scale32 = 1f / (1u << 31);

    /// <summary>Decodes and mixes down.</summary>
    /// <param name="bytes">Whole frames as they lie in the file.</param>
    /// <param name="info">The format.</param>
    /// <param name="interleaved">Working memory for all samples of all channels; not used for mono and 16-bit stereo.</param>
    /// <param name="mono">Takes one sample per frame.</param>
    public static void Decode(ReadOnlySpan<byte> bytes, WavInfo info, Span<float> interleaved, Span<float> mono)
    {
        if (info is { Encoding: WavEncoding.Pcm, BitsPerSample: 16, Channels: 2 })
        {
            Stereo16(MemoryMarshal.Cast<byte, int>(bytes), mono);
        }
        else if (info.Channels == 1)
        {
            Decode(bytes, info, mono);
        }
        else
        {
            var samples = interleaved[..(mono.Length * info.Channels)];
            Decode(bytes, info, samples);
            ChannelMix.Down(samples, info.Channels, mono);
        }
    }

    /// <summary>Decodes without mixing down.</summary>
    /// <param name="bytes">Whole samples as they lie in the file.</param>
    /// <param name="info">The format.</param>
    /// <param name="samples">Takes all samples of all channels.</param>
    public static void Decode(ReadOnlySpan<byte> bytes, WavInfo info, Span<float> samples)
    {
        switch (info.Encoding, info.BitsPerSample)
        {
            case (WavEncoding.Float, 32):
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(samples);
                break;
            case (WavEncoding.Float, _):
                Doubles(MemoryMarshal.Cast<byte, double>(bytes), samples);
                break;
            case (_, 8):
                Integers8(bytes, samples);
                break;
            case (_, 16):
                Integers16(MemoryMarshal.Cast<byte, short>(bytes), samples);
                break;
            case (_, 24):
                Integers24(bytes, samples);
                break;
            default:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, int>(bytes), samples);
                TensorPrimitives.Multiply(samples, Scale32, samples);
                break;
        }
    }

    // A finite value beyond single precision becomes the largest of it, so that it is not taken for infinity.
    private static void Doubles(ReadOnlySpan<double> values, Span<float> samples)
    {
        TensorPrimitives.ConvertSaturating(values, samples);
        for (var i = FiniteSamples.IndexOfOther(samples); i >= 0 && i < samples.Length; i++)
        {
            samples[i] =
                double.IsFinite(values[i]) && !float.IsFinite(samples[i]) ? MathF.CopySign(float.MaxValue, samples[i]) : samples[i];
        }
    }

    private static void Integers8(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (bytes[i] - 128) * Scale8;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Integers16(ReadOnlySpan<short> values, Span<float> samples)
    {
        var scale = Vector256.Create(Scale16);
        var i = 0;
        for (; i <= samples.Length - Vector256<short>.Count; i += Vector256<short>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(values[i..]));
            (Vector256.ConvertToSingle(low) * scale).CopyTo(samples[i..]);
            (Vector256.ConvertToSingle(high) * scale).CopyTo(samples[(i + Vector256<float>.Count)..]);
        }

        for (; i < samples.Length; i++)
        {
            samples[i] = values[i] * Scale16;
        }
    }

    // One frame is one 32-bit integer: the left channel in its lower half, the right one in its upper half.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Stereo16(ReadOnlySpan<int> frames, Span<float> mono)
    {
        var scale = Vector256.Create(Scale16 / 2);
        var i = 0;
        for (; i <= mono.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            var both = Vector256.Create(frames[i..]);
            (Vector256.ConvertToSingle(((both << 16) >> 16) + (both >> 16)) * scale).CopyTo(mono[i..]);
        }

        for (; i < mono.Length; i++)
        {
            mono[i] = ((short)frames[i] + (frames[i] >> 16)) * (Scale16 / 2);
        }
    }

    // Three bytes go to the upper end of 32 bits, so that the sign is in its place.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Integers24(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        const byte None = 255;
        const int Together = 4;
        var spread = Vector128.Create(None, 0, 1, 2, None, 3, 4, 5, None, 6, 7, 8, None, 9, 10, 11);
        var scale = Vector128.Create(Scale32);
        var i = 0;
        for (; 3 * i <= bytes.Length - Vector128<byte>.Count; i += Together)
        {
            var values = Vector128.Shuffle(Vector128.Create(bytes[(3 * i)..]), spread).AsInt32();
            (Vector128.ConvertToSingle(values) * scale).CopyTo(samples[i..]);
        }

        for (; i < samples.Length; i++)
        {
            var three = bytes.Slice(3 * i, 3);
            samples[i] = ((three[0] << 8) | (three[1] << 16) | (three[2] << 24)) * Scale32;
        }
    }
}
