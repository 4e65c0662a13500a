using SerWorkbook.Speech;
using SerWorkbook.Speech.Audio.Decoding;

namespace SerWorkbook.AudioCodecs;

/// <summary>Collects what a decoder gives, block by block.</summary>
/// <param name="name">The name for error messages.</param>
/// <param name="fileBytes">Size of the file, bytes.</param>
/// <param name="channels">Number of channels.</param>
/// <param name="sampleRate">Sampling rate, Hz.</param>
internal sealed class DecodedAudio(string name, long fileBytes, int channels, int sampleRate)
{
    private const int BlockSamples = 1 << 14;

    private readonly SampleList _samples = new(name, fileBytes);

    /// <summary>Frames so far.</summary>
    public int Frames => _samples.Count / channels;

    /// <summary>Takes samples from a decoder until it gives none.</summary>
    /// <param name="read">Fills a span with interleaved samples and says how many.</param>
    public void AddAll(Func<float[], int> read)
    {
        var block = new float[BlockSamples / channels * channels];
        int count;
        while ((count = read(block)) > 0)
        {
            Add(block.AsSpan(0, count));
        }
    }

    /// <summary>Adds interleaved samples.</summary>
    public void Add(ReadOnlySpan<float> interleaved) => interleaved.CopyTo(_samples.Extend(interleaved.Length));

    /// <summary>Removes what an encoder put before and after the audio.</summary>
    /// <param name="before">Frames before.</param>
    /// <param name="length">Frames of the audio itself.</param>
    public void Trim(int before, long length)
    {
        _samples.DropFirst((int)Math.Min(_samples.Count, (long)before * channels));
        _samples.Shorten((int)Math.Min(_samples.Count, Math.Max(0, length) * channels));
    }

    /// <summary>Opens the whole.</summary>
    /// <param name="codec">The codec.</param>
    public WavFile Open(string codec)
    {
        var info = new WavInfo(WavEncoding.Float, BitsPerSample: 32, channels, sampleRate, Frames, Frames) { Codec = codec };
        return WavFile.FromSamples(_samples.Samples[..(Frames * channels)], info, name);
    }
}
