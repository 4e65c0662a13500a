namespace SerWorkbook.Speech.Tests.Prediction;

/// <summary>A model does not answer what holds no voice or is unlike its training data.</summary>
public sealed class ModelNoveltyTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;
    private static readonly ModelOrigin Origin = new("test", null, "0", 10, 2, "svm (c=1)", 1, 0.5, "none");

    [Fact]
    public void The_distance_is_the_mean_of_capped_squares_over_the_columns_that_count()
    {
        var novelty = new ModelNovelty([1, 2, 3, 4], [1, 0.5f, 0, 10], 1, 1, "none");

        // (1^2 + 2^2 + 20^2 capped to 100) / 3; the third column does not count.
        Assert.Equal((1 + 4 + 100) / 3.0, novelty.DistanceOf([2, 6, 999, 6]), 1e-12);
        Assert.Equal(0, novelty.DistanceOf([1, 2, -5, 4]), 1e-12);
        Assert.Throws<ArgumentException>(() => novelty.DistanceOf([1, 2, 3]));
    }

    [Fact]
    public void Doubts_come_in_the_order_of_what_they_leave_of_the_probabilities()
    {
        var model = Model(Novelty(limit: 2), new ModelCalibration(1, 0.9, 0.8, 0.75, "unheard"));
        Assert.Equal((PredictionDoubt.None, "b"), Of(model, Features(confident: true)));
        Assert.Equal((PredictionDoubt.LowConfidence, "unsure"), Of(model, Features()));
        Assert.Equal((PredictionDoubt.UnlikeTraining, "unsure"), Of(model, Features(confident: true, far: true)));
        Assert.Equal((PredictionDoubt.NoSpeech, "no speech"), Of(model, Features(confident: true, far: true, voiced: 0)));
        Assert.Equal(PredictionDoubt.NoSpeech, Of(Model(null, null), Features(voiced: 0)).Doubt);
        Assert.Equal(PredictionDoubt.None, Of(Model(null, null), Features(far: true)).Doubt);
    }

    [Fact]
    public void A_novelty_comes_back_from_a_file_that_mentions_none_without_one()
    {
        var json = ModelFile.ToJson(Model(Novelty(limit: 2.5), null));
        var loaded = ModelFile.Parse(json, "m.json");
        Assert.Equal(json, ModelFile.ToJson(loaded));
        Assert.Equal((2.5, 0.99, "made-up <rows>"), (loaded.Novelty!.Limit, loaded.Novelty.Answered, loaded.Novelty.FittedOn));
        Assert.Equal(PredictionDoubt.UnlikeTraining, Of(loaded, Features(far: true)).Doubt);
        var without = ModelFile.ToJson(Model(null, null));
        Assert.DoesNotContain("novelty", without, StringComparison.Ordinal);
        Assert.Null(ModelFile.Parse(without, "m.json").Novelty);
    }

    [Theory]
    [InlineData("\"limit\":2.5", "\"limit\":0", "the limit 0")]
    [InlineData("\"limit\":2.5", "\"limit\":1e999", "the limit Infinity")]
    [InlineData("\"limit\":2.5", "\"limit\":\"NaN\"", "the limit NaN")]
    [InlineData("\"answered\":0.99", "\"answered\":99", "99 of the recordings")]
    [InlineData("\"fittedOn\":\"made-up <rows>\"", "\"fittedOn\":\" \"", "does not say which recordings")]
    [InlineData("\"limit\":2.5,", "", "not a model file")]
    [InlineData("\"novelty\":{\"mean\":[", "\"novelty\":{\"mean\":[1,", "88 offsets")]
    [InlineData("\"novelty\":{\"mean\":[0,", "\"novelty\":{\"mean\":[1e999,", "novelty is wrong")]
    public void Refuses_a_broken_novelty_with_one_sentence(string from, string to, string part)
    {
        var json = ModelFile.ToJson(Model(Novelty(limit: 2.5), null));
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "m.json"));
        Assert.Contains("m.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    private static (PredictionDoubt Doubt, string Answer) Of(EmotionModel model, float[] features)
    {
        var prediction = model.Predict(features);
        Assert.Equal(prediction.Doubt != PredictionDoubt.None, prediction.IsUnsure);
        return (prediction.Doubt, prediction.Answer);
    }

    // Everything is 0 but what the model looks at (column 0), how much is voiced, and, where asked for, one column far out.
    private static float[] Features(bool confident = false, bool far = false, float voiced = 0.5f)
    {
        var features = new float[Columns];
        features[0] = confident ? 5 : 0.1f;
        features[Index("VoicedSegmentsPerSec")] = voiced;
        features[Index("MeanVoicedSegmentLengthSec")] = 1;
        for (var i = 1; far && i < 10; i++)
        {
            features[i] = 1_000;
        }

        return features;
    }

    private static int Index(string column) => FeatureSet.GeMaps.Columns.Index().First(pair => pair.Item.Name == column).Index;

    private static ModelNovelty Novelty(double limit)
    {
        var ones = new float[Columns];
        Array.Fill(ones, 1);
        return new ModelNovelty(new float[Columns], ones, limit, 0.99, "made-up <rows>");
    }

    private static EmotionModel Model(ModelNovelty? novelty, ModelCalibration? calibration)
    {
        var (a, b) = (new float[Columns], new float[Columns]);
        b[0] = 1;
        return new EmotionModel(
            FeatureSet.GeMaps,
            ["a", "b"],
            Standardiser.Identity(Columns),
            new SoftmaxLinearClassifier(new LinearWeights([a, b], [0, 0])),
            Origin,
            calibration,
            novelty
        );
    }
}
