using SerWorkbook.Speech;

namespace SerWorkbook.Native.Tests;

/// <summary>Models with drawn weights, and clips that they predict.</summary>
public sealed class SampleFiles : IDisposable
{
    private const string Notice = "Notice of the data: non-commercial use – só isto.";

    private readonly TemporaryFolder _folder = new();

    public SampleFiles()
    {
        ModelFile.Save(SerFull, Model(FeatureSet.SerFull, 1));
        ModelFile.Save(GeMaps, Model(FeatureSet.GeMaps, 2));
        ModelFile.Save(PerSpeaker, Model(FeatureSet.GeMaps, 3, perSpeaker: true));
        EmotionBundle
            .Create(
                Model(FeatureSet.GeMaps, 2),
                2,
                0.5,
                new Dictionary<string, byte[]> { ["golden-1.wav"] = File.ReadAllBytes(WriteClip("golden.wav", Clips[0].Clip)) },
                new Dictionary<string, byte[]>()
            )
            .Save(Bundle);
        Recordings = [.. Clips.Select(clip => WriteClip(clip.Name, clip.Clip))];
    }

    /// <summary>A model file on all features.</summary>
    public string SerFull => _folder.File("serfull.json");

    /// <summary>A model file on the features of eGeMAPS.</summary>
    public string GeMaps => _folder.File("gemaps.json");

    /// <summary>A model with speaker normalisation.</summary>
    public string PerSpeaker => _folder.File("speaker.json");

    /// <summary>The bundle of <see cref="GeMaps"/>; its name is not ASCII.</summary>
    public string Bundle => _folder.File("émotion.ser");

    /// <summary>Recordings at several rates.</summary>
    public IReadOnlyList<string> Recordings { get; }

    /// <summary>The folder of all of them.</summary>
    public string Folder => _folder.Path;

    private static (string Name, AudioClip Clip)[] Clips { get; } =
    [
        ("voice 140.wav", TestSignal.Harmonics(140, 1.3)),
        ("voice-220.wav", TestSignal.Harmonics(220, 0.7, sampleRate: 44_100)),
        ("voix-é.wav", TestSignal.Join(TestSignal.Harmonics(180, 0.4, 22_050), TestSignal.Harmonics(120, 0.9, 22_050))),
        ("noise.wav", TestSignal.Noise(1)),
    ];

    public void Dispose() => _folder.Dispose();

    private string WriteClip(string name, AudioClip clip)
    {
        WavWriter.Write(_folder.File(name), clip);
        return _folder.File(name);
    }

    private static EmotionModel Model(FeatureSet set, int seed, bool perSpeaker = false)
    {
        var columns = set.Columns.Count;
        var features = new FeatureExtractor(set).Extract(Clips[0].Clip, "clip");
        var scaler = new Standardiser(features, [.. features.Select(value => 1 / (1 + Math.Abs(value)))]);
        var weights = new SoftmaxLinearClassifier(
            new LinearWeights([Draw(columns, seed), Draw(columns, seed + 100), Draw(columns, seed + 200)], [0.1f, -0.2f, 0.05f])
        );
        return new EmotionModel(
            set,
            ["angry", "happy", "traurig – ß"],
            perSpeaker ? Standardiser.Identity(columns) : scaler,
            perSpeaker ? new ScaledClassifier(scaler, weights, perSpeaker: true) : weights,
            new ModelOrigin("made up", Notice, "00ff", 10, 2, "none", 1, 0.5, "none"),
            new ModelCalibration(1.7, 0.36, 0.8, 0.9, "nothing")
        );
    }

    private static float[] Draw(int columns, int seed)
    {
        var random = new SeededRandom(seed, "weights");
        return [.. Enumerable.Range(0, columns).Select(_ => (float)(random.NextGaussian() * 0.4 / Math.Sqrt(columns)))];
    }
}
