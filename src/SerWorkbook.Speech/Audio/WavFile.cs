using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Audio.Decoding;

namespace SerWorkbook.Speech;

/// <summary>An open recording that is read in blocks, mixed down to mono.</summary>
/// <remarks>
/// The format is recognised by the content: WAV, RF64, BW64, RIFX, Wave64, AIFF, AIFF-C, CAF, AU and NIST SPHERE with PCM, IEEE float,
/// A-law, mu-law, IMA ADPCM, Microsoft ADPCM or GSM 6.10, and FLAC; any number of channels. Integers of n bits are divided by 2^(n-1);
/// several channels are averaged, without those that are empty, unless they cancel each other. PCM, float and G.711 are read in memory that
/// does not depend on the length of the file; the other codecs are decoded into memory when the file is opened.
/// </remarks>
public sealed class WavFile : IDisposable
{
    /// <summary>The lowest sampling rate that is read, Hz.</summary>
    public const int LowestRate = RateRange.Lowest;

    /// <summary>The highest sampling rate that is read, Hz.</summary>
    public const int HighestRate = RateRange.Highest;

    private const int PickedBlockFrames = 16_384;
    private const int PickedBlockSamples = 1 << 17;

    private readonly ISampleSource _source;
    private readonly UsedChannels? _used;

    private WavFile(ISampleSource source)
    {
        _source = source;
        _used = ChannelChoice.Find(source);
    }

    /// <summary>What the header says, checked against what the file holds.</summary>
    public WavInfo Info => _source.Info;

    /// <summary>What was done so that the recording can be used, as the rest of a sentence that starts with its name;
    /// <see langword="null"/> for nothing.</summary>
    public string? Remark
    {
        get
        {
            var chosen = _used?.Remark(Info.Channels);
            return AudioCheck.FindCut(Info) is { } cut ? string.Join("; ", new[] { cut, chosen }.OfType<string>()) : chosen;
        }
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or its format is not decoded here.</exception>
    public static WavFile Open(string path) => Open(AudioFile.OpenRead(path), path);

    /// <summary>Takes over a stream and reads its header.</summary>
    /// <param name="stream">A seekable stream that starts with the header; it is closed with this object.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidAudioException">The stream holds no audio that is decoded here.</exception>
    public static WavFile Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return OpenSource(stream, name);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes over a stream if its format is decoded here.</summary>
    /// <param name="stream">A seekable stream that starts with the header; it is left open where nothing is returned.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="unread">The error for a format that is recognised but not decoded here, such as MP3.</param>
    /// <returns>The open recording; <see langword="null"/> where there is that error.</returns>
    /// <exception cref="InvalidAudioException">The stream holds no audio, or is damaged; it is closed.</exception>
    public static WavFile? Open(Stream stream, string name, out InvalidAudioException? unread)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            unread = null;
            return OpenSource(stream, name);
        }
        catch (InvalidAudioException fault) when (fault.Format is not null)
        {
            unread = fault;
            return null;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens samples that were decoded elsewhere.</summary>
    /// <param name="interleaved">Whole frames, full scale [-1, 1].</param>
    /// <param name="info">What the file holds; its frames are those of <paramref name="interleaved"/>.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="ArgumentException">The number of samples is not that of the frames.</exception>
    /// <exception cref="InvalidAudioException">The sampling rate or the number of channels is out of range.</exception>
    public static WavFile FromSamples(ReadOnlyMemory<float> interleaved, WavInfo info, string name)
    {
        ArgumentNullException.ThrowIfNull(info);
        AudioLayout.Check(name, info.Channels, info.SampleRate);
        return interleaved.Length == info.Frames * info.Channels
            ? new WavFile(new DecodedSamples(interleaved, info))
            : throw new ArgumentException($"Got {interleaved.Length} samples for {info.Frames} frames of {info.Channels} channels.");
    }

    /// <summary>Reads the next samples, mixed down to mono.</summary>
    /// <param name="destination">Takes the samples, full scale [-1, 1].</param>
    /// <returns>How many samples were read: less than asked for only at the end, then 0.</returns>
    /// <exception cref="InvalidAudioException">The file became shorter while it was read.</exception>
    public int Read(Span<float> destination) => _used is { } used ? ReadSome(used.Channels, destination) : _source.ReadMono(destination);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static WavFile OpenSource(Stream stream, string name)
    {
        try
        {
            return new WavFile(AudioContainers.Open(stream, name));
        }
        catch (EndOfStreamException fault)
        {
            throw new InvalidAudioException(name, "the file ends in the middle of its header", fault);
        }
    }

    private int ReadSome(IReadOnlyList<int> used, Span<float> destination)
    {
        var most = Math.Clamp(PickedBlockSamples / Info.Channels, 1, Math.Clamp(destination.Length, 1, PickedBlockFrames));
        var block = new float[most * Info.Channels];
        var done = 0;
        while (
            done < destination.Length
            && _source.ReadFrames(block.AsSpan(0, Math.Min(most, destination.Length - done) * Info.Channels)) is > 0 and var frames
        )
        {
            ChannelMix.Down(block, Info.Channels, used, destination.Slice(done, frames));
            done += frames;
        }

        return done;
    }
}
