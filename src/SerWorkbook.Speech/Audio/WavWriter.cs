using System.Buffers.Binary;

namespace SerWorkbook.Speech;

/// <summary>Writes WAV files: mono, 16-bit PCM.</summary>
public static class WavWriter
{
    private const int HeaderBytes = 44;

    /// <summary>Renders a clip as the bytes of a WAV file.</summary>
    /// <param name="clip">The clip; samples beyond [-1, 1] are clipped, NaN becomes 0.</param>
    /// <returns>A 44-byte header and two bytes per sample, little-endian.</returns>
    public static byte[] ToBytes(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var bytes = new byte[HeaderBytes + 2 * clip.Length];
        WriteHeader(bytes, clip.SampleRate, 2 * clip.Length);
        var data = bytes.AsSpan(HeaderBytes);
        var samples = clip.Samples;
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(data[(2 * i)..], Quantise(samples[i]));
        }

        return bytes;
    }

    /// <summary>Writes a clip to a file, beside it first and then renamed, so that no half file is ever seen.</summary>
    /// <param name="path">The file; its folder must exist. An existing file is replaced.</param>
    /// <param name="clip">The clip; samples beyond [-1, 1] are clipped, NaN becomes 0.</param>
    public static void Write(string path, AudioClip clip) => AtomicFile.WriteAllBytes(path, ToBytes(clip));

    // 32768 is the full scale that WavReader divides by, so that a value read from 16 bits is written back as it was.
    private static short Quantise(float sample) =>
        float.IsNaN(sample) ? (short)0 : (short)Math.Clamp(MathF.Round(sample * 32768f), -32768f, 32767f);

    private static void WriteHeader(Span<byte> header, int sampleRate, int dataBytes)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
    }
}
