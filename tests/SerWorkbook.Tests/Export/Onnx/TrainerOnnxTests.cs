using System.Globalization;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>Models of all trainers say the same as ONNX files: labels, doubts and probabilities.</summary>
public sealed class TrainerOnnxTests(ITestOutputHelper output)
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, classes: 4, rowsPerCell: 8, distance: 0.3);

    [Theory]
    [MemberData(nameof(SavedModelTests.Trainers), MemberType = typeof(SavedModelTests))]
    public void Every_recipe_of_the_portfolio_says_the_same(string name, FeatureScaling scaling)
    {
        var trainer = TrainerCatalogue.Find(name);
        foreach (var recipe in trainer.Portfolio)
        {
            using var folder = new TemporaryFolder();
            var table = scaling == FeatureScaling.PerSpeaker ? SpeakerScaling.Scale(Table) : Table;
            var search = new ModelSearch([trainer]).Run(table, new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Groups(2) });
            var model = ModelExport.Save(With(search, recipe), folder.Path);
            Report($"{recipe}, {Recipe.NameOf(scaling)}", Largest(model, folder));
        }
    }

    [Theory]
    [InlineData(FeatureScaling.Global)]
    [InlineData(FeatureScaling.PerSpeaker)]
    public void An_ensemble_of_every_kind_says_the_same(FeatureScaling scaling)
    {
        using var folder = new TemporaryFolder();
        var table = scaling == FeatureScaling.PerSpeaker ? SpeakerScaling.Scale(Table) : Table;
        var search = new ModelSearch().Run(table, new SearchOptions { MaximumTrials = 2, Protocol = Protocol.Groups(2) });
        var members = TrainerCatalogue
            .Default.Select(trainer => trainer.Portfolio[0])
            .Append(TrainerCatalogue.Parse("ridge (balanced=0, c=1, keep=0, columns=cepstrum, scaling=none)"))
            .Index()
            .Select(recipe => new EnsembleMember(
                search.Best with
                {
                    Number = recipe.Index + 1,
                    Recipe = recipe.Item,
                },
                0.1,
                1 + 0.2 * recipe.Index
            ))
            .ToArray();
        var model = ModelExport.Save(search, EnsembleSelection.Choose(search) with { Members = members }, folder.Path);
        Assert.IsType<EnsembleClassifier>(model.Classifier);
        Report($"ensemble of {members.Length}, {Recipe.NameOf(scaling)}", Largest(model, folder));
    }

    private static SearchResult With(SearchResult search, Recipe recipe) =>
        new(
            search.Table,
            search.Split,
            search.Options,
            [search.Best with { Recipe = recipe with { Scaling = search.Best.Recipe.Scaling } }]
        );

    // Rows of the table, some far from it and some without a voice, so that every answer is among them.
    private static double Largest(EmotionModel model, TemporaryFolder folder)
    {
        model = Doubtful(model);
        using var onnx = OnnxParity.Export(model, folder);
        var doubts = new HashSet<PredictionDoubt>();
        var largest = 0.0;
        foreach (var row in Table.Rows)
        {
            var speaker = model.NeedsSpeaker ? SpeakerOf(row.Utterance.Speaker) : null;
            foreach (var features in new[] { row.Features, Far(row.Features), Voiceless(row.Features, model.FeatureSet) })
            {
                var expected = model.Predict(features, speaker);
                doubts.Add(expected.Doubt);
                largest = Math.Max(largest, OnnxParity.Difference(expected, onnx.PredictFeatures(features, speaker)));
            }
        }

        Assert.Contains(PredictionDoubt.None, doubts);
        Assert.Contains(PredictionDoubt.NoSpeech, doubts);
        Assert.Contains(PredictionDoubt.LowConfidence, doubts);
        Assert.Equal(model.Novelty is not null, doubts.Contains(PredictionDoubt.UnlikeTraining));
        return largest;
    }

    // Unsure of about half of the rows; the limit lies in the widest gap between two confidences around the middle.
    private static EmotionModel Doubtful(EmotionModel model)
    {
        double[] confidences =
        [
            .. Table
                .Rows.Select(row => model.Predict(row.Features, model.NeedsSpeaker ? SpeakerOf(row.Utterance.Speaker) : null).Confidence)
                .Order(),
        ];
        var middle = confidences.Length / 2;
        var gap = Enumerable.Range(middle - 10, 20).MaxBy(i => confidences[i + 1] - confidences[i]);
        var calibration = model.Calibration! with { UnsureBelow = (confidences[gap] + confidences[gap + 1]) / 2 };
        return new EmotionModel(model.FeatureSet, model.Labels, model.Scaler, model.Classifier, model.Origin, calibration, model.Novelty);
    }

    private static float[] Far(float[] features) => [.. features.Select((value, i) => value + (i % 2 == 0 ? 60 : 40))];

    private static float[] Voiceless(float[] features, FeatureSet set) =>
        [.. features.Select((value, i) => set.VoicingColumns.Contains(i) ? 0 : value)];

    private static SpeakerProfile SpeakerOf(string name)
    {
        var speaker = new SpeakerProfile(Table.Set);
        foreach (var row in Table.Rows.Where(row => row.Utterance.Speaker == name))
        {
            speaker.Add(row.Features);
        }

        return speaker;
    }

    private void Report(string model, double largest)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model}: {largest:0.0e0}"));
        Assert.InRange(largest, 0, OnnxParity.Tolerance);
    }
}
