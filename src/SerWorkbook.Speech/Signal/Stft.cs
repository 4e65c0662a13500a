using System.Numerics.Tensors;

namespace SerWorkbook.Speech.Signal;

/// <summary>The short-time Fourier transform.</summary>
/// <remarks>An instance holds tables and working memory: use one instance per thread.</remarks>
internal sealed class Stft
{
    private readonly float[] _window;
    private readonly float[] _samples;
    private readonly float[] _frame;
    private readonly int _offset;
    private readonly RealFft _fft;

    /// <summary>Prepares transforms.</summary>
    /// <param name="options">Frames and transform size.</param>
    /// <exception cref="ArgumentException">The window is longer than the transform, or a length is not positive.</exception>
    public Stft(StftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        Options = options;
        _fft = new RealFft(options.FftSize);
        _window = Window.Of(options.Shape, options.WindowLength, !options.SymmetricWindow);
        _samples = new float[options.WindowLength];
        _frame = new float[options.FftSize];

        // A window shorter than the transform lies in its middle when frames are centred (librosa) and at its start
        // otherwise (HTK): the power is the same, the phase is not.
        _offset = options.Centred ? (options.FftSize - options.WindowLength) / 2 : 0;
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
    public void Power(ReadOnlySpan<float> signal, int frame, Span<float> power) => PowerOf(Cut(signal, frame), power);

    /// <summary>The squared magnitudes of samples that were cut already, by <see cref="FrameCutter"/> for example.</summary>
    /// <param name="samples">As many samples as the window covers; the window is applied here.</param>
    /// <param name="power">Takes |X[k]|² for every bin.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void PowerOf(ReadOnlySpan<float> samples, Span<float> power)
    {
        Load(samples);
        _fft.Power(_frame, power);
    }

    /// <summary>The complex spectrum of one frame.</summary>
    /// <param name="signal">Samples, mono: the whole signal.</param>
    /// <param name="frame">Frame, from 0.</param>
    /// <param name="real">Takes the real parts.</param>
    /// <param name="imaginary">Takes the imaginary parts.</param>
    public void Forward(ReadOnlySpan<float> signal, int frame, Span<float> real, Span<float> imaginary)
    {
        Load(Cut(signal, frame));
        _fft.Forward(_frame, real, imaginary);
    }

    // Whatever lies outside of the window was 0 from the beginning and stays so.
    private void Load(ReadOnlySpan<float> samples) => TensorPrimitives.Multiply(samples, _window, _frame.AsSpan(_offset, _window.Length));

    private ReadOnlySpan<float> Cut(ReadOnlySpan<float> signal, int frame)
    {
        var start = frame * Options.HopLength - Options.Lead;
        if (start >= 0 && start + _window.Length <= signal.Length)
        {
            return signal.Slice(start, _window.Length);
        }

        for (var i = 0; i < _samples.Length; i++)
        {
            var place = start + i;
            _samples[i] =
                place >= 0 && place < signal.Length ? signal[place]
                : Options.Padding == FramePadding.Zeros || signal.IsEmpty ? 0f
                : signal[(int)StftOptions.Mirrored(place, signal.Length)];
        }

        return _samples;
    }
}
