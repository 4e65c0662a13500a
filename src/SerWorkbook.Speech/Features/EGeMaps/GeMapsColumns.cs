using SerWorkbook.Speech.Descriptors.Spectrum;

namespace SerWorkbook.Speech.Features.EGeMaps;

/// <summary>The 88 columns in the order and with the names of eGeMAPSv02.</summary>
internal static class GeMapsColumns
{
    private static readonly string[] Course =
    [
        "amean",
        "stddevNorm",
        "percentile20.0",
        "percentile50.0",
        "percentile80.0",
        "pctlrange0-2",
        "meanRisingSlope",
        "stddevRisingSlope",
        "meanFallingSlope",
        "stddevFallingSlope",
    ];

    /// <summary>All columns.</summary>
    public static IReadOnlyList<FeatureColumn> All { get; } =
    [
        .. CourseOf("F0semitoneFrom27.5Hz_sma3nz", FeatureFamily.F0, "semitones"),
        .. CourseOf("loudness_sma3", FeatureFamily.Energy, "loudness"),
        .. MeanAndDeviation("spectralFlux_sma3", FeatureFamily.Spectrum, "1"),
        .. Cepstra("sma3"),
        .. MeanAndDeviation("jitterLocal_sma3nz", FeatureFamily.Voicing, "1"),
        .. MeanAndDeviation("shimmerLocaldB_sma3nz", FeatureFamily.Voicing, "dB"),
        .. MeanAndDeviation("HNRdBACF_sma3nz", FeatureFamily.Voicing, "dB"),
        .. MeanAndDeviation("logRelF0-H1-H2_sma3nz", FeatureFamily.Voicing, "dB"),
        .. MeanAndDeviation("logRelF0-H1-A3_sma3nz", FeatureFamily.Voicing, "dB"),
        .. FormantColumns(1),
        .. FormantColumns(2),
        .. FormantColumns(3),
        .. MeanAndDeviation("alphaRatioV_sma3nz", FeatureFamily.Spectrum, "dB"),
        .. MeanAndDeviation("hammarbergIndexV_sma3nz", FeatureFamily.Spectrum, "dB"),
        .. MeanAndDeviation("slopeV0-500_sma3nz", FeatureFamily.Spectrum, "dB/Hz"),
        .. MeanAndDeviation("slopeV500-1500_sma3nz", FeatureFamily.Spectrum, "dB/Hz"),
        .. MeanAndDeviation("spectralFluxV_sma3nz", FeatureFamily.Spectrum, "1"),
        .. Cepstra("V_sma3nz"),
        new("alphaRatioUV_sma3nz_amean", FeatureFamily.Spectrum, "dB"),
        new("hammarbergIndexUV_sma3nz_amean", FeatureFamily.Spectrum, "dB"),
        new("slopeUV0-500_sma3nz_amean", FeatureFamily.Spectrum, "dB/Hz"),
        new("slopeUV500-1500_sma3nz_amean", FeatureFamily.Spectrum, "dB/Hz"),
        new("spectralFluxUV_sma3nz_amean", FeatureFamily.Spectrum, "1"),
        new("loudnessPeaksPerSec", FeatureFamily.Rhythm, "1/s"),
        new("VoicedSegmentsPerSec", FeatureFamily.Rhythm, "1/s"),
        new("MeanVoicedSegmentLengthSec", FeatureFamily.Rhythm, "s"),
        new("StddevVoicedSegmentLengthSec", FeatureFamily.Rhythm, "s"),
        new("MeanUnvoicedSegmentLength", FeatureFamily.Rhythm, "s"),
        new("StddevUnvoicedSegmentLength", FeatureFamily.Rhythm, "s"),
        new("equivalentSoundLevel_dBp", FeatureFamily.Energy, "dB"),
    ];

    private static IEnumerable<FeatureColumn> CourseOf(string name, FeatureFamily family, string unit) =>
        Course.Select(functional => new FeatureColumn($"{name}_{functional}", family, UnitOf(functional, unit)));

    private static string UnitOf(string functional, string unit) =>
        functional == "stddevNorm" ? "1"
        : functional.EndsWith("Slope", StringComparison.Ordinal) ? unit + "/s"
        : unit;

    private static IEnumerable<FeatureColumn> MeanAndDeviation(string name, FeatureFamily family, string unit) =>
        [new($"{name}_amean", family, unit), new($"{name}_stddevNorm", family, "1")];

    private static IEnumerable<FeatureColumn> Cepstra(string suffix) =>
        Enumerable
            .Range(1, MelCepstrum.Count)
            .SelectMany(i => MeanAndDeviation(suffix[0] == 'V' ? $"mfcc{i}{suffix}" : $"mfcc{i}_{suffix}", FeatureFamily.Mfcc, "1"));

    private static IEnumerable<FeatureColumn> FormantColumns(int number) =>
        [
            .. MeanAndDeviation($"F{number}frequency_sma3nz", FeatureFamily.Spectrum, "Hz"),
            .. MeanAndDeviation($"F{number}bandwidth_sma3nz", FeatureFamily.Spectrum, "Hz"),
            .. MeanAndDeviation($"F{number}amplitudeLogRelF0_sma3nz", FeatureFamily.Spectrum, "dB"),
        ];
}
