namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class EnsembleClassifierTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;
    private static readonly ModelOrigin Origin = new("test", null, "0", 10, 2, "ensemble", 1, 0.5, "none");

    [Fact]
    public void A_saved_ensemble_predicts_as_the_one_in_memory()
    {
        var model = Model(Good());
        var json = ModelFile.ToJson(model);
        var loaded = ModelFile.Parse(json, "m.json");
        Assert.Contains("\"kind\":\"ensemble\"", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"scaled\"", json, StringComparison.Ordinal);
        Assert.Equal(json, ModelFile.ToJson(loaded));
        var features = Draw(Columns, 9);
        Assert.Equal(model.Predict(features).Probabilities, loaded.Predict(features).Probabilities);
    }

    [Fact]
    public void Probabilities_are_the_weighted_mean_of_the_members()
    {
        var (first, second) = (Scaled(1, temperature: 1), Scaled(2, temperature: 2));
        var features = Draw(Columns, 9);
        double[] one = new double[2],
            other = new double[2],
            both = new double[2];
        first.Predict(features, one);
        second.Predict(features, other);
        new EnsembleClassifier([first, second], [3, 1]).Predict(features, both);
        Assert.Equal(0.75 * one[0] + 0.25 * other[0], both[0], 1e-12);
        Assert.Equal(1, both.Sum(), 1e-12);
        new EnsembleClassifier([first], [7]).Predict(features, both);
        Assert.Equal(one[0], both[0], 1e-15);
    }

    [Fact]
    public void A_scaled_classifier_scales_before_and_softens_after()
    {
        var scaled = new ScaledClassifier(
            new Standardiser([1, 0], [2, 0.5f]),
            new SoftmaxLinearClassifier(
                new LinearWeights(
                    [
                        [1, 0],
                        [0, 1],
                    ],
                    [0, 0]
                )
            ),
            4
        );
        var probabilities = new double[2];
        scaled.Predict([3, 4], probabilities);
        Assert.Equal(1 / (1 + Math.Exp((2 - 4) / 4.0)), probabilities[0], 1e-12);
    }

    [Fact]
    public void Refuses_what_does_not_fit_together()
    {
        var three = new ScaledClassifier(Standardiser.Identity(Columns), Linear(3, 3));
        var narrow = new ScaledClassifier(Standardiser.Identity(Columns - 1), Linear(1, 2));
        var cases = new (Classifier Classifier, string Part)[]
        {
            (new EnsembleClassifier([], []), "no members"),
            (new EnsembleClassifier([Scaled(1)], [1, 1]), "as many weights"),
            (new EnsembleClassifier([Scaled(1)], [0]), "above 0"),
            (new EnsembleClassifier([Scaled(1)], [double.NaN]), "above 0"),
            (new EnsembleClassifier([null!], [1]), "empty member"),
            (new EnsembleClassifier([Good()], [1]), "another ensemble"),
            (new EnsembleClassifier([Scaled(1), three], [1, 1]), "different numbers of classes"),
            (new EnsembleClassifier([narrow], [1]), $"{Columns} offsets"),
            (new ScaledClassifier(Standardiser.Identity(Columns), Good()), "plain weights"),
            (new ScaledClassifier(Standardiser.Identity(Columns), Scaled(1)), "plain weights"),
            (new ScaledClassifier(null!, Linear(1, 2)), "lacks its scaler"),
            (Scaled(1, temperature: 0), "temperature"),
            (Scaled(1, temperature: double.PositiveInfinity), "temperature"),
        };
        Assert.All(
            cases,
            c => Assert.Contains(c.Part, Assert.Throws<ArgumentException>(() => Model(c.Classifier)).Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10_000)]
    public void Refuses_a_file_of_ensembles_within_ensembles(int depth)
    {
        const string Open = "{\"kind\":\"ensemble\",\"members\":[",
            Close = "],\"weights\":[1]}";
        var json = ModelFile.ToJson(Model(Linear(1, 2)));
        var start = json.IndexOf("{\"kind\":", StringComparison.Ordinal);
        var end = json.IndexOf(",\"origin\"", StringComparison.Ordinal);
        var bomb =
            json[..start]
            + string.Concat(Enumerable.Repeat(Open, depth))
            + json[start..end]
            + string.Concat(Enumerable.Repeat(Close, depth))
            + json[end..];
        Assert.StartsWith(
            "m.json",
            Assert.Throws<InvalidModelException>(() => ModelFile.Parse(bomb, "m.json")).Message,
            StringComparison.Ordinal
        );
    }

    private static EnsembleClassifier Good() => new([Scaled(1), Scaled(2, 1.5), Linear(3, 2)], [0.5, 0.3, 0.2]);

    private static ScaledClassifier Scaled(int seed, double temperature = 1) =>
        new(new Standardiser(Draw(Columns, seed + 10), [.. Draw(Columns, seed + 20).Select(MathF.Abs)]), Linear(seed, 2), temperature);

    private static SoftmaxLinearClassifier Linear(int seed, int classes) =>
        new(new LinearWeights([.. Enumerable.Range(0, classes).Select(c => Draw(Columns, 100 * seed + c))], Draw(classes, seed)));

    private static EmotionModel Model(Classifier classifier) =>
        new(FeatureSet.GeMaps, ["angry", "sad"], Standardiser.Identity(Columns), classifier, Origin);

    private static float[] Draw(int count, int seed)
    {
        var random = new SeededRandom(seed, "ensemble test");
        return [.. Enumerable.Range(0, count).Select(_ => (float)(0.2 * random.NextGaussian()))];
    }
}
