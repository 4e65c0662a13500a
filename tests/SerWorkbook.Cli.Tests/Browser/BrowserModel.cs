using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests.Browser;

/// <summary>Models with drawn weights: no training, and every feature counts.</summary>
internal static class BrowserModel
{
    public const string Notice = "For tests only ©.";

    public static readonly string[] Labels = ["angry", "calm", "happy", "sad"];

    /// <summary>A model whose scaler is fitted to clips, so that their probabilities differ.</summary>
    public static EmotionModel Draw(FeatureSet set, IReadOnlyList<AudioClip> clips)
    {
        var extractor = new FeatureExtractor(set);
        var rows = clips.Select(clip => extractor.Extract(clip, "clip")).ToArray();
        var columns = Enumerable.Range(0, set.Columns.Count).ToArray();
        var means = columns.Select(c => rows.Average(row => (double)row[c])).ToArray();
        var deviations = columns.Select(c => Math.Sqrt(rows.Average(row => Math.Pow(row[c] - means[c], 2)))).ToArray();
        var scaler = new Standardiser(
            [.. means.Select(mean => (float)mean)],
            [.. deviations.Select(deviation => deviation > 1e-6 ? (float)(1 / deviation) : 0f)]
        );
        var random = new SeededRandom(3, "browser weights");
        var weights = Labels
            .Select(_ => columns.Select(_ => (float)(2 * random.NextGaussian() / Math.Sqrt(columns.Length))).ToArray())
            .ToArray();
        return new EmotionModel(
            set,
            Labels,
            scaler,
            new SoftmaxLinearClassifier(new LinearWeights(weights, new float[Labels.Length])),
            new ModelOrigin("none", Notice, "none", rows.Length, 1, "drawn", 3, 0.25, "none"),
            new ModelCalibration(1.5, 0.4, 0.8, 0.75, "none")
        );
    }

    /// <summary>Utterances of voices of the demo corpus, two of them at the rates of microphones.</summary>
    public static IReadOnlyList<AudioClip> Clips()
    {
        var voices = GoldenClips.MakeMore(6).Select(wav => WavReader.Read(new MemoryStream(wav), "voice")).ToArray();
        return
        [
            .. voices[..4],
            new Resampler(voices[4].SampleRate, 44_100).Process(voices[4]),
            new Resampler(voices[5].SampleRate, 48_000).Process(voices[5]),
        ];
    }
}
