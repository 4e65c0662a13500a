using System.Globalization;
using SerWorkbook.Export;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export;

/// <summary>What is no speech gets no emotion; the speech of people whom the model has not heard gets one.</summary>
public sealed class UnheardSoundTests(ITestOutputHelper output)
{
    private const double LeastAnswered = 0.85;

    public static TheoryData<string> Sets => [.. FeatureSet.All.Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_model_of_the_demo_corpus_gives_noise_and_tones_no_emotion(string set)
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("demo");
        DemoCorpus.Render(data, new DemoCorpusOptions { SentencesPerCell = 6, Threads = 2 });
        var predictor = new EmotionPredictor(ModelOf(Extract(folder, data, FeatureSet.Find(set))));
        CheckSounds(predictor);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_model_of_four_actors_answers_two_others_and_gives_noise_and_tones_no_emotion(string set)
    {
        using var folder = new TemporaryFolder();
        var table = Extract(folder, SharedData.Ravdess, FeatureSet.Find(set));
        var speakers = table.Speakers.Take(6).ToArray();
        var predictor = new EmotionPredictor(ModelOf(Only(table, speakers[..4])));
        var unheard = Only(table, speakers[4..]).Rows.Select(row => predictor.Model.Predict(row.Features).Doubt).ToArray();
        var answered = unheard.Count(doubt => doubt == PredictionDoubt.None) / (double)unheard.Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered * 100:0.0} % of {unheard.Length} recordings"));
        Assert.True(unheard.Length >= 100);
        Assert.InRange(answered, LeastAnswered, 1);
        CheckSounds(predictor);
    }

    private void CheckSounds(EmotionPredictor predictor)
    {
        var answered = new List<string>();
        var sounds = Sounds().ToArray();
        foreach (var (name, clip) in sounds)
        {
            var prediction = predictor.Predict(clip, name);
            output.WriteLine($"{name}: {prediction.Doubt}");
            if (prediction.Doubt is PredictionDoubt.None or PredictionDoubt.LowConfidence)
            {
                answered.Add(name);
            }
        }

        Assert.True(sounds.Length > 60);
        Assert.Empty(answered);
    }

    // With noise, tones of several forms, a chord, a sweep, a swelling tone and a constant, 16 kHz.
    private static IEnumerable<(string Name, AudioClip Clip)> Sounds()
    {
        double[] lengths = [0.5, 1, 3];
        foreach (var seconds in lengths)
        {
            foreach (var level in new[] { 0.5, 0.1, 0.01 })
            {
                foreach (var kind in new[] { NoiseKind.White, NoiseKind.Pink })
                {
                    var noise = Noise.Make(kind, (int)(seconds * 16_000), 16_000, new SeededRandom(7, "sound"));
                    yield return (
                        $"{kind} noise, {seconds} s, {level}",
                        Clip(seconds, t => 0.3 * level * noise[(int)Math.Round(t * 16_000)])
                    );
                }
            }

            foreach (var hertz in new[] { 80.0, 150, 200, 440, 1_000, 3_000 })
            {
                yield return ($"sine {hertz} Hz, {seconds} s", Clip(seconds, t => 0.3 * Math.Sin(2 * Math.PI * hertz * t)));
                yield return ($"square {hertz} Hz, {seconds} s", Clip(seconds, t => 0.2 * Math.Sign(Math.Sin(2 * Math.PI * hertz * t))));
                yield return ($"sawtooth {hertz} Hz, {seconds} s", Clip(seconds, t => 0.3 * (2 * (hertz * t % 1) - 1)));
            }

            yield return ($"constant, {seconds} s", Clip(seconds, _ => 0.3));
            yield return (
                $"chord, {seconds} s",
                Clip(seconds, t => 0.1 * new[] { 220, 277.2, 329.6 }.Sum(hertz => Math.Sin(2 * Math.PI * hertz * t)))
            );
            yield return ($"sweep, {seconds} s", Clip(seconds, t => 0.3 * Math.Sin(2 * Math.PI * (100 + 1_000 * t / seconds) * t)));
            yield return (
                $"swelling tone, {seconds} s",
                Clip(seconds, t => 0.3 * (0.5 + 0.5 * Math.Sin(2 * Math.PI * 5 * t)) * Math.Sin(2 * Math.PI * 300 * t))
            );
        }
    }

    private static AudioClip Clip(double seconds, Func<double, double> sample) =>
        new(Enumerable.Range(0, (int)(seconds * 16_000)).Select(i => (float)sample(i / 16_000.0)).ToArray(), 16_000);

    private static FeatureTable Extract(TemporaryFolder folder, string data, FeatureSet set)
    {
        var workbook = new Workbook(data, folder.File("home"), folder.File("out"), threads: 2);
        return workbook.ExtractFeatures(workbook.OpenCorpus(), set: set);
    }

    private static FeatureTable Only(FeatureTable table, string[] speakers) =>
        new(table.Corpus, table.Set, table.Cutting, table.Rows.Where(row => speakers.Contains(row.Utterance.Speaker)), []);

    // The weights do not matter here; the first of two labels always wins.
    private static EmotionModel ModelOf(FeatureTable table)
    {
        var columns = table.Set.Columns.Count;
        return new EmotionModel(
            table.Set,
            ["a", "b"],
            Standardiser.Identity(columns),
            new SoftmaxLinearClassifier(new LinearWeights([new float[columns], new float[columns]], [1, 0])),
            new ModelOrigin("test", null, "0", 10, 2, "none", 1, 0.5, "none"),
            novelty: NoveltyFit.Of(table, seed: 1)
        );
    }
}
