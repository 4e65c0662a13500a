using System.Numerics.Tensors;
using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Descriptors.VoiceQuality;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Measures one frame: level, spectral shape, mel bands and MFCC over 25 ms; harmonic measures over 40 ms.</summary>
/// <remarks>Nothing above 7.2 kHz is looked at: there, the filters of recorders and resamplers differ, and a model would
/// learn the file's original rate instead of the voice.</remarks>
internal sealed class FrameDescriber
{
    public const int SampleRate = 16_000;

    /// <summary>The window of level and spectrum, samples: 25 ms.</summary>
    public const int ShortWindow = 400;

    /// <summary>The window of the harmonic measures, samples: 40 ms, two periods of a voice of 50 Hz, around the same middle.</summary>
    public const int LongWindow = 640;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Hop = 160;

    private const int ShortFft = 512;
    private const int LongFft = 1024;
    private const double LowestMelHz = 20;
    private const double HighestHz = 7200;
    private const double HzPerBin = (double)SampleRate / ShortFft;

    // The cepstral peak is looked for in the ripple of the spectrum up to 4 kHz, where voices have their harmonics.
    private const int CepstrumIntervals = LongFft / 4;
    private const double LowestF0Hz = 60;
    private const double HighestF0Hz = 600;

    // Bins of 62 Hz to 4.2 kHz, about C2 to C8: below lies hum, above harmonics stand too close to have a pitch.
    private const int FirstChromaBin = 4;
    private const int LastChromaBin = 268;

    // Loudness grows with about the 0.3rd power of intensity (Stevens, "On the psychophysical law", 1957).
    private const float LoudnessExponent = 0.3f;

    // Keeps digital silence finite: 120 dB below the power of a full-scale sine, which is 10^4.
    private const float PowerFloor = 1e-8f;

    // 10 log10(2).
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
    private readonly float[] _loudness = new float[SerFullDescriptors.MelBands];
    private readonly SpectralDistribution _distribution = new(1, (int)(HighestHz / HzPerBin), HzPerBin);
    private readonly SpectralLine _lowLine = new(0, 500, HzPerBin);
    private readonly SpectralLine _middleLine = new(500, 1500, HzPerBin);
    private readonly SpectralLine _highLine = new(1500, 5000, HzPerBin);
    private readonly TimbreFlux _flux = new((int)(HighestHz / HzPerBin));
    private readonly OnsetStrength _onset = new(SerFullDescriptors.MelBands);
    private readonly Dct _dct = new(SerFullDescriptors.MelBands, SerFullDescriptors.MfccCount, DctScaling.Ortho);
    private readonly ChromaFilterBank _chroma = new(SampleRate, LongFft);
    private readonly SpectralContrast _contrast = new(SampleRate, LongFft, HighestHz);
    private readonly CepstralPeak _peak = new(SampleRate / 2.0, CepstrumIntervals, LowestF0Hz, HighestF0Hz);
    private readonly MelFilterBank _bank = new(
        SampleRate,
        ShortFft,
        SerFullDescriptors.MelBands,
        LowestMelHz,
        HighestHz,
        MelScale.Htk,
        MelNorm.Peak
    );

    /// <summary>Forgets the frame before.</summary>
    public void Reset()
    {
        _flux.Reset();
        _onset.Reset();
    }

    /// <summary>Measures the next frame.</summary>
    /// <param name="samples">The samples of the long window.</param>
    /// <param name="row">Takes one value a descriptor of <see cref="SerFullDescriptors.OfFrames"/>.</param>
    public void Describe(ReadOnlySpan<float> samples, Span<float> row)
    {
        var middle = samples.Slice((LongWindow - ShortWindow) / 2, ShortWindow);
        row[SerFullDescriptors.Level] = Decibel.FromPower(FixedOrderSums.SumOfSquares(middle) / ShortWindow);
        row[SerFullDescriptors.ZeroCrossings] = ZeroCrossings.Rate(middle, SampleRate);
        TensorPrimitives.Multiply(middle, _shortWindow, _shortFrame);
        _shortFft.Power(_shortFrame, _power);
        TensorPrimitives.Add(_power, PowerFloor, _power);
        Powers.Log2(_power, _octaves);
        FillShape(row[SerFullDescriptors.FirstShape..]);
        FillBands(row);
        TensorPrimitives.Multiply(samples, _longWindow, _longFrame);
        _longFft.Power(_longFrame, _longPower);
        TensorPrimitives.Add(_longPower, PowerFloor, _longPower);
        FillHarmonic(row);
    }

    private void FillShape(Span<float> shape)
    {
        var power = _power.AsSpan(1, _distribution.Count);
        var octaves = _octaves.AsSpan(1, _distribution.Count);
        (shape[0], shape[1], shape[2], shape[3]) = _distribution.Moments(power);
        _distribution.RollOffs(power, RollOffShares, shape[4..8]);
        shape[8] = SpectralDistribution.FlatnessDb(power, octaves);
        shape[9] = SpectralDistribution.Entropy(power, octaves);

        // Alpha ratio and Hammarberg index as in Eyben et al., "The Geneva minimalistic acoustic parameter set", 2016.
        shape[10] = SumDb(50, 1000) - SumDb(1000, 5000);
        shape[11] = PeakDb(0, 2000) - PeakDb(2000, 5000);
        shape[12] = DbPerOctave * _lowLine.Slope(_octaves);
        shape[13] = DbPerOctave * _middleLine.Slope(_octaves);
        shape[14] = DbPerOctave * _highLine.Slope(_octaves);
        shape[15] = _flux.Next(power);
    }

    private void FillBands(Span<float> row)
    {
        var bands = row.Slice(SerFullDescriptors.FirstMel, SerFullDescriptors.MelBands);
        _bank.Apply(_power, bands);
        Powers.Log2(bands, bands);
        TensorPrimitives.Multiply(bands, LoudnessExponent, _loudness);
        Powers.Exp2(_loudness, _loudness);
        row[SerFullDescriptors.Loudness] = FixedOrderSums.Sum<float>(_loudness);
        TensorPrimitives.Multiply(bands, DbPerOctave, bands);
        row[SerFullDescriptors.Onset] = _onset.Next(bands);
        _dct.Apply(bands, row.Slice(SerFullDescriptors.FirstMfcc, SerFullDescriptors.MfccCount));
    }

    private void FillHarmonic(Span<float> row)
    {
        Powers.Log2(_longPower.AsSpan(0, CepstrumIntervals + 1), _longDb);
        TensorPrimitives.Multiply(_longDb, DbPerOctave, _longDb);
        row[SerFullDescriptors.Prominence] = _peak.Prominence(_longDb);
        _contrast.Apply(_longPower, row.Slice(SerFullDescriptors.FirstContrast, SerFullDescriptors.ContrastBands));
        Array.Clear(_longPower, 0, FirstChromaBin);
        _chroma.Apply(_longPower.AsSpan(0, LastChromaBin), row.Slice(SerFullDescriptors.FirstChroma, ChromaFilterBank.Classes));
    }

    private static Range Bins(double fromHz, double toHz) => (int)Math.Ceiling(fromHz / HzPerBin)..(int)Math.Ceiling(toHz / HzPerBin);

    private float SumDb(double fromHz, double toHz) =>
        DbPerOctave * MathF.Log2(FixedOrderSums.Sum<float>(_power.AsSpan(Bins(fromHz, toHz))));

    private float PeakDb(double fromHz, double toHz) => DbPerOctave * TensorPrimitives.Max<float>(_octaves.AsSpan(Bins(fromHz, toHz)));
}
