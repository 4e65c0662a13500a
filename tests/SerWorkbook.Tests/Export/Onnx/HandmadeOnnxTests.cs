using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>Weights that no trainer gives, at the limits of what a model may hold.</summary>
public sealed class HandmadeOnnxTests
{
    private static readonly int Columns = FeatureSet.GeMaps.Columns.Count;

    public static TheoryData<string> Kinds => [.. Classifiers().Select(pair => pair.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_classifier_says_the_same(string kind)
    {
        using var folder = new TemporaryFolder();
        var model = Model(Classifiers().First(pair => pair.Name == kind).Classifier);
        using var onnx = OnnxParity.Export(model, folder);
        foreach (var features in Rows())
        {
            Assert.InRange(OnnxParity.Difference(model.Predict(features), onnx.PredictFeatures(features)), 0, OnnxParity.Tolerance);
        }
    }

    [Theory]
    [InlineData(Temperature.Lowest)]
    [InlineData(0.3)]
    [InlineData(Temperature.Neutral)]
    [InlineData(4)]
    [InlineData(Temperature.Highest)]
    public void Every_temperature_scales_the_same(double temperature)
    {
        using var folder = new TemporaryFolder();
        var calibration = new ModelCalibration(temperature, 0.5, 0.8, 0.9, "nothing");
        var model = Model(new SoftmaxLinearClassifier(Linear(3, 40)), calibration);
        using var onnx = OnnxParity.Export(model, folder);
        foreach (var features in Rows())
        {
            Assert.InRange(OnnxParity.Difference(model.Predict(features), onnx.PredictFeatures(features)), 0, OnnxParity.Tolerance);
        }
    }

    // EmotionModel refuses such features.
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Features_that_are_not_finite_get_no_answer(float value)
    {
        using var folder = new TemporaryFolder();
        var model = Model(new SoftmaxLinearClassifier(Linear(3, 1)));
        using var onnx = OnnxParity.Export(model, folder);
        var features = Rows()[0];
        features[7] = value;
        Assert.Throws<ArgumentException>(() => model.Predict(features));
        Assert.Null(onnx.PredictFeatures(features));
    }

    [Fact]
    public void Several_rows_are_answered_at_once()
    {
        using var folder = new TemporaryFolder();
        var model = Model(new SoftmaxLinearClassifier(Linear(3, 1)));
        OnnxExport.Save(model, folder.File("emotion.onnx"));
        using var session = new Microsoft.ML.OnnxRuntime.InferenceSession(folder.File("emotion.onnx"));
        var rows = Rows();
        var input = new Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<float>(rows.SelectMany(row => row).ToArray(), [rows.Length, Columns]);
        using var results = session.Run([Microsoft.ML.OnnxRuntime.NamedOnnxValue.CreateFromTensor("features", input)]);
        var answers = results.First(result => result.Name == "answer").AsEnumerable<string>();
        Assert.Equal(rows.Select(row => model.Predict(row).Answer), answers);
    }

    private static IEnumerable<(string Name, Classifier Classifier)> Classifiers()
    {
        yield return ("one class", new SoftmaxLinearClassifier(Linear(1, 1)));
        yield return ("softmax", new SoftmaxLinearClassifier(Linear(5, 1)));
        yield return ("softmax, sharp", new SoftmaxLinearClassifier(Linear(5, 1_000)));
        yield return ("sigmoids", new OneVersusAllLinearClassifier(Linear(3, 1), [-1, -2, -0.5], [0, 1, -1]));
        yield return ("sigmoids that are all 0", new OneVersusAllLinearClassifier(Linear(3, 0), [-1, -1, -1], [1e6, 1e6, 1e6]));
        yield return (
            "trees",
            new OneVersusAllTreeClassifier(
                [
                    [Stump(0, 0.25f), Deep()],
                    [Deep()],
                    [Stump(3, -1)],
                ],
                0.5
            )
        );
        yield return (
            "trees of a leaf",
            new OneVersusAllTreeClassifier(
                [
                    [Leaf(1)],
                    [Leaf(-1), Leaf(0.5)],
                ],
                0.5
            )
        );
        yield return (
            "a class without trees",
            new OneVersusAllTreeClassifier(
                [
                    [Stump(2, 0)],
                    [],
                ],
                1
            )
        );
        yield return (
            "no trees",
            new OneVersusAllTreeClassifier(
                [
                    [],
                    [],
                ],
                1
            )
        );
        yield return (
            "kernel",
            new SoftmaxKernelClassifier(
                [1, 4, 80],
                [
                    [0, 1, 2],
                    [-1, 0.5f, 0],
                ],
                [
                    [1, -1],
                    [2, 0],
                    [0, 3],
                ],
                [0, 0.5f, -0.5f],
                0.2
            )
        );
        yield return (
            "kernel without rows",
            new SoftmaxKernelClassifier(
                [1, 4],
                [],
                [
                    [],
                    [],
                ],
                [0, 1],
                0.2
            )
        );
        yield return ("scaled", Scaled(0.7));
        yield return (
            "ensemble",
            new EnsembleClassifier([Scaled(1), new SoftmaxLinearClassifier(Linear(4, 1)), Scaled(2.5)], [1, 0.25, 3])
        );
    }

    private static ScaledClassifier Scaled(double temperature) =>
        new(
            new Standardiser(
                [.. Enumerable.Range(0, Columns).Select(i => i / 50f)],
                [.. Enumerable.Range(0, Columns).Select(i => i % 3 == 0 ? 0 : 1f + i / 10f)]
            ),
            new SoftmaxLinearClassifier(Linear(4, 0.3)),
            temperature
        );

    private static LinearWeights Linear(int classes, double size)
    {
        var random = new SeededRandom(3, "weights");
        return new LinearWeights(
            [.. Enumerable.Range(0, classes).Select(_ => Numbers(random, size / Math.Sqrt(Columns)))],
            [.. Enumerable.Range(0, classes).Select(_ => (float)random.NextGaussian())]
        );
    }

    private static RegressionTree Stump(int column, float threshold) => new([column], [threshold], [-1], [-2], [0.5, -0.75]);

    private static RegressionTree Leaf(double value) => new([], [], [], [], [value]);

    // A leaf that no node leads to lies between the others.
    private static RegressionTree Deep() => new([5, 6, 7], [0, 0.5f, -0.5f], [1, -1, -3], [2, -2, -5], [1, -1, 0.25, 99, 2]);

    private static float[][] Rows()
    {
        var random = new SeededRandom(5, "rows");
        return [.. Enumerable.Range(0, 40).Select(row => Numbers(random, row < 20 ? 1 : 30))];
    }

    private static float[] Numbers(SeededRandom random, double size) =>
        [.. Enumerable.Range(0, Columns).Select(_ => (float)(size * random.NextGaussian()))];

    private static EmotionModel Model(Classifier classifier, ModelCalibration? calibration = null) =>
        new(
            FeatureSet.GeMaps,
            [.. Enumerable.Range(0, classifier.ClassCount).Select(c => $"emotion {c}")],
            Standardiser.Identity(Columns),
            classifier,
            new ModelOrigin("test", "for tests only", "0", 10, 2, "by hand", 1, 0.5, "none"),
            calibration
        );
}
