using SerWorkbook.Export.Onnx;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Export.Onnx;

/// <summary>Compares what an ONNX file predicts with what the model does.</summary>
internal static class OnnxParity
{
    /// <summary>The most that a probability may differ.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Exports a model and opens the file.</summary>
    public static OnnxModel Export(EmotionModel model, TemporaryFolder folder, string name = "emotion.onnx")
    {
        OnnxExport.Save(model, folder.File(name));
        return OnnxModel.Load(folder.File(name));
    }

    /// <summary>Requires the same label and doubt, and gives the largest difference of a probability.</summary>
    public static double Difference(EmotionPrediction expected, EmotionPrediction? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal((expected.Emotion, expected.Doubt, expected.Answer), (actual.Emotion, actual.Doubt, actual.Answer));
        Assert.Equal(expected.Probabilities.Select(pair => pair.Key), actual.Probabilities.Select(pair => pair.Key));
        return expected.Probabilities.Zip(actual.Probabilities, (a, b) => Math.Abs(a.Value - b.Value)).Max();
    }
}
