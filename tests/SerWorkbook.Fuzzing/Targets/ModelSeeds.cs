using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Fuzzing.Targets;

/// <summary>Small valid models, bundles and profiles.</summary>
internal static class ModelSeeds
{
    private const int Clips = 3;

    private static readonly ModelOrigin Origin = new("made up", "a notice", "00ff", 10, 2, "none", 1, 0.5, "none");

    /// <summary>Models of every kind, with and without a checksum, and a bundle.</summary>
    public static IReadOnlyList<byte[]> Models()
    {
        var set = FeatureSet.GeMaps;
        var columns = set.Columns.Count;
        var linear = new LinearWeights([Draw(columns, 1), Draw(columns, 2)], [0.1f, -0.2f]);
        var identity = Standardiser.Identity(columns);
        Classifier[] classifiers =
        [
            new SoftmaxLinearClassifier(linear),
            new OneVersusAllLinearClassifier(linear, [-1.5, -0.7], [0.3, 0]),
            new OneVersusAllTreeClassifier(
                [
                    [new([3], [0.1f], [-1], [-2], [0.5, -0.25])],
                    [new([], [], [], [], [0.125])],
                ],
                0.5
            ),
            new ScaledClassifier(identity, new SoftmaxLinearClassifier(linear), perSpeaker: true),
        ];
        var models = classifiers.Select(classifier => new EmotionModel(set, ["angry", "sad"], identity, classifier, Origin)).ToArray();
        string[] texts = [.. models.Select(ModelFile.ToJson)];
        string[] unsigned = [.. texts.Select(text => text[..text.LastIndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}")];
        return [.. texts.Concat(unsigned).Select(Encoding.UTF8.GetBytes), Bundle(models[0])];
    }

    /// <summary>Profiles, with and without a checksum.</summary>
    public static IReadOnlyList<byte[]> Profiles()
    {
        var profile = new SpeakerProfile(FeatureSet.GeMaps);
        foreach (var features in Features(profile.Set))
        {
            profile.Add(features);
        }

        var text = SpeakerProfileFile.ToJson(profile);
        return
        [
            Encoding.UTF8.GetBytes(text),
            Encoding.UTF8.GetBytes(text[..text.LastIndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}"),
        ];
    }

    /// <summary>Features of some clips.</summary>
    public static float[][] Features(FeatureSet set) => [.. Enumerable.Range(1, Clips).Select(clip => Draw(set.Columns.Count, 100 + clip))];

    private static byte[] Bundle(EmotionModel model)
    {
        using var folder = new TemporaryFolder();
        WavWriter.Write(folder.File("x.wav"), TestSignal.Harmonics(220, 0.3));
        var clips = new Dictionary<string, byte[]> { ["golden-1.wav"] = File.ReadAllBytes(folder.File("x.wav")) };
        using var stream = new MemoryStream();
        EmotionBundle.Create(model, 3, 1, clips, new Dictionary<string, byte[]>()).Save(stream);
        return stream.ToArray();
    }

    private static float[] Draw(int count, int seed)
    {
        var random = new SeededRandom(seed, "weights");
        return [.. Enumerable.Range(0, count).Select(_ => (float)Math.Round(random.NextGaussian() * 0.1, 3))];
    }
}
