using System.Buffers;
using System.Globalization;
using System.Numerics.Tensors;
using SerWorkbook.Speech.Audio.Decoding;

namespace SerWorkbook.Speech.Audio;

/// <summary>A recording that is read in blocks, mono, at the rate that is asked for.</summary>
/// <remarks>
/// Gives what <see cref="WavReader"/> and <see cref="Resampler"/> make of the whole file, bit for bit. Memory does not depend
/// on the length of the recording.
/// </remarks>
internal sealed class SpeechSource : IDisposable
{
    // About a third of a second at 48 kHz: large enough for the disk, small enough for the cache.
    private const int BlockFrames = 16_384;

    private readonly WavFile _file;
    private readonly string _name;
    private readonly ResamplerStream _resampler;
    private readonly float[] _block;
    private readonly float[] _ready;
    private long _read;
    private int _readyStart;
    private int _readyEnd;
    private bool _ended;
    private bool _disposed;

    private SpeechSource(WavFile file, string name, ResamplerStream resampler)
    {
        _file = file;
        _name = name;
        _resampler = resampler;
        _resampler.Reset();
        _block = ArrayPool<float>.Shared.Rent(BlockFrames);
        _ready = ArrayPool<float>.Shared.Rent(_resampler.MostRoomFor(BlockFrames));
    }

    /// <summary>Rate of the samples that come out, Hz.</summary>
    public int SampleRate => _resampler.TargetRate;

    /// <summary>What the file's header says.</summary>
    public WavInfo Info => _file.Info;

    /// <summary>Opens a file.</summary>
    /// <param name="path">A WAV file that <see cref="WavFile"/> can read.</param>
    /// <param name="sampleRate">Rate of the samples that come out, Hz, more than 0.</param>
    /// <exception cref="InvalidAudioException">There is no such file, or it is no WAV file that can be read.</exception>
    public static SpeechSource Open(string path, int sampleRate)
    {
        var file = WavFile.Open(path);
        return Open(file, path, new ResamplerStream(new Resampler(file.Info.SampleRate, sampleRate)));
    }

    /// <summary>Takes over an open file, with a resampler that may serve one file after the other.</summary>
    /// <param name="file">The file; it is closed with this object.</param>
    /// <param name="name">The name for error messages.</param>
    /// <param name="resampler">A resampler from the file's rate to the rate that is asked for; what it was used for before is
    /// forgotten.</param>
    /// <exception cref="ArgumentException">The resampler is for another rate; the file is closed.</exception>
    public static SpeechSource Open(WavFile file, string name, ResamplerStream resampler)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(resampler);
        if (resampler.SourceRate != file.Info.SampleRate)
        {
            file.Dispose();
            throw new ArgumentException(
                $"The file has {file.Info.SampleRate} Hz; this resampler takes {resampler.SourceRate} Hz.",
                nameof(resampler)
            );
        }

        return new SpeechSource(file, name, resampler);
    }

    /// <summary>Reads the next samples.</summary>
    /// <param name="destination">Takes samples, mono, full scale [-1, 1], all finite.</param>
    /// <returns>How many samples were read: less than asked for only at the end, then 0.</returns>
    /// <exception cref="InvalidAudioException">A sample of the file is NaN, infinite or far beyond full scale, or the file became shorter
    /// while it was read.</exception>
    public int Read(Span<float> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var done = 0;
        while (done < destination.Length && (_readyStart < _readyEnd || Advance()))
        {
            var part = Math.Min(destination.Length - done, _readyEnd - _readyStart);
            _ready.AsSpan(_readyStart, part).CopyTo(destination[done..]);
            _readyStart += part;
            done += part;
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _file.Dispose();
        ArrayPool<float>.Shared.Return(_block);
        ArrayPool<float>.Shared.Return(_ready);
    }

    // Reads blocks until samples are ready; false at the end.
    private bool Advance()
    {
        (_readyStart, _readyEnd) = (0, 0);
        while (_readyEnd == 0 && !_ended)
        {
            var block = _block.AsSpan(0, _file.Read(_block.AsSpan(0, BlockFrames)));
            Check(block);
            _read += block.Length;
            _ended = block.IsEmpty;
            _readyEnd = _ended ? _resampler.Complete(_ready) : _resampler.Push(block, _ready);
        }

        return _readyEnd > 0;
    }

    // Integers cannot lie beyond full scale.
    private void Check(ReadOnlySpan<float> block)
    {
        if (Info.Encoding == WavEncoding.Pcm || block.IsEmpty)
        {
            return;
        }

        if (FiniteSamples.IndexOfOther(block) is >= 0 and var bad)
        {
            var place = _read + bad;
            throw new InvalidAudioException(
                _name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"sample {place} (at {(double)place / Info.SampleRate:0.000} s) is {block[bad]}, not a finite number"
                )
            );
        }

        var peak = PeakOf(block);
        if (peak > AudioCheck.HighestPeak)
        {
            throw new InvalidAudioException(_name, AudioCheck.FindOverload(Math.Max(peak, PeakOfRest()))!);
        }
    }

    // A recording may begin softly: what its samples are is seen from the loudest of all.
    private float PeakOfRest()
    {
        var peak = 0f;
        int read;
        while ((read = _file.Read(_block.AsSpan(0, BlockFrames))) > 0)
        {
            peak = Math.Max(peak, PeakOf(_block.AsSpan(0, read)));
        }

        return peak;
    }

    private static float PeakOf(ReadOnlySpan<float> samples) => Math.Abs(TensorPrimitives.MaxMagnitudeNumber(samples));
}
