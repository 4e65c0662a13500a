using System.Globalization;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>A graph from the features on says what the model says of real speech.</summary>
public sealed class VectorOnnxTests(ITestOutputHelper output, SpeechTables tables) : IClassFixture<SpeechTables>
{
    private const int MostClips = 200;

    public static TheoryData<string> Trainers => [.. TrainerCatalogue.Default.Select(trainer => trainer.Name)];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_model_of_real_speech_says_the_same_of_others_too(string trainer)
    {
        using var folder = new TemporaryFolder();
        var all = tables.RealSpeechInFull;
        var model = SpeechTables.Train(all, trainer, folder);
        using var onnx = OnnxParity.Export(model, folder);
        float[][] rows = [.. Enumerable.Range(0, MostClips).Select(i => all.Rows[i * all.Rows.Count / MostClips].Features)];
        var largest = rows.Max(row => OnnxParity.Difference(model.Predict(row), onnx.PredictFeatures(row)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trainer}: {largest:0.0e0} in {rows.Length} clips"));
        Assert.InRange(largest, 0, OnnxParity.Tolerance);
    }
}
