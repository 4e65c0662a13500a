using SerWorkbook.Speech.Descriptors.Spectrum;
using SerWorkbook.Speech.Features.Columns;

namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>The descriptors of the set and their places in a frame's row.</summary>
internal static class SerFullDescriptors
{
    public const int MelBands = 26;
    public const int MfccCount = 15;
    public const int ContrastBands = 7;

    public const int Level = 0;
    public const int Loudness = 1;
    public const int Onset = 2;
    public const int ZeroCrossings = 3;
    public const int Prominence = 4;
    public const int FirstShape = 5;
    public const int FirstContrast = FirstShape + 16;
    public const int FirstMfcc = FirstContrast + ContrastBands;
    public const int FirstMel = FirstMfcc + MfccCount;
    public const int FirstChroma = FirstMel + MelBands;

    /// <summary>What is measured in every frame, in order.</summary>
    public static IReadOnlyList<Descriptor> OfFrames { get; } =
    [
        new("level", FeatureFamily.Energy, "dB"),
        new("loudness", FeatureFamily.Energy, "1"),
        new("onset", FeatureFamily.Energy, "dB"),
        new("zeroCrossings", FeatureFamily.Spectrum, "1/s"),
        new("cpp", FeatureFamily.Voicing, "dB"),
        new("centroid", FeatureFamily.Spectrum, "Hz"),
        new("spread", FeatureFamily.Spectrum, "Hz"),
        new("spectralSkewness", FeatureFamily.Spectrum, "1"),
        new("spectralKurtosis", FeatureFamily.Spectrum, "1"),
        new("rollOff25", FeatureFamily.Spectrum, "Hz"),
        new("rollOff50", FeatureFamily.Spectrum, "Hz"),
        new("rollOff75", FeatureFamily.Spectrum, "Hz"),
        new("rollOff90", FeatureFamily.Spectrum, "Hz"),
        new("flatness", FeatureFamily.Spectrum, "dB"),
        new("entropy", FeatureFamily.Spectrum, "1"),
        new("alphaRatio", FeatureFamily.Spectrum, "dB"),
        new("hammarberg", FeatureFamily.Spectrum, "dB"),
        new("slope0", FeatureFamily.Spectrum, "dB/kHz"),
        new("slope500", FeatureFamily.Spectrum, "dB/kHz"),
        new("slope1500", FeatureFamily.Spectrum, "dB/kHz"),
        new("flux", FeatureFamily.Spectrum, "1"),
        .. Enumerable.Range(1, ContrastBands).Select(b => new Descriptor($"contrast{b}", FeatureFamily.Contrast, "dB")),
        .. Enumerable.Range(0, MfccCount).Select(c => new Descriptor($"mfcc{c}", FeatureFamily.Mfcc, "1")),
        .. Enumerable.Range(1, MelBands).Select(b => new Descriptor($"mel{b:00}", FeatureFamily.LogMel, "dB")),
        .. ChromaFilterBank.Names.Select(name => new Descriptor($"chroma{name}", FeatureFamily.Chroma, "1")),
    ];

    /// <summary>What is measured by the F0 tracker, in order.</summary>
    public static IReadOnlyList<Descriptor> OfVoice { get; } =
    [
        new("f0", FeatureFamily.F0, "semitones above 27.5 Hz", VoicedOnly: true),
        new("voicing", FeatureFamily.Voicing, "1"),
        new("hnr", FeatureFamily.Voicing, "dB", VoicedOnly: true),
    ];
}
