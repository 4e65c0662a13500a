namespace SerWorkbook.Speech.Tests.Prediction;

/// <summary>Models whose numbers are no numbers, or out of range, are refused before they answer.</summary>
public sealed class ModelNumberTests
{
    private const string Ones = "1,1,1,1";

    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    // Every number of a model file, by kind: what stands there, what takes its place, and what the sentence must say.
    public static TheoryData<string, string, string, string> Faults =>
        new()
        {
            { "softmax-linear", "\"offset\":[0.5,", "\"offset\":[1e999,", "an offset of its scaler is Infinity" },
            { "softmax-linear", "\"offset\":[0.5,", "\"offset\":[\"NaN\",", "an offset of its scaler is NaN" },
            { "softmax-linear", "\"offset\":[0.5,", "\"offset\":[NaN,", "$.scaler.offset (line 1) cannot be read" },
            { "softmax-linear", "\"offset\":[0.5,", "\"offset\":[1e30,", "an offset of its scaler is 1E+30" },
            { "softmax-linear", "\"scale\":[2,", "\"scale\":[1e-40,", "a scale of its scaler is 1E-40" },
            { "softmax-linear", "\"scale\":[2,", "\"scale\":[1e38,", "a scale of its scaler is 1E+38" },
            { "softmax-linear", "\"scale\":[2,", "\"scale\":[-2,", "a scale of its scaler is -2" },
            { "softmax-linear", "\"scale\":[2," + Ones, "\"scale\":[0,0,0,0,0", "scale 0 for every column" },
            { "softmax-linear", "\"bias\":[0.25,", "\"bias\":[1e308,", "a bias is Infinity" },
            { "softmax-linear", "\"weights\":[[0.125,", "\"weights\":[[3e38,", "a weight is 3E+38" },
            { "softmax-linear", "\"weights\":[[0.125,", "\"weights\":[[\"-Infinity\",", "a weight is -Infinity" },
            { "softmax-linear", "\"uar\":0.5", "\"uar\":1e999", "the UAR Infinity" },
            { "softmax-linear", "\"uar\":0.5", "\"uar\":\"NaN\"", "the UAR NaN" },
            { "softmax-linear", "\"utterances\":10", "\"utterances\":-1", "-1 training clips" },
            { "softmax-linear", "\"temperature\":2", "\"temperature\":1e-320", "the temperature 1E-320" },
            { "softmax-linear", "\"temperature\":2", "\"temperature\":1e300", "the temperature 1E+300" },
            { "softmax-linear", "\"temperature\":2", "\"temperature\":-0.0", "the temperature -0" },
            { "one-versus-all-linear", "\"slope\":[-1.5,", "\"slope\":[1e308,", "a slope is 1E+308" },
            { "one-versus-all-linear", "\"offset\":[0.75,", "\"offset\":[-1e308,", "an offset is -1E+308" },
            { "one-versus-all-trees", "\"sigmoid\":0.5", "\"sigmoid\":0", "its sigmoid is 0" },
            { "one-versus-all-trees", "\"sigmoid\":0.5", "\"sigmoid\":-1", "its sigmoid is -1" },
            { "one-versus-all-trees", "\"sigmoid\":0.5", "\"sigmoid\":4e-310", "its sigmoid is 4E-310" },
            { "one-versus-all-trees", "\"threshold\":[0.125]", "\"threshold\":[1e39]", "a threshold of a tree is not a finite number" },
            { "one-versus-all-trees", "\"threshold\":[0.125]", "\"threshold\":[\"NaN\"]", "a threshold of a tree is not a finite number" },
            { "one-versus-all-trees", "\"leaf\":[0.5,", "\"leaf\":[1e308,", "a leaf of a tree is 1E+308" },
            { "softmax-kernel", "\"gamma\":0.5", "\"gamma\":1e-310", "its gamma is 1E-310" },
            { "softmax-kernel", "\"gamma\":0.5", "\"gamma\":-0.5", "its gamma is -0.5" },
            { "softmax-kernel", "\"rows\":[[0.125,", "\"rows\":[[1e38,", "a value of a training row is 1E+38" },
            { "softmax-kernel", "\"weights\":[[0.75,", "\"weights\":[[1e39,", "a weight is Infinity" },
            { "ensemble", "\"weights\":[0.75,", "\"weights\":[1e-310,", "a weight of an ensemble is 1E-310" },
            { "ensemble", "\"weights\":[0.75,", "\"weights\":[1e308,", "a weight of an ensemble is 1E+308" },
            { "ensemble", "\"weights\":[0.75,0.25]", "\"weights\":[0,0]", "above 0" },
            { "ensemble", "\"weights\":[0.75,0.25]", "\"weights\":[1,-1]", "above 0" },
            { "ensemble", "\"temperature\":1.5", "\"temperature\":1e-320", "a scaled classifier has the temperature 1E-320" },
            { "ensemble", "\"temperature\":1.5", "\"temperature\":-1.5", "a scaled classifier has the temperature -1.5" },
            { "ensemble", "\"scale\":[3,", "\"scale\":[1e-40,", "a scale of its scaler is 1E-40" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_model_file_with_a_number_that_cannot_be_one_is_refused(string kind, string from, string to, string part)
    {
        var json = ModelFile.ToJson(Model(kind));
        if (to.Contains("0,0,0,0,0", StringComparison.Ordinal))
        {
            (from, to) = ($"\"scale\":[2{Repeat(",1", Columns - 1)}]", $"\"scale\":[0{Repeat(",0", Columns - 1)}]");
        }

        Assert.Contains(from, json, StringComparison.Ordinal);
        var place = json.IndexOf(from, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() =>
            ModelFile.Parse(json[..place] + to + json[(place + from.Length)..], "m.json")
        );
        Assert.StartsWith("m.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("softmax-linear")]
    [InlineData("one-versus-all-linear")]
    [InlineData("one-versus-all-trees")]
    [InlineData("softmax-kernel")]
    [InlineData("ensemble")]
    public void A_model_with_sound_numbers_is_loaded_and_answers_with_probabilities(string kind)
    {
        var model = ModelFile.Parse(ModelFile.ToJson(Model(kind)), "m.json");
        foreach (var level in new[] { 0f, -1e5f, 1e30f, float.Epsilon })
        {
            var features = new float[Columns];
            Array.Fill(features, level);
            Assert.Equal(1, model.Predict(features).Probabilities.Sum(pair => pair.Value), 1e-6);
        }
    }

    // Each number is in range; together they overflow.
    [Fact]
    public void A_model_is_tried_before_it_is_relied_on()
    {
        float[] scale = [1e15f, .. Enumerable.Repeat(1f, Columns - 1)];
        var twice = new ScaledClassifier(new Standardiser(new float[Columns], scale), Linear());
        var standardiser = new Standardiser([1e12f, .. new float[Columns - 1]], scale);
        var fault = Assert.Throws<ArgumentException>(() => new EmotionModel(FeatureSet.GeMaps, ["a", "b"], standardiser, twice, Origin));
        Assert.Contains("answer is not finite", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_are_no_numbers_and_answers_that_are_none_are_named()
    {
        var model = Model("softmax-linear");
        var features = new float[Columns];
        features[3] = float.NaN;
        Assert.Contains(
            $"'{FeatureSet.GeMaps.Columns[3].Name}'",
            Assert.Throws<ArgumentException>(() => model.Predict(features)).Message,
            StringComparison.Ordinal
        );
        var steep = new EmotionModel(
            FeatureSet.GeMaps,
            ["a", "b"],
            new Standardiser(new float[Columns], [1e10f, .. Enumerable.Repeat(1f, Columns - 1)]),
            new SoftmaxLinearClassifier(new LinearWeights([Row(0.125f), Row(0)], [0, 0])),
            Origin
        );
        Array.Fill(features, -float.MaxValue);
        Assert.Contains("no answer", Assert.Throws<SerException>(() => steep.Predict(features)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_temperature_does_not_turn_a_fault_into_doubt()
    {
        var scaled = new double[2];
        Temperature.Scale([double.NaN, 0.5], 2, scaled);
        Assert.All(scaled, value => Assert.True(double.IsNaN(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Temperature.Scale([0.5, 0.5], 1e-320, scaled));
    }

    [Theory]
    [InlineData("\"mean\":[1,", "\"mean\":[1e999,", "the mean of '{0}' is Infinity")]
    [InlineData("\"mean\":[1,", "\"mean\":[\"NaN\",", "the mean of '{0}' is NaN")]
    [InlineData("\"mean\":[1,", "\"mean\":[-1e300,", "the mean of '{0}' is -1E+300")]
    [InlineData("\"squares\":[0,", "\"squares\":[\"NaN\",", "the square of '{0}' is NaN")]
    [InlineData("\"squares\":[0,", "\"squares\":[1e308,", "the square of '{0}' is 1E+308")]
    [InlineData("\"clips\":2", "\"clips\":2147483647", "2147483647 clips")]
    public void A_profile_with_a_number_that_cannot_be_one_is_refused(string from, string to, string part)
    {
        var speaker = new SpeakerProfile(FeatureSet.GeMaps);
        speaker.Add(Row(1));
        speaker.Add(Row(1));
        var json = SpeakerProfileFile.ToJson(speaker);
        Assert.Contains(from, json, StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidModelException>(() =>
            SpeakerProfileFile.Parse(json.Replace(from, to, StringComparison.Ordinal), "s.json")
        );
        Assert.Contains(
            part.Replace("{0}", FeatureSet.GeMaps.Columns[0].Name, StringComparison.Ordinal),
            fault.Message,
            StringComparison.Ordinal
        );
    }

    private static ModelOrigin Origin { get; } = new("made up", null, "00ff", 10, 2, "none", 1, 0.5, "none");

    private static EmotionModel Model(string kind)
    {
        Classifier classifier = kind switch
        {
            "softmax-linear" => Linear(),
            "one-versus-all-linear" => new OneVersusAllLinearClassifier(Linear().Linear, [-1.5, -0.7], [0.75, 0]),
            "one-versus-all-trees" => new OneVersusAllTreeClassifier(
                [
                    [new([3], [0.125f], [-1], [-2], [0.5, -0.25])],
                    [new([], [], [], [], [0.125])],
                ],
                0.5
            ),
            "softmax-kernel" => Kernel(),
            _ => new EnsembleClassifier([new ScaledClassifier(Scaler(3), Kernel(), 1.5), Linear()], [0.75, 0.25]),
        };
        return new EmotionModel(
            FeatureSet.GeMaps,
            ["angry", "sad"],
            Scaler(2),
            classifier,
            Origin,
            new ModelCalibration(2, 0.5, 0.8, 0.75, "unheard")
        );
    }

    private static SoftmaxLinearClassifier Linear() => new(new LinearWeights([Row(0.125f), Row(-0.5f)], [0.25f, -0.25f]));

    private static SoftmaxKernelClassifier Kernel() =>
        new(
            [0, 1],
            [
                [0.125f, 0.5f],
                [1, 2],
            ],
            [
                [0.75f, 1],
                [-1, 0.5f],
            ],
            [0, 0.25f],
            0.5
        );

    private static Standardiser Scaler(float first) => new(Row(0.5f), [first, .. Enumerable.Repeat(1f, Columns - 1)]);

    private static float[] Row(float value) => [.. Enumerable.Repeat(value, Columns)];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
