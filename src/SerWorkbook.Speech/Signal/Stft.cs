using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Signal;

/// <summary>The short-time Fourier transform with a periodic Hann window.</summary>
/// <remarks>An instance holds tables and working memory: use one instance a thread.</remarks>
public sealed class Stft
{
    private readonly float[] _window;
    private readonly float[] _frame;
    private readonly RealFft _fft;

    /// <summary>Prepares transforms.</summary>
    /// <param name="options">Frames and transform size.</param>
    /// <exception cref="ArgumentException">The window is longer than the transform, or a length is not positive.</exception>
    public Stft(StftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.WindowLength < 1 || options.WindowLength > options.FftSize || options.HopLength < 1)
        {
            throw new ArgumentException(
                $"The window has {options.WindowLength} samples and the hop {options.HopLength}; the window must have 1 to {options.FftSize} (the FFT size), the hop 1 or more.", nameof(options));
        }

        Options = options;
        _fft = new RealFft(options.FftSize);
        _window = Window.Hann(options.WindowLength);
        _frame = new float[options.FftSize];
    }

    /// <summary>Frames and transform size.</summary>
    public StftOptions Options { get; }

    /// <summary>Bins from 0 Hz to the Nyquist frequency.</summary>
    public int BinCount => _fft.BinCount;

    /// <summary>The squared magnitudes of all frames.</summary>
    /// <param name="signal">Samples, mono.</param>
    /// <returns>Frames x bins.</returns>
    public FrameMatrix Power(ReadOnlySpan<float> signal)
    {
        var spectrum = new FrameMatrix(Options.FrameCount(signal.Length), BinCount);
        for (var frame = 0; frame < spectrum.Frames; frame++)
        {
            Power(signal, frame, spectrum.Row(frame));
        }

        return spectrum;
    }

    /// <summary>The squared magnitudes of one frame.</summary>
    /// <param name="signal">Samples, mono: the whole signal.</param>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="power">Takes |X[k]|² for every bin.</param>
    public void Power(ReadOnlySpan<float> signal, int frame, Span<float> power)
    {
        Load(signal, frame);
        _fft.Power(_frame, power);
    }

    /// <summary>The complex spectrum of one frame.</summary>
    /// <param name="signal">Samples, mono: the whole signal.</param>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="real">Takes the real parts.</param>
    /// <param name="imaginary">Takes the imaginary parts.</param>
    public void Forward(ReadOnlySpan<float> signal, int frame, Span<float> real, Span<float> imaginary)
    {
        Load(signal, frame);
        _fft.Forward(_frame, real, imaginary);
    }

    // Places the windowed samples; a window shorter than the transform lies in its middle when frames are centred
    // (librosa) and at its start otherwise (HTK): the power is the same, the phase is not.
    private void Load(ReadOnlySpan<float> signal, int frame)
    {
        var width = Options.WindowLength;
        var offset = Options.Centred ? (Options.FftSize - width) / 2 : 0;
        var start = frame * Options.HopLength - (Options.Centred ? Options.FftSize / 2 - offset : 0);
        var from = Math.Max(0, -start);
        var to = Math.Min(width, signal.Length - start);
        Array.Clear(_frame);
        if (to > from)
        {
            TensorPrimitives.Multiply(
                signal[(start + from)..(start + to)], _window.AsSpan(from, to - from), _frame.AsSpan(offset + from, to - from));
        }
    }
}
