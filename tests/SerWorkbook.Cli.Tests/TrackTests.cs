using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

public sealed class TrackTests
{
    [Fact]
    public void Shows_what_a_tracker_shows_and_writes_it_in_every_form()
    {
        using var ser = new SerProcess();
        Write(ser);
        string[] names = ["out.json", "out.csv", "out.TextGrid", "out.vtt"];
        var places = names.SelectMany(name => new[] { "--out", ser.At(name) });
        var output = ser.Run([
            "track",
            "--model",
            ser.At("model.json"),
            ser.At("clip.wav"),
            "--window",
            "1s",
            "--rule",
            "soon=sad:1s",
            .. places,
        ]);
        Assert.True(output.Code == 0, output.Error);
        Assert.Contains("What the tracker shows", output.Output, StringComparison.Ordinal);
        Assert.Contains("Rules that were met", output.Output, StringComparison.Ordinal);
        var timeline = JsonDocument.Parse(File.ReadAllText(ser.At("out.json"))).RootElement;
        Assert.Equal(7, timeline.GetProperty("seconds").GetDouble(), 1e-6);
        Assert.Equal(
            ["no speech", "sad", "no speech"],
            timeline.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("answer").GetString())
        );
        Assert.Equal(4, File.ReadLines(ser.At("out.csv")).Count());
        Assert.Contains("text = \"sad\"", File.ReadAllText(ser.At("out.TextGrid")), StringComparison.Ordinal);
        Assert.Contains("\nsad\n", File.ReadAllText(ser.At("out.vtt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a timeline can be written to .json, .csv, .TextGrid, .vtt files", "--out", "x.txt")]
    [InlineData("the window is 31 s; it must be from 0.2 to 30 s", "--window", "31s")]
    [InlineData("the hop is 5 s; it must be from 0.05 to 2 s", "--hop", "5s")]
    [InlineData("--hold is 'long', which is not a time", "--hold", "long")]
    [InlineData("--rule is 'sad'; it must be a name, an emotion and a time", "--rule", "sad")]
    [InlineData("the rule 'x' waits for 'sleepy'; the model knows angry, sad", "--rule", "x=sleepy:10s")]
    public void Wrong_use_gets_one_sentence(string sentence, params string[] options)
    {
        using var ser = new SerProcess();
        Write(ser);
        var output = ser.Run(["track", "--model", ser.At("model.json"), ser.At("clip.wav"), .. options]);
        Assert.Equal((1, ""), (output.Code, output.Output));
        Assert.Contains(sentence, output.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_recordings_is_refused()
    {
        using var ser = new SerProcess();
        Write(ser);
        File.Copy(ser.At("clip.wav"), ser.At("second.wav"));
        var output = ser.Run("track", "--model", ser.At("model.json"), ser.At("."));
        Assert.Equal(1, output.Code);
        Assert.Contains("this is a folder of several recordings", output.Complaint, StringComparison.Ordinal);
    }

    // A model that takes every voice for sad.
    private static void Write(SerProcess ser)
    {
        var columns = FeatureSet.MelStats.Columns.Count;
        var linear = new SoftmaxLinearClassifier(new LinearWeights([new float[columns], new float[columns]], [0, 3]));
        var origin = new ModelOrigin("made up", null, "00ff", 10, 2, "none", 1, 0.5, "none");
        ModelFile.Save(
            ser.At("model.json"),
            new EmotionModel(FeatureSet.MelStats, ["angry", "sad"], Standardiser.Identity(columns), linear, origin)
        );
        WavWriter.Write(ser.At("clip.wav"), TestSignal.Join(TestSignal.Silence(2), TestSignal.Harmonics(150, 3), TestSignal.Silence(2)));
    }
}
