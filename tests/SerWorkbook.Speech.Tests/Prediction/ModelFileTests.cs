namespace SerWorkbook.Speech.Tests.Prediction;

public sealed class ModelFileTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    public static TheoryData<string> Kinds => ["softmax-linear", "one-versus-all-linear", "one-versus-all-trees"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_model_predicts_as_the_one_in_memory(string kind)
    {
        using var folder = new TemporaryFolder();
        var model = Model(kind);
        var path = folder.File("model.json");
        ModelFile.Save(path, model);
        var loaded = ModelFile.Load(path);
        var features = Draw(Columns, seed: 9);
        var (before, after) = (model.Predict(features), loaded.Predict(features));
        Assert.Equal(before.Probabilities, after.Probabilities);
        Assert.Equal(before.Emotion, after.Emotion);
        Assert.Equal(1, after.Probabilities.Sum(pair => pair.Value), 1e-12);
        Assert.Equal(model.Origin, loaded.Origin);
        Assert.Equal(File.ReadAllText(path), ModelFile.ToJson(loaded));
        Assert.Contains($"\"kind\":\"{kind}\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_predictor_goes_from_audio_to_emotion()
    {
        var prediction = new EmotionPredictor(Model("softmax-linear")).Predict(TestSignal.Harmonics(200, 0.5), "x");
        Assert.Contains(prediction.Emotion, new[] { "angry", "sad" });
        Assert.Equal(prediction.Confidence, prediction.Probabilities.Single(pair => pair.Key == prediction.Emotion).Value);
    }

    [Fact]
    public void Softmax_and_sigmoids_follow_their_formulas()
    {
        var linear = new LinearWeights(
            [
                [1, 0],
                [0, 2],
            ],
            [0.5f, -0.5f]
        );
        var probabilities = new double[2];
        new SoftmaxLinearClassifier(linear).Predict([1f, 0.25f], probabilities);
        Assert.Equal(1 / (1 + Math.Exp(0 - 1.5)), probabilities[0], 1e-12);
        new OneVersusAllLinearClassifier(linear, [-1, -2], [0, 0.1]).Predict([1f, 0.25f], probabilities);
        var (a, b) = (1 / (1 + Math.Exp(-1.5)), 1 / (1 + Math.Exp(0.1)));
        Assert.Equal(a / (a + b), probabilities[0], 1e-12);
        var tree = new RegressionTree([0, 1], [0.5f, 0.2f], [-1, -2], [1, -3], [10, 20, 30]);
        Assert.Equal(10, tree.Evaluate([0.5f, 9]));
        Assert.Equal(20, tree.Evaluate([0.6f, 0.2f]));
        Assert.Equal(30, tree.Evaluate([0.6f, 0.3f]));
    }

    [Theory]
    [InlineData("", "not a model file")]
    [InlineData("hello", "not a model file")]
    [InlineData("[]", "not a model file")]
    [InlineData("{}", "not a model file")]
    [InlineData("null", "not a model file")]
    [InlineData(
        "{\"format\":\"something "
            + "else\",\"version\":1,\"featureSet\":\"\",\"columns\":[],\"labels\":[],\"scaler\":null,\"classifier\":null,\"origin\":null}",
        "not a model file"
    )]
    public void Refuses_a_file_that_is_no_model(string content, string part)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.json");
        File.WriteAllText(path, content);
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Load(path));
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":3", "version is 3")]
    [InlineData("eGeMAPSv02-2", "eGeMAPSv02-9", "eGeMAPSv02-9")]
    [InlineData("eGeMAPSv02-2", "GeMaps-1", "GeMaps-1")]
    [InlineData("\"mfcc1_sma3_amean\"", "\"mfcc9_sma3_amean\"", "columns are not those")]
    [InlineData("\"angry\",\"sad\"", "\"angry\"", "2 labels, one per class")]
    [InlineData("\"angry\",\"sad\"", "\"angry\",\"angry\"", "2 labels, one per class")]
    [InlineData("\"angry\",\"sad\"", "\"angry\",\"Angry\"", "differ in more than case")]
    [InlineData("\"kind\":\"softmax-linear\"", "\"kind\":\"magic\"", "not a model file")]
    public void Refuses_a_model_that_does_not_fit_together(string from, string to, string part)
    {
        var json = ModelFile.ToJson(Model("softmax-linear"));
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "m.json"));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0 }, new[] { 0 }, new[] { -1 })]
    [InlineData(new[] { 9999 }, new[] { -1 }, new[] { -2 })]
    [InlineData(new[] { 0 }, new[] { -5 }, new[] { -1 })]
    [InlineData(new[] { 0, 0 }, new[] { 1, 0 }, new[] { -1, -2 })]
    public void Refuses_trees_that_a_walk_could_get_lost_in(int[] feature, int[] left, int[] right)
    {
        var tree = new RegressionTree(feature, new float[feature.Length], left, right, [1, 2]);
        var classifier = new OneVersusAllTreeClassifier(
            [
                [tree],
                [tree],
            ],
            0.5
        );
        Assert.Throws<ArgumentException>(() => new EmotionModel(FeatureSet.GeMaps, ["angry", "sad"], Scaler(), classifier, Origin));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_calibration_comes_back_and_changes_probabilities_but_no_answer(string kind)
    {
        var plain = Model(kind);
        var calibration = new ModelCalibration(2, 0.9, 0.8, 0.75, "unheard <speakers>");
        var loaded = ModelFile.Parse(ModelFile.ToJson(Model(kind, calibration)), "m.json");
        Assert.Equal(calibration, loaded.Calibration);
        Assert.Equal(ModelFile.ToJson(Model(kind, calibration)), ModelFile.ToJson(loaded));
        var features = Draw(Columns, seed: 9);
        var (before, after) = (plain.Predict(features), loaded.Predict(features));
        var roots = before.Probabilities.Select(pair => Math.Sqrt(pair.Value)).ToArray();
        Assert.All(roots.Zip(after.Probabilities), pair => Assert.Equal(pair.First / roots.Sum(), pair.Second.Value, 1e-12));
        Assert.Equal(before.Emotion, after.Emotion);
        Assert.False(before.IsUnsure);
        Assert.True(after.IsUnsure);
        Assert.False(Model(kind, calibration with { UnsureBelow = after.Confidence }).Predict(features).IsUnsure);
    }

    [Fact]
    public void A_file_without_calibration_does_not_mention_one()
    {
        var json = ModelFile.ToJson(Model("softmax-linear"));
        Assert.DoesNotContain("calibration", json, StringComparison.Ordinal);
        Assert.Null(ModelFile.Parse(json, "m.json").Calibration);
        var unsigned = json[..json.LastIndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}";
        Assert.Null(
            ModelFile
                .Parse(unsigned.Replace("\"origin\":", "\"calibration\":null,\"origin\":", StringComparison.Ordinal), "m.json")
                .Calibration
        );
    }

    [Theory]
    [InlineData("\"temperature\":2", "\"temperature\":0", "temperature 0")]
    [InlineData("\"temperature\":2", "\"temperature\":-3", "temperature -3")]
    [InlineData("\"temperature\":2", "\"temperature\":1e999", "temperature Infinity")]
    [InlineData("\"temperature\":2", "\"temperature\":\"NaN\"", "temperature NaN")]
    [InlineData("\"temperature\":2,", "", "not a model file")]
    [InlineData("\"unsureBelow\":0.9", "\"unsureBelow\":1.5", "unsure below 1.5")]
    [InlineData("\"unsureBelow\":0.9", "\"unsureBelow\":-0.1", "unsure below -0.1")]
    [InlineData("\"coverage\":0.8", "\"coverage\":0", "coverage 0")]
    [InlineData("\"accuracy\":0.75", "\"accuracy\":75", "accuracy 75")]
    [InlineData("\"protocol\":\"unheard\"", "\"protocol\":\"\"", "fitted on")]
    [InlineData("\"protocol\":\"unheard\"", "\"protocol\":null", "not a model file")]
    public void Refuses_a_broken_calibration_with_one_sentence(string from, string to, string part)
    {
        var json = ModelFile.ToJson(Model("softmax-linear", new ModelCalibration(2, 0.9, 0.8, 0.75, "unheard")));
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() => ModelFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "m.json"));
        Assert.StartsWith("m.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    // Files of versions that called the set GeMaps.
    [Fact]
    public void A_model_with_the_former_name_of_its_feature_set_predicts_the_same()
    {
        var model = Model("softmax-linear");
        var json = ModelFile.ToJson(model);
        Assert.Contains("\"featureSet\":\"eGeMAPSv02-2\"", json, StringComparison.Ordinal);
        var unsigned = json[..json.LastIndexOf(",\"sha256\"", StringComparison.Ordinal)] + "}";
        var old = ModelFile.Parse(unsigned.Replace("eGeMAPSv02-2", "GeMaps-2", StringComparison.Ordinal), "m.json");
        var features = Draw(Columns, 5);
        Assert.Same(model.FeatureSet, old.FeatureSet);
        Assert.Equal(model.Predict(features).Probabilities, old.Predict(features).Probabilities);
    }

    [Theory]
    [InlineData("eGeMAPSv02")]
    [InlineData("egemapsv02-2")]
    [InlineData("GeMaps")]
    [InlineData("gemaps-2")]
    public void A_feature_set_is_found_by_its_name_and_its_former_one(string name) => Assert.Same(FeatureSet.GeMaps, FeatureSet.Find(name));

    [Fact]
    public void Survives_damaged_files_with_a_sentence()
    {
        var random = new Random(3);
        var good = ModelFile.ToJson(Model("one-versus-all-trees")).ToCharArray();
        var refused = 0;
        for (var round = 0; round < 300; round++)
        {
            var text = (char[])good.Clone();
            for (var hit = 0; hit < 3; hit++)
            {
                text[random.Next(text.Length)] = "{}[],:\"0129eEnulx-."[random.Next(18)];
            }

            try
            {
                ModelFile.Parse(new string(text), "m.json");
            }
            catch (InvalidModelException fault)
            {
                refused++;
                Assert.StartsWith("m.json: ", fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 50, 300);
    }

    private static ModelOrigin Origin { get; } = new("made up <b>", "a notice \"quoted\"", "00ff", 10, 2, "none", 1, 0.5, "none");

    private static EmotionModel Model(string kind, ModelCalibration? calibration = null)
    {
        var linear = new LinearWeights([Draw(Columns, 1), Draw(Columns, 2)], [0.1f, -0.2f]);
        Classifier classifier = kind switch
        {
            "softmax-linear" => new SoftmaxLinearClassifier(linear),
            "one-versus-all-linear" => new OneVersusAllLinearClassifier(linear, [-1.5, -0.7], [0.3, 0]),
            _ => new OneVersusAllTreeClassifier(
                [
                    [new([3], [0.1f], [-1], [-2], [0.5, -0.25])],
                    [new([], [], [], [], [0.125])],
                ],
                0.5
            ),
        };
        return new EmotionModel(FeatureSet.GeMaps, ["angry", "sad"], Scaler(), classifier, Origin, calibration);
    }

    private static Standardiser Scaler() => new(Draw(Columns, 3), [.. Draw(Columns, 4).Select(MathF.Abs)]);

    private static float[] Draw(int count, int seed)
    {
        var random = new SeededRandom(seed, "weights");
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian() * 0.1f)];
    }
}
