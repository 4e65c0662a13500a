using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>What Microsoft.ML.OnnxConverter makes of ML.NET's own pipelines, compared with ML.NET and with our export.</summary>
/// <remarks>
/// It converts what is saved as <c>model.zip</c>. The graph asks for every column that was trained on, label, path and speaker included,
/// knows no calibration, novelty or voiced share, and there is none of kernel machines, ensembles and speaker normalisation, which
/// <c>model.zip</c> lacks, too.
/// </remarks>
public sealed class OnnxConverterTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Trainers =>
        [.. TrainerCatalogue.Default.Select(trainer => trainer.Name).Where(name => name != "kernelSvm")];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Pipelines_of_ml_net_are_converted_with_the_same_scores(string name)
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 4, classes: 4, rowsPerCell: 8, distance: 0.3);
        var trainer = TrainerCatalogue.Find(name);
        var trained = trainer.Train(table, table.RowNumbers, trainer.Portfolio[0], 1, CancellationToken.None);
        var mlNet = trained.MlNet ?? MlNetOf(trained, table);
        var data = table.ToDataView(mlNet.Context);
        using (var stream = File.Create(folder.File("converted.onnx")))
        {
            mlNet.Context.Model.ConvertToOnnx(mlNet.Transformer, data, stream);
        }

        using var session = new InferenceSession(folder.File("converted.onnx"));
        Assert.Equal(["Features", "Label", "Path", "Speaker"], session.InputMetadata.Keys.Order(StringComparer.Ordinal));
        var scores = mlNet.Transformer.Transform(data).GetColumn<float[]>("Score").ToArray();
        var (fromMlNet, fromOurs) = (0.0, 0.0);
        foreach (var (row, expected) in table.Rows.Zip(scores))
        {
            var converted = Run(session, row.Features);
            var ours = trained.Predict(row.Features, trained.Labels);
            fromMlNet = Math.Max(fromMlNet, converted.Zip(expected, (a, b) => Math.Abs(a - b)).Max());
            fromOurs = Math.Max(fromOurs, converted.Zip(ours, (a, b) => Math.Abs(a - b)).Max());
        }

        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {fromMlNet:0.0e0} from ML.NET, {fromOurs:0.0e0} from the plain weights")
        );
        Assert.InRange(fromMlNet, 0, Tolerance);
        Assert.InRange(fromOurs, 0, Tolerance);
    }

    private static MlNetModel MlNetOf(TrainedModel trained, FeatureTable table) =>
        SerWorkbook.Export.MlNetLinear.Make(trained, table)
        ?? throw new InvalidOperationException("There is no form of this model in ML.NET.");

    private static float[] Run(InferenceSession session, float[] features)
    {
        var inputs = session.InputMetadata.Keys.Select(name =>
            name == "Features"
                ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(features, [1, features.Length]))
                : NamedOnnxValue.CreateFromTensor(name, new DenseTensor<string>(new[] { "a" }, [1, 1]))
        );
        using var results = session.Run([.. inputs]);
        return [.. results.First(result => result.Name == "Score.output").AsEnumerable<float>()];
    }
}
