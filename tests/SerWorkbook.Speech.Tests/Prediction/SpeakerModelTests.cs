namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class SpeakerModelTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;
    private static readonly ModelOrigin Origin = new("test", null, "0", 10, 2, "svm (c=1)", 1, 0.5, "none");

    [Fact]
    public void A_model_says_in_its_file_that_it_needs_a_speaker_and_one_without_is_as_before()
    {
        var json = ModelFile.ToJson(Model(Scaled(1, perSpeaker: true)));
        Assert.Contains("\"version\":2", json, StringComparison.Ordinal);
        Assert.Contains("\"needsSpeaker\":true", json, StringComparison.Ordinal);
        Assert.True(ModelFile.Parse(json, "m.json").NeedsSpeaker);
        Assert.Equal(json, ModelFile.ToJson(ModelFile.Parse(json, "m.json")));
        var plain = ModelFile.ToJson(Model(Scaled(1, perSpeaker: false)));
        Assert.Contains("\"version\":1", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("peaker\":", plain.Replace("\"speakers\":", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(ModelFile.Parse(plain, "m.json").NeedsSpeaker);
    }

    [Theory]
    [InlineData("\"version\":2", "\"version\":1")]
    [InlineData("\"needsSpeaker\":true", "\"needsSpeaker\":false")]
    [InlineData("\"perSpeaker\":true", "\"perSpeaker\":false")]
    public void A_file_that_contradicts_itself_is_refused(string from, string to)
    {
        var json = ModelFile.ToJson(Model(Scaled(1, perSpeaker: true)));
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "m.json"));
        Assert.Contains("scaled per speaker", fault.Message, StringComparison.Ordinal);
    }

    // Members look at the scale that each was trained on, put together by hand here.
    [Fact]
    public void An_ensemble_may_mix_members_with_and_without_the_speakers_scale()
    {
        var (own, global) = (Scaled(1, perSpeaker: true), Scaled(2, perSpeaker: false));
        var model = ModelFile.Parse(ModelFile.ToJson(Model(new EnsembleClassifier([own, global, Linear(3)], [3, 2, 1]))), "m.json");
        Assert.True(model.NeedsSpeaker);
        var speaker = Speaker();
        var features = Draw(50);
        var scaled = new float[Columns];
        speaker.Scale(features, scaled);
        var (first, second, third) = (new double[2], new double[2], new double[2]);
        own.Predict(scaled, first);
        global.Predict(features, second);
        Linear(3).Predict(features, third);
        var expected = (3 * first[0] + 2 * second[0] + third[0]) / 6;
        Assert.Equal(expected, model.Predict(features, speaker).Probabilities[0].Value, 1e-12);
        Assert.NotEqual(first[0], second[0], 1e-3);
    }

    [Fact]
    public void Without_an_enrolled_speaker_there_is_one_sentence()
    {
        var model = Model(Scaled(1, perSpeaker: true));
        Assert.Contains(
            "enrol the speaker first",
            Assert.Throws<SerException>(() => model.Predict(Draw(1))).Message,
            StringComparison.Ordinal
        );
        var speaker = new SpeakerProfile(FeatureSet.GeMaps);
        speaker.Add(Draw(1));
        Assert.Contains("One clip", Assert.Throws<SerException>(() => model.Predict(Draw(1), speaker)).Message, StringComparison.Ordinal);
        Assert.Contains(
            FeatureSet.SerFull.Id,
            Assert.Throws<ArgumentException>(() => model.Predict(Draw(1), new SpeakerProfile(FeatureSet.SerFull))).Message,
            StringComparison.Ordinal
        );
        var plain = Model(Scaled(1, perSpeaker: false));
        Assert.Equal(plain.Predict(Draw(1)).Probabilities, plain.Predict(Draw(1), speaker).Probabilities);
    }

    [Fact]
    public void A_predictor_enrols_and_predicts_from_audio()
    {
        var model = Model(Scaled(1, perSpeaker: true));
        var predictor = new EmotionPredictor(model);
        var extractor = new FeatureExtractor(FeatureSet.GeMaps);
        var speaker = predictor.NewSpeaker();
        var byHand = new SpeakerProfile(FeatureSet.GeMaps);
        foreach (var f0 in new[] { 120, 150, 200 })
        {
            predictor.Enrol(speaker, TestSignal.Harmonics(f0, 0.5), "x");
            byHand.Add(extractor.Extract(TestSignal.Harmonics(f0, 0.5), "x"));
        }

        var heard = predictor.Predict(TestSignal.Harmonics(180, 0.5), "y", speaker);
        Assert.Equal(model.Predict(extractor.Extract(TestSignal.Harmonics(180, 0.5), "y"), byHand).Probabilities, heard.Probabilities);
        Assert.Throws<SerException>(() => predictor.Predict(TestSignal.Harmonics(180, 0.5), "y"));
    }

    private static SpeakerProfile Speaker()
    {
        var speaker = new SpeakerProfile(FeatureSet.GeMaps);
        for (var clip = 10; clip < 20; clip++)
        {
            speaker.Add(Draw(clip));
        }

        return speaker;
    }

    private static ScaledClassifier Scaled(int seed, bool perSpeaker) =>
        new(new Standardiser(Draw(seed + 10), [.. Draw(seed + 20).Select(MathF.Abs)]), Linear(seed), 1.5, perSpeaker);

    private static SoftmaxLinearClassifier Linear(int seed) =>
        new(new LinearWeights([Draw(100 * seed), Draw(100 * seed + 1)], [0.1f, 0.2f]));

    private static EmotionModel Model(Classifier classifier) =>
        new(FeatureSet.GeMaps, ["angry", "sad"], Standardiser.Identity(Columns), classifier, Origin);

    private static float[] Draw(int seed)
    {
        var random = new SeededRandom(seed, "speaker model");
        return [.. Enumerable.Range(0, Columns).Select(_ => (float)(0.2 * random.NextGaussian()))];
    }
}
