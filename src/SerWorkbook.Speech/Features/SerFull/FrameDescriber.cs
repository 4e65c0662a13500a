using System.Numerics.Tensors;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Measures one frame: level, spectral shape, mel bands, MFCC, and, over a longer window, harmonic measures.</summary>
/// <remarks>Nothing above 7.2 kHz is looked at: see <see cref="DescriptorExtractor"/>.</remarks>
internal sealed class FrameDescriber
{
    public const int SampleRate = 16_000;

    /// <summary>The window of the spectral descriptors, samples: 25 ms.</summary>
    public const int ShortWindow = 400;

    /// <summary>The window of the harmonic descriptors, samples: 40 ms, two periods of a voice of 50 Hz, around the same middle.</summary>
    public const int LongWindow = 640;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Hop = 160;

    private const int ShortFft = 512;
    private const int LongFft = 1024;
    private const double LowestMelHz = 20;
    private const double HighestHz = 7200;
    private const double ShortHzPerBin = (double)SampleRate / ShortFft;
    private const int UsedShortBins = (int)(HighestHz / ShortHzPerBin);

    // The cepstral peak is looked for in the ripple of the spectrum up to 4 kHz, where voices have their harmonics.
    private const int CepstrumIntervals = LongFft / 4;
    private const double LowestF0Hz = 60;
    private const double HighestF0Hz = 600;

    // Chroma: pitches from C2 to C8; below lies hum, above there are no fundamentals and hardly a harmonic apart.
    private const int FirstChromaBin = 4;
    private const int LastChromaBin = 268;

    // Loudness grows with about the 0.3rd power of intensity (Stevens, "On the psychophysical law", 1957).
    private const float LoudnessExponent = 0.3f;

    // Keeps digital silence finite: below -120 dB of a full-scale sine.
    private const float PowerFloor = 1e-8f;

    private const float DbPerOctave = 3.01029995663981f;

    private static readonly double[] RollOffShares = [0.25, 0.50, 0.75, 0.90];

    private readonly float[] _shortWindow = Window.Hann(ShortWindow);
    private readonly float[] _longWindow = Window.Hann(LongWindow);
    private readonly RealFft _shortFft = new(ShortFft);
    private readonly RealFft _longFft = new(LongFft);
    private readonly float[] _shortFrame = new float[ShortFft];
    private readonly float[] _longFrame = new float[LongFft];
    private readonly float[] _power = new float[ShortFft / 2 + 1];
    private readonly float[] _octaves = new float[ShortFft / 2 + 1];
    private readonly float[] _longPower = new float[LongFft / 2 + 1];
    private readonly float[] _longDb = new float[CepstrumIntervals + 1];
    private readonly float[] _shares = new float[UsedShortBins];
    private readonly float[] _sharesBefore = new float[UsedShortBins];
    private readonly float[] _bandsBefore = new float[SerFullDescriptors.MelBands];
    private readonly float[] _work = new float[SerFullDescriptors.MelBands];
    private readonly MelFilterBank _bank =
        new(SampleRate, ShortFft, SerFullDescriptors.MelBands, LowestMelHz, HighestHz, MelScale.Htk, MelNorm.Peak);

    private readonly Dct _dct = new(SerFullDescriptors.MelBands, SerFullDescriptors.MfccCount, DctScaling.Ortho);
    private readonly ChromaFilterBank _chroma = new(SampleRate, LongFft);
    private readonly SpectralContrast _contrast = new(SampleRate, LongFft, HighestHz);
    private readonly CepstralPeak _peak = new(SampleRate / 2.0, CepstrumIntervals, LowestF0Hz, HighestF0Hz);
    private bool _first = true;

    /// <summary>Forgets the frame before.</summary>
    public void Reset() => _first = true;

    /// <summary>Measures the next frame.</summary>
    /// <param name="samples">The samples of the long window.</param>
    /// <param name="row">Takes one value a descriptor of <see cref="SerFullDescriptors.OfFrames"/>.</param>
    public void Describe(ReadOnlySpan<float> samples, Span<float> row)
    {
        var middle = samples.Slice((LongWindow - ShortWindow) / 2, ShortWindow);
        row[SerFullDescriptors.Level] = Decibel.FromPower(TensorPrimitives.SumOfSquares(middle) / ShortWindow);
        row[SerFullDescriptors.ZeroCrossings] = ZeroCrossings.Rate(middle, SampleRate);
        TensorPrimitives.Multiply(middle, _shortWindow, _shortFrame);
        _shortFft.Power(_shortFrame, _power);
        TensorPrimitives.Multiply(samples, _longWindow, _longFrame);
        _longFft.Power(_longFrame, _longPower);
        FillShape(row);
        FillBands(row);
        FillHarmonic(row);
        _first = false;
    }

    private void FillShape(Span<float> row)
    {
        TensorPrimitives.Add(_power, PowerFloor, _power);
        TensorPrimitives.Log2<float>(_power, _octaves);
        var power = _power.AsSpan(1, UsedShortBins);
        var octaves = _octaves.AsSpan(1, UsedShortBins);
        var shape = row[SerFullDescriptors.FirstShape..];
        (shape[0], shape[1], shape[2], shape[3]) = SpectralDistribution.Moments(power, 1, ShortHzPerBin);
        SpectralDistribution.RollOffs(power, 1, ShortHzPerBin, RollOffShares, shape[4..]);
        shape[8] = SpectralDistribution.FlatnessDb(power, octaves);
        shape[9] = SpectralDistribution.Entropy(power, octaves);
        shape[10] = BandDb(50, 1000) - BandDb(1000, 5000);
        shape[11] = PeakDb(0, 2000) - PeakDb(2000, 5000);
        shape[12] = Slope(0, 500);
        shape[13] = Slope(500, 1500);
        shape[14] = Slope(1500, 5000);
        shape[15] = Flux(power);
    }

    private void FillBands(Span<float> row)
    {
        var bands = row.Slice(SerFullDescriptors.FirstMel, SerFullDescriptors.MelBands);
        _bank.Apply(_power, bands);
        TensorPrimitives.Log2<float>(bands, bands);
        TensorPrimitives.Multiply(bands, LoudnessExponent, _work);
        TensorPrimitives.Exp2<float>(_work, _work);
        row[SerFullDescriptors.Loudness] = TensorPrimitives.Sum<float>(_work);
        TensorPrimitives.Multiply(bands, DbPerOctave, bands);
        _dct.Apply(bands, row.Slice(SerFullDescriptors.FirstMfcc, SerFullDescriptors.MfccCount));
        row[SerFullDescriptors.Onset] = _first ? 0f : Onset(bands);
        bands.CopyTo(_bandsBefore);
    }

    private void FillHarmonic(Span<float> row)
    {
        TensorPrimitives.Add(_longPower, PowerFloor, _longPower);
        TensorPrimitives.Log2(_longPower.AsSpan(0, CepstrumIntervals + 1), _longDb);
        TensorPrimitives.Multiply(_longDb, DbPerOctave, _longDb);
        row[SerFullDescriptors.Prominence] = _peak.Prominence(_longDb);
        _contrast.Apply(_longPower, row.Slice(SerFullDescriptors.FirstContrast, _contrast.BandCount));
        Array.Clear(_longPower, 0, FirstChromaBin);
        _chroma.Apply(_longPower.AsSpan(0, LastChromaBin), row.Slice(SerFullDescriptors.FirstChroma, ChromaFilterBank.Classes));
    }

    private static int Bin(double hertz) => (int)Math.Ceiling(hertz / ShortHzPerBin);

    private float BandDb(double fromHz, double toHz) =>
        DbPerOctave * MathF.Log2(TensorPrimitives.Sum<float>(_power.AsSpan(Bin(fromHz)..Bin(toHz))));

    private float PeakDb(double fromHz, double toHz) => DbPerOctave * TensorPrimitives.Max<float>(_octaves.AsSpan(Bin(fromHz)..Bin(toHz)));

    // Least squares through the dB spectrum, dB per kHz.
    private float Slope(double fromHz, double toHz)
    {
        var octaves = _octaves.AsSpan(Bin(fromHz)..Bin(toHz));
        var (middle, covariance, variance) = ((octaves.Length - 1) / 2f, 0f, 0f);
        for (var i = 0; i < octaves.Length; i++)
        {
            covariance += (i - middle) * octaves[i];
            variance += (i - middle) * (i - middle);
        }

        return (float)(DbPerOctave * covariance / variance * (1000 / ShortHzPerBin));
    }

    // The distance of two neighbouring amplitude spectra, each scaled to sum 1: change of timbre without change of level.
    private float Flux(ReadOnlySpan<float> power)
    {
        _shares.CopyTo(_sharesBefore, 0);
        TensorPrimitives.Sqrt(power, _shares);
        TensorPrimitives.Multiply(_shares, 1f / TensorPrimitives.Sum<float>(_shares), _shares);
        return _first ? 0f : TensorPrimitives.Distance<float>(_shares, _sharesBefore);
    }

    // Mean rise of the mel bands, dB: high where a sound begins (Dixon, "Onset detection revisited", DAFx 2006).
    private float Onset(ReadOnlySpan<float> bands)
    {
        TensorPrimitives.Subtract(bands, _bandsBefore, _work);
        TensorPrimitives.Max(_work, 0f, _work);
        return TensorPrimitives.Sum<float>(_work) / _work.Length;
    }
}
