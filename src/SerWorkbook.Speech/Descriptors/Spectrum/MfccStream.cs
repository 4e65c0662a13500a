using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech;

/// <summary>The mel-frequency cepstral coefficients of a recording that comes in blocks of any size.</summary>
/// <remarks>
/// The rows are those of <see cref="Mfcc"/> on the whole recording, bit for bit. Nothing is allocated once the instance is
/// made, and memory does not depend on the length of the recording. Use one instance per thread.
/// </remarks>
public sealed class MfccStream
{
    // Rows of bands that are worked on at a time.
    private const int RowsTogether = 16;

    private readonly LogMelStream _logMel;
    private readonly Dct _dct;
    private readonly float[] _lifter;
    private readonly float[] _bands;
    private readonly int _samplesTogether;

    /// <summary>Prepares the frames of recordings at one rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="options">Frames, bands, number and scaling; without a range, as for <see cref="LogMelStream"/>.</param>
    /// <exception cref="ArgumentException">The options have a finite range, or bands beyond the Nyquist frequency.</exception>
    public MfccStream(int sampleRate, MfccOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _logMel = new LogMelStream(sampleRate, options.LogMel);
        _dct = new Dct(options.LogMel.BandCount, options.Coefficients, options.Scaling);
        _lifter = Liftering.Weights(options.Coefficients, options.Lifter);
        _samplesTogether = RowsTogether * options.LogMel.Stft.HopLength;

        // Frames that were held back at the beginning, for half a window, come together with those of the first samples.
        _bands = new float[(RowsTogether + options.LogMel.Stft.FftSize / options.LogMel.Stft.HopLength + 2) * _logMel.BandCount];
    }

    /// <summary>Number of coefficients: values per row, c0 first.</summary>
    public int Coefficients => _dct.Coefficients;

    /// <summary>The most rows that <see cref="Push"/> gives for so many samples, and <see cref="Complete"/> for none.</summary>
    /// <param name="samples">Number of samples that will go in, 0 or more.</param>
    public int RowsFor(int samples) => _logMel.RowsFor(samples);

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples, mono, any number.</param>
    /// <param name="rows">Takes rows of coefficients; room for <see cref="RowsFor"/> rows is enough.</param>
    /// <returns>How many rows were given.</returns>
    /// <exception cref="ArgumentException">The rows do not fit; nothing was taken.</exception>
    public int Push(ReadOnlySpan<float> samples, Span<float> rows)
    {
        Rows.Require(rows, RowsFor(samples.Length), Coefficients);
        var done = 0;
        while (!samples.IsEmpty)
        {
            var part = Math.Min(samples.Length, _samplesTogether);
            done += Transform(_logMel.Push(samples[..part], _bands), rows[(done * Coefficients)..]);
            samples = samples[part..];
        }

        return done;
    }

    /// <summary>Ends the recording: gives the frames that reach beyond its last sample, and gets ready for another one.</summary>
    /// <param name="rows">Takes rows of coefficients; room for <see cref="RowsFor"/>(0) rows is enough.</param>
    /// <returns>How many rows were given.</returns>
    /// <exception cref="ArgumentException">The rows do not fit; nothing was done.</exception>
    public int Complete(Span<float> rows)
    {
        Rows.Require(rows, RowsFor(0), Coefficients);
        return Transform(_logMel.Complete(_bands), rows);
    }

    /// <summary>Forgets the recording that was begun.</summary>
    public void Reset() => _logMel.Reset();

    private int Transform(int count, Span<float> rows)
    {
        for (var row = 0; row < count; row++)
        {
            var target = rows.Slice(row * Coefficients, Coefficients);
            _dct.Apply(_bands.AsSpan(row * _logMel.BandCount, _logMel.BandCount), target);
            TensorPrimitives.Multiply(target, _lifter, target);
        }

        return count;
    }
}
