using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>No answer is given where the samples or the model's numbers cannot give one.</summary>
public sealed class PredictRefusalTests
{
    [Fact]
    public void Integers_that_were_stored_as_floats_are_refused_and_other_clips_are_predicted()
    {
        using var ser = new SerProcess();
        File.WriteAllText(ser.At("model.json"), Model());
        WriteFloats(ser.At("loud.wav"), 32_768);
        WriteFloats(ser.At("good.wav"), 0.5f);
        var output = ser.Run("predict", "--model", ser.At("model.json"), ser.At("loud.wav"), ser.At("good.wav"), "--json");
        Assert.Equal(1, output.Code);
        Assert.StartsWith(
            $"ser: {ser.At("loud.wav")}: its samples reach 32,768, 90 dB above full scale",
            output.Complaint,
            StringComparison.Ordinal
        );
        var confidences = output
            .Json.GetProperty("predictions")
            .EnumerateArray()
            .Select(prediction => prediction.GetProperty("confidence").ToString())
            .ToArray();
        Assert.Equal(["", "0.5"], confidences);
    }

    [Theory]
    [InlineData("\"temperature\":2", "\"temperature\":1e-320", "the temperature 1E-320")]
    [InlineData("\"scale\":[1,", "\"scale\":[1e-44,", "a scale of its scaler")]
    [InlineData("\"bias\":[0,", "\"bias\":[1e308,", "a bias")]
    public void A_model_with_a_number_that_cannot_be_one_is_refused(string from, string to, string part)
    {
        using var ser = new SerProcess();
        Assert.Contains(from, Model(), StringComparison.Ordinal);
        File.WriteAllText(ser.At("model.json"), Model().Replace(from, to, StringComparison.Ordinal));
        WriteFloats(ser.At("good.wav"), 0.5f);
        var output = ser.Run("predict", "--model", ser.At("model.json"), ser.At("good.wav"));
        Assert.Equal((1, ""), (output.Code, output.Output));
        Assert.StartsWith($"ser: {ser.At("model.json")}: ", output.Complaint, StringComparison.Ordinal);
        Assert.Contains(part, output.Complaint, StringComparison.Ordinal);
    }

    private static string Model()
    {
        var columns = FeatureSet.GeMaps.Columns.Count;
        var linear = new SoftmaxLinearClassifier(new LinearWeights([new float[columns], new float[columns]], [0, 0]));
        var origin = new ModelOrigin("made up", null, "00ff", 10, 2, "none", 1, 0.5, "none");
        return ModelFile.ToJson(
            new EmotionModel(
                FeatureSet.GeMaps,
                ["angry", "sad"],
                Standardiser.Identity(columns),
                linear,
                origin,
                new ModelCalibration(2, 0.5, 0.8, 0.75, "unheard")
            )
        );
    }

    private static void WriteFloats(string path, float peak)
    {
        var voice = TestSignal.Harmonics(150, 0.5).Samples.ToArray();
        var loudest = voice.Max(MathF.Abs);
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + 4 * voice.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)3);
        writer.Write((short)1);
        writer.Write(16_000);
        writer.Write(64_000);
        writer.Write((short)4);
        writer.Write((short)32);
        writer.Write("data"u8);
        writer.Write(4 * voice.Length);
        foreach (var sample in voice)
        {
            writer.Write(sample / loudest * peak);
        }
    }
}
