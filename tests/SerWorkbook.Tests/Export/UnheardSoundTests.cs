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
        var sounds = StrangeSounds.Make().Where(sound => sound.Kind != StrangeSounds.Babble).ToArray();
        foreach (var (_, name, clip) in sounds)
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
