using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;
using SerWorkbook.Speech;

namespace SerWorkbook.Interop;

/// <summary>The same MFCC by this library and by NWaves.</summary>
/// <param name="Convention">Whose definition both follow.</param>
/// <param name="Ours">Frames x coefficients of this library.</param>
/// <param name="Theirs">Frames x coefficients of NWaves.</param>
internal sealed record MfccPair(string Convention, FrameMatrix Ours, IReadOnlyList<float[]> Theirs)
{
    /// <summary>Number of coefficients, c0 included.</summary>
    public const int Count = 13;

    private const int SampleRate = 16_000;
    private const int HtkBands = 26;
    private const int Lifter = 22;
    private const float Floor = 1e-10f;

    // NWaves has no other: a Hann window whose two ends are equal.
    private static readonly StftOptions Stft = StftOptions.Speech(SampleRate) with { SymmetricWindow = true };

    /// <summary>librosa's: 40 bands of equal area on Slaney's mel scale, decibels, an orthonormal cosine transform.</summary>
    /// <param name="clip">The clip, 16 kHz, of one frame or more.</param>
    public static MfccPair Librosa(AudioClip clip)
    {
        var theirs = new MfccSlaneyOptions(SampleRate, Count, 0.025, filterbankSize: 40, fftSize: Stft.FftSize, normalize: true)
        {
            HopDuration = 0.010,
            NonLinearity = NonLinearityType.ToDecibel,
            Window = WindowType.Hann,
            SpectrumType = SpectrumType.Power,
            DctType = "2N",
            LogFloor = Floor,
        };
        return Of("librosa", clip, new Speech.MfccOptions(new LogMelOptions(Stft, 40), Count), theirs);
    }

    /// <summary>HTK's: 26 bands of equal height on HTK's mel scale, natural logarithms, sqrt(2/N) for all, liftering.</summary>
    /// <param name="clip">The clip, 16 kHz, of one frame or more.</param>
    public static MfccPair Htk(AudioClip clip)
    {
        var bands = new LogMelOptions(Stft, HtkBands) { Scale = MelScale.Htk, Norm = MelNorm.Peak };
        var theirs = new MfccHtkOptions(SampleRate, Count, 0.025, filterbankSize: HtkBands, fftSize: Stft.FftSize)
        {
            HopDuration = 0.010,
            NonLinearity = NonLinearityType.LogE,
            Window = WindowType.Hann,
            SpectrumType = SpectrumType.Power,
            DctType = "2N",
            LifterSize = Lifter,
            LogFloor = Floor,
        };
        var pair = Of("HTK", clip, new Speech.MfccOptions(bands, Count) { Scaling = DctScaling.Htk, Lifter = Lifter }, theirs);
        return pair with { Ours = Natural(pair.Ours) };
    }

    /// <summary>The mean of one coefficient over the frames.</summary>
    public double MeanOfOurs(int coefficient) => Enumerable.Range(0, Ours.Frames).Average(frame => (double)Ours.Row(frame)[coefficient]);

    /// <summary>The mean of one coefficient over the frames.</summary>
    public double MeanOfTheirs(int coefficient) => Theirs.Average(frame => (double)frame[coefficient]);

    /// <summary>The largest difference of one coefficient over the frames.</summary>
    public double LargestDifference(int coefficient) =>
        Theirs.Select((frame, i) => Math.Abs((double)frame[coefficient] - Ours.Row(i)[coefficient])).Max();

    private static MfccPair Of(
        string convention,
        AudioClip clip,
        Speech.MfccOptions ours,
        NWaves.FeatureExtractors.Options.MfccOptions theirs
    ) => new(convention, Mfcc.Of(clip, ours), new MfccExtractor(theirs).ComputeFrom(clip.ToDiscreteSignal()));

    // HTK takes natural logarithms, this library 10 log10.
    private static FrameMatrix Natural(FrameMatrix decibels)
    {
        var natural = new FrameMatrix(decibels.Frames, decibels.Coefficients);
        for (var frame = 0; frame < natural.Frames; frame++)
        {
            for (var c = 0; c < natural.Coefficients; c++)
            {
                natural.Row(frame)[c] = (float)(decibels.Row(frame)[c] * Math.Log(10) / 10);
            }
        }

        return natural;
    }
}
