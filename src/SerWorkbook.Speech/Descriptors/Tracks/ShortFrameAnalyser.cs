using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.Formants;
using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Descriptors.Tracks;

/// <summary>Measures the descriptors of the 20 ms frames: level, spectrum, cepstrum, and the formants' autocorrelation.</summary>
internal sealed class ShortFrameAnalyser
{
    /// <summary>Descriptors per frame: the first of <see cref="GeMapsDescriptor"/>, up to MFCC 4.</summary>
    public const int Count = (int)GeMapsDescriptor.Mfcc4 + 1;

    // The smallest power of a band that counts: 1 in the scale of 16-bit samples, as HTK has it.
    private const float BandFloor = 1 / (32767f * 32767f);

    private readonly RealFft _fft = new(GeMapsFrames.ShortFftSize);
    private readonly float[] _window = Window.Hamming(GeMapsFrames.ShortLength, periodic: false);
    private readonly float[] _frame = new float[GeMapsFrames.ShortFftSize];
    private readonly float[] _power = new float[GeMapsFrames.ShortFftSize / 2 + 1];
    private readonly float[] _bands = new float[HtkMelBands.Count];
    private readonly HtkMelBands _melBands = new();
    private readonly LoudnessModel _loudness = new();
    private readonly MelCepstrum _cepstrum = new();
    private readonly SpectralSlope _slope = new();
    private readonly SpectralFlux _flux = new();
    private readonly BandLimitedAutocorrelation _autocorrelation = new();

    /// <summary>Measures the next frame.</summary>
    /// <param name="samples">320 samples.</param>
    /// <param name="descriptors">Takes 10 values, in the order of <see cref="GeMapsDescriptor"/>.</param>
    /// <param name="autocorrelation">Takes 12 lags at 11 kHz; empty where nobody wants them.</param>
    /// <returns>Sum of the squares of the samples.</returns>
    public float Measure(ReadOnlySpan<float> samples, Span<float> descriptors, Span<float> autocorrelation)
    {
        var energy = WindowedFrame.Cut(samples, _window, _frame).Samples;
        _fft.Power(_frame, _power);
        _melBands.Apply(_power, _bands);
        TensorPrimitives.Max(_bands, BandFloor, _bands);
        Powers.Log(_bands, _bands);
        var (low, high) = _slope.Measure(_power);
        descriptors[(int)GeMapsDescriptor.Loudness] = _loudness.Measure(_bands);
        descriptors[(int)GeMapsDescriptor.AlphaRatio] = SpectralBalance.AlphaRatio(_power);
        descriptors[(int)GeMapsDescriptor.HammarbergIndex] = SpectralBalance.HammarbergIndex(_power);
        descriptors[(int)GeMapsDescriptor.Slope0To500] = low;
        descriptors[(int)GeMapsDescriptor.Slope500To1500] = high;
        descriptors[(int)GeMapsDescriptor.SpectralFlux] = _flux.Next(_power);
        _cepstrum.Transform(_bands, descriptors.Slice((int)GeMapsDescriptor.Mfcc1, MelCepstrum.Count));
        if (!autocorrelation.IsEmpty)
        {
            _autocorrelation.Measure(_power, autocorrelation);
        }

        return energy;
    }

    /// <summary>Forgets the last frame.</summary>
    public void Reset() => _flux.Reset();
}
