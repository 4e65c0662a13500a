using System.Numerics.Tensors;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Speech.Features;

/// <summary>Measures level, F0, voicing, spectral shape, mel bands and MFCC in frames of 25 ms every 10 ms.</summary>
/// <remarks>
/// Nothing above 0.9 of the Nyquist frequency is looked at: there, the filters of recorders and resamplers differ, and a
/// model would learn the file's original rate instead of the voice. An instance holds tables and working memory: use one
/// instance a thread.
/// </remarks>
public sealed class DescriptorExtractor
{
    /// <summary>Number of mel bands.</summary>
    public const int MelBands = 26;

    /// <summary>Number of MFCC, c0 included.</summary>
    public const int MfccCount = 14;

    private const double LowestMelHz = 20;
    private const double UsedShare = 0.9;
    private const int FirstSpectral = 4;
    private const int FirstMfcc = FirstSpectral + 8;
    private const int FirstMel = FirstMfcc + MfccCount;

    // F0 is given in semitones above A0, so that equal steps sound equal and men and women differ by a shift.
    private const double SemitoneReferenceHz = 27.5;

    private readonly Stft _stft;
    private readonly MelFilterBank _bank;
    private readonly Dct _dct;
    private readonly F0Tracker _tracker;
    private readonly int _usedBins;
    private readonly float[] _power;
    private readonly float[] _shares;
    private readonly float[] _sharesBefore;

    /// <summary>Prepares measuring at one sampling rate.</summary>
    /// <param name="sampleRate">Hz.</param>
    public DescriptorExtractor(int sampleRate)
    {
        SampleRate = sampleRate;
        _stft = new Stft(StftOptions.Speech(sampleRate));
        _bank = new MelFilterBank(sampleRate, _stft.Options.FftSize, MelBands, LowestMelHz, UsedShare * sampleRate / 2.0, MelScale.Htk, MelNorm.Peak);
        _dct = new Dct(MelBands, MfccCount, DctScaling.Ortho);
        _tracker = new F0Tracker(sampleRate);
        _power = new float[_stft.BinCount];
        _usedBins = (int)(UsedShare * _stft.BinCount);
        _shares = new float[_usedBins];
        _sharesBefore = new float[_usedBins];
    }

    /// <summary>What is measured, in order.</summary>
    public static IReadOnlyList<Descriptor> Descriptors { get; } =
    [
        new("level", FeatureFamily.Energy, "dB"),
        new("f0", FeatureFamily.F0, "semitones above 27.5 Hz", VoicedOnly: true),
        new("f0Change", FeatureFamily.F0, "semitones a second", VoicedOnly: true),
        new("hnr", FeatureFamily.Voicing, "dB", VoicedOnly: true),
        new("centroid", FeatureFamily.Spectrum, "Hz"),
        new("spread", FeatureFamily.Spectrum, "Hz"),
        new("rollOff", FeatureFamily.Spectrum, "Hz"),
        new("flatness", FeatureFamily.Spectrum, "dB"),
        new("alphaRatio", FeatureFamily.Spectrum, "dB"),
        new("hammarberg", FeatureFamily.Spectrum, "dB"),
        new("slope", FeatureFamily.Spectrum, "dB/kHz"),
        new("flux", FeatureFamily.Spectrum, "1"),
        .. Enumerable.Range(0, MfccCount).Select(c => new Descriptor($"mfcc{c}", FeatureFamily.Mfcc, "1")),
        .. Enumerable.Range(1, MelBands).Select(b => new Descriptor($"mel{b:00}", FeatureFamily.LogMel, "dB")),
    ];

    /// <summary>Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Measures a clip.</summary>
    /// <param name="clip">A clip at this rate.</param>
    /// <returns>One row a frame; no rows when the clip is shorter than 25 ms.</returns>
    /// <exception cref="ArgumentException">The clip has another rate.</exception>
    public DescriptorTrack Measure(AudioClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (clip.SampleRate != SampleRate)
        {
            throw new ArgumentException($"The clip has {clip.SampleRate} Hz; this extractor takes {SampleRate} Hz.", nameof(clip));
        }

        var options = _stft.Options;
        var values = new FrameMatrix(options.FrameCount(clip.Length), Descriptors.Count);
        var f0 = _tracker.Track(clip, options.FrameTime(0, SampleRate), values.Frames);
        for (var frame = 0; frame < values.Frames; frame++)
        {
            var row = values.Row(frame);
            row[0] = Level(clip.Samples.Slice(frame * options.HopLength, options.WindowLength));
            FillVoice(f0, frame, row);
            FillSpectrum(clip.Samples, frame, row);
        }

        return new DescriptorTrack(
            Descriptors, values, f0, [.. Enumerable.Range(0, values.Frames).Select(frame => options.FrameTime(frame, SampleRate))]);
    }

    private static float Level(ReadOnlySpan<float> samples) =>
        Decibel.FromPower(TensorPrimitives.SumOfSquares(samples) / samples.Length);

    private static void FillVoice(F0Track f0, int frame, Span<float> row)
    {
        if (f0.Hertz[frame] <= 0)
        {
            return;
        }

        row[1] = Semitones(f0.Hertz[frame]);
        row[2] = frame > 0 && f0.Hertz[frame - 1] > 0
            ? (float)((row[1] - Semitones(f0.Hertz[frame - 1])) / f0.HopSeconds)
            : 0f;

        // The share r of the periodic part gives the harmonics-to-noise ratio r / (1 - r) (Boersma 1993).
        var periodic = Math.Clamp(f0.Correlation[frame], 0.01f, 0.9999f);
        row[3] = 10f * MathF.Log10(periodic / (1f - periodic));
    }

    private static float Semitones(float hertz) => (float)(12 * Math.Log2(hertz / SemitoneReferenceHz));

    private void FillSpectrum(ReadOnlySpan<float> samples, int frame, Span<float> row)
    {
        _stft.Power(samples, frame, _power);
        var shape = SpectralShape.Of(_power.AsSpan(0, _usedBins), (double)SampleRate / _stft.Options.FftSize);
        row[FirstSpectral] = shape.CentroidHz;
        row[FirstSpectral + 1] = shape.SpreadHz;
        row[FirstSpectral + 2] = shape.RollOffHz;
        row[FirstSpectral + 3] = shape.FlatnessDb;
        row[FirstSpectral + 4] = shape.AlphaRatioDb;
        row[FirstSpectral + 5] = shape.HammarbergDb;
        row[FirstSpectral + 6] = shape.SlopeDbPerKhz;
        row[FirstSpectral + 7] = Flux(frame);
        var bands = row.Slice(FirstMel, MelBands);
        _bank.Apply(_power, bands);
        Decibel.FromPower(bands);
        _dct.Apply(bands, row.Slice(FirstMfcc, MfccCount));
    }

    // The distance of two neighbouring amplitude spectra, each scaled to sum 1: change of timbre without change of level.
    private float Flux(int frame)
    {
        _shares.CopyTo(_sharesBefore, 0);
        TensorPrimitives.Sqrt(_power.AsSpan(0, _usedBins), _shares);
        var sum = TensorPrimitives.Sum<float>(_shares);
        TensorPrimitives.Multiply(_shares, sum > 0 ? 1f / sum : 0f, _shares);
        return frame == 0 ? 0f : TensorPrimitives.Distance<float>(_shares, _sharesBefore);
    }
}
