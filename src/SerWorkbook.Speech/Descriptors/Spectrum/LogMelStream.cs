using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The mel spectrogram in dB of a recording that comes in blocks of any size.</summary>
/// <remarks>
/// The rows are those of <see cref="LogMelSpectrogram"/> on the whole recording, bit for bit. Nothing is allocated once the
/// instance is made, and memory does not depend on the length of the recording. Use one instance per thread.
/// </remarks>
public sealed class LogMelStream
{
    private readonly FrameCutter _cutter;
    private readonly Stft _stft;
    private readonly MelFilterBank _bank;
    private readonly float[] _power;

    /// <summary>Prepares the frames of recordings at one rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="options">Frames and bands; without a range, since the loudest value is known at the end only.</param>
    /// <exception cref="ArgumentException">The options have a finite range, or bands beyond the Nyquist frequency.</exception>
    public LogMelStream(int sampleRate, LogMelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (float.IsFinite(options.RangeDb))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"A range of {options.RangeDb} dB below the loudest value needs the whole recording; a stream takes none."
                ),
                nameof(options)
            );
        }

        _cutter = new FrameCutter(options.Stft);
        _stft = new Stft(options.Stft);
        _bank = options.Bank(sampleRate);
        _power = new float[_stft.BinCount];
    }

    /// <summary>Number of bands: values per row.</summary>
    public int BandCount => _bank.BandCount;

    /// <summary>The most rows that <see cref="Push"/> gives for so many samples, and <see cref="Complete"/> for none.</summary>
    /// <param name="samples">Number of samples that will go in, 0 or more.</param>
    public int RowsFor(int samples) => _cutter.FramesFor(samples);

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples, mono, any number.</param>
    /// <param name="rows">Takes rows of bands, dB; room for <see cref="RowsFor"/> rows is enough.</param>
    /// <returns>How many rows were given.</returns>
    /// <exception cref="ArgumentException">The rows do not fit; nothing was taken.</exception>
    public int Push(ReadOnlySpan<float> samples, Span<float> rows)
    {
        Rows.Require(rows, RowsFor(samples.Length), BandCount);
        var done = 0;
        while (_cutter.TryNext(ref samples, out var frame))
        {
            Fill(frame, rows.Slice(done++ * BandCount, BandCount));
        }

        return done;
    }

    /// <summary>Ends the recording: gives the frames that reach beyond its last sample, and gets ready for another one.</summary>
    /// <param name="rows">Takes rows of bands, dB; room for <see cref="RowsFor"/>(0) rows is enough.</param>
    /// <returns>How many rows were given.</returns>
    /// <exception cref="ArgumentException">The rows do not fit; nothing was done.</exception>
    public int Complete(Span<float> rows)
    {
        Rows.Require(rows, RowsFor(0), BandCount);
        var done = 0;
        while (_cutter.TryFinish(out var frame))
        {
            Fill(frame, rows.Slice(done++ * BandCount, BandCount));
        }

        return done;
    }

    /// <summary>Forgets the recording that was begun.</summary>
    public void Reset() => _cutter.Reset();

    private void Fill(ReadOnlySpan<float> frame, Span<float> row)
    {
        _stft.PowerOf(frame, _power);
        _bank.Apply(_power, row);
        Decibel.FromPower(row);
    }
}
