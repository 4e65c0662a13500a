using System.Globalization;
using SerWorkbook.Speech.Audio;
using SerWorkbook.Speech.Features.GeMaps;

namespace SerWorkbook.Speech.Tests.Features.GeMaps;

/// <summary>Compares with openSMILE 3.0.2, eGeMAPSv02, on real recordings.</summary>
public sealed class OpenSmileReferenceTests
{
    // Every tenth recording of 960.
    private const int Every = 10;
    private const double CommonBound = 0.95;

    // Columns that do not reach the common bound, and why.
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["Slope"] = "slopes of F0 depend on single peaks of few frames",
        ["jitterLocal"] = "depends on where each period is cut",
        ["shimmerLocaldB"] = "depends on where each period is cut",
        ["HNRdBACF_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["logRelF0-H1-H2_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["logRelF0-H1-A3_sma3nz_stddevNorm"] = "depends on the formants",
        ["F1"] = "our formants are the resonances, with bandwidths of speech; the reference's are not",
        ["F2frequency"] = "as F1",
        ["F2bandwidth"] = "as F1",
        ["F3frequency"] = "as F1",
        ["F3bandwidth"] = "as F1",
        ["mfcc1_sma3_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc1V_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc2_sma3_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc2V_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc3_sma3_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc3V_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc4_sma3_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["mfcc4V_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["slopeV0-500_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["slopeV500-1500_sma3nz_stddevNorm"] = "deviation over a mean that comes close to 0",
        ["slopeUV500-1500"] = "near the noise floor of 16-bit samples",
        ["StddevVoicedSegmentLengthSec"] = "a segment more or less changes it",
        ["VoicedSegmentsPerSec"] = "a segment more or less changes it",
        ["MeanVoicedSegmentLengthSec"] = "a segment more or less changes it",
        ["MeanUnvoicedSegmentLength"] = "a segment more or less changes it",
        ["StddevUnvoicedSegmentLength"] = "a segment more or less changes it",
        ["loudnessPeaksPerSec"] = "a peak more or less changes it",
    };

    // What the issue of the feature set asks for in particular.
    private static readonly string[] Close =
    [
        "loudness_sma3_amean", "loudness_sma3_percentile20.0", "loudness_sma3_percentile50.0", "loudness_sma3_percentile80.0",
        "F0semitoneFrom27.5Hz_sma3nz_amean", "mfcc1_sma3_amean", "mfcc2_sma3_amean", "mfcc3_sma3_amean", "mfcc4_sma3_amean",
        "alphaRatioV_sma3nz_amean", "alphaRatioUV_sma3nz_amean", "slopeV0-500_sma3nz_amean", "slopeV500-1500_sma3nz_amean",
        "slopeUV0-500_sma3nz_amean", "spectralFlux_sma3_amean", "equivalentSoundLevel_dBp",
    ];

    [Fact]
    public void Agrees_with_the_reference_column_by_column()
    {
        var lines = File.ReadAllLines(SharedData.Reference("opensmile/egemapsv02_16k.csv"));
        Assert.Equal(lines[0].Split(',').Skip(1), GeMapsColumns.All.Select(column => column.Name));
        var rows = lines.Skip(1).Where((_, i) => i % Every == 0).Select(line => line.Split(',')).ToArray();
        var reference = rows.Select(row => row.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var ours = rows.Select(row => Measure(row[0])).ToArray();
        for (var column = 0; column < GeMapsColumns.All.Count; column++)
        {
            var name = GeMapsColumns.All[column].Name;
            var bound = Close.Contains(name) ? 0.99 : Excused.Keys.Any(key => Covers(key, name)) ? 0 : CommonBound;
            var correlation = Correlation(reference.Select(row => row[column]), ours.Select(row => (double)row[column]));
            Assert.True(bound == 0 || correlation >= bound, FormattableString.Invariant($"{name} correlates with {correlation:0.0000}; {bound} is asked for"));
        }
    }

    private static bool Covers(string key, string name) =>
        key == "Slope" ? name.StartsWith("F0", StringComparison.Ordinal) && name.EndsWith(key, StringComparison.Ordinal) : name.StartsWith(key, StringComparison.Ordinal);

    private static float[] Measure(string name)
    {
        var clip = Resampler.To(WavReader.Read(SharedData.RavdessClip(name)), 16_000);

        // The reference tool reads 16-bit samples, rounded down: the constant that this adds shows in silence.
        var samples = Array.ConvertAll(clip.Samples.ToArray(), sample => MathF.Floor(sample * 32767) / 32767);
        var analyser = new GeMapsAnalyser();
        analyser.Push(samples);
        var vector = new float[88];
        analyser.Complete(vector);
        return vector;
    }

    private static double Correlation(IEnumerable<double> first, IEnumerable<double> second)
    {
        var (x, y) = (first.ToArray(), second.ToArray());
        var (meanX, meanY) = (x.Average(), y.Average());
        var product = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return product / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
