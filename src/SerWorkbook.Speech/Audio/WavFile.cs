using System.Buffers;
using SerWorkbook.Speech.Audio;

namespace SerWorkbook.Speech;

/// <summary>An open WAV file that is read in blocks, mixed down to mono.</summary>
/// <remarks>
/// Reads PCM of 8, 16, 24 and 32 bits and IEEE float of 32 and 64 bits, plain or extensible headers, RF64, any number of
/// channels. Integers of n bits are divided by 2^(n-1); several channels are averaged. Memory use does not depend on
/// the length of the file.
/// </remarks>
public sealed class WavFile : IDisposable
{
    /// <summary>The lowest sampling rate that is read, Hz.</summary>
    public const int LowestRate = 8_000;

    /// <summary>The highest sampling rate that is read, Hz.</summary>
    public const int HighestRate = 192_000;

    private const int BlockFrames = 16_384;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly int _bytesPerSample;
    private long _left;

    private WavFile(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        var header = WavHeader.Read(stream, name);
        Info = header.Info;
        _bytesPerSample = header.BytesPerSample;
        _left = Info.Frames;
        _stream.Position = header.DataStart;
    }

    /// <summary>What the header says, checked against what the file holds.</summary>
    public WavInfo Info { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or it is no WAV file that can be read.</exception>
    public static WavFile Open(string path) => Open(AudioFile.OpenRead(path), path);

    /// <summary>Takes over a stream and reads its header.</summary>
    /// <param name="stream">A seekable stream that starts with the header; it is closed with this object.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="InvalidAudioException">The stream is no WAV file that can be read.</exception>
    public static WavFile Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return new WavFile(stream, name);
        }
        catch (EndOfStreamException fault)
        {
            stream.Dispose();
            throw new InvalidAudioException(name, "the file ends in the middle of its header", fault);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next samples, mixed down to mono.</summary>
    /// <param name="destination">Takes the samples, full scale [-1, 1].</param>
    /// <returns>How many samples were read: less than asked for only at the end, then 0.</returns>
    /// <exception cref="InvalidAudioException">The file became shorter while it was read.</exception>
    public int Read(Span<float> destination)
    {
        var frameBytes = _bytesPerSample * Info.Channels;
        var buffer = ArrayPool<byte>.Shared.Rent(BlockFrames * frameBytes);
        var interleaved = ArrayPool<float>.Shared.Rent(Info.Channels == 1 ? 0 : BlockFrames * Info.Channels);
        var done = 0;
        try
        {
            while (done < destination.Length && _left > 0)
            {
                var frames = (int)Math.Min(Math.Min(BlockFrames, destination.Length - done), _left);
                var bytes = buffer.AsSpan(0, frames * frameBytes);
                _stream.ReadExactly(bytes);
                SampleDecoder.Decode(bytes, Info, interleaved, destination.Slice(done, frames));
                done += frames;
                _left -= frames;
            }
        }
        catch (EndOfStreamException fault)
        {
            throw new InvalidAudioException(_name, "the file became shorter while it was read", fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<float>.Shared.Return(interleaved);
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
