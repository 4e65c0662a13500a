using System.Text.Json;

namespace SerWorkbook.Cli.Tests;

/// <summary>Models of features scaled per speaker, from the search to the prediction.</summary>
public sealed class SpeakerModelTests
{
    [Fact]
    public void A_speaker_scaled_model_is_saved_says_so_and_predicts_speakers_by_their_own_clips()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        var search = ser.Run(
            "search",
            "--data",
            corpus,
            "--scaling",
            "speaker",
            "--protocol",
            "loso",
            "--trials",
            "2",
            "--budget",
            "10m",
            "--out",
            ser.At("out"),
            "--json"
        );
        Assert.True(search.Code == 0, search.Error);
        Assert.Equal("per speaker", search.Json.GetProperty("scaling").GetString());
        Assert.Equal("3 speaker groups", search.Json.GetProperty("protocol").GetString());
        Assert.Equal("winner", search.Json.GetProperty("saved").GetString());
        Assert.Contains("\"needsSpeaker\":true", File.ReadAllText(ser.At("out/model/model.json")), StringComparison.Ordinal);
        Assert.False(File.Exists(ser.At("out/model/model.zip")));
        Assert.Contains("\"scaling\": \"perSpeaker\"", File.ReadAllText(ser.At("out/search.json")), StringComparison.Ordinal);

        var clips = Clips(corpus, "s1");
        var all = Predict(ser, [.. clips, "--save-speaker", ser.At("s1.json")]);
        Assert.True(all.Json.GetProperty("model").GetProperty("needsSpeaker").GetBoolean());
        Assert.Equal(9, all.Json.GetProperty("predictions")[0].GetProperty("speakerClips").GetInt32());
        Assert.Contains("learnt from only 9 clips", all.Complaint, StringComparison.Ordinal);

        // One clip with the saved scale, and the speaker's folder among others, give what all of the speaker's clips gave.
        var alone = Predict(ser, clips[4], "--speaker", ser.At("s1.json"));
        Assert.Equal(Probabilities(all, 4), Probabilities(alone, 0));
        var folders = Folders(ser, corpus);
        var byFolder = Predict(ser, [.. folders, "--by-folder"]);
        Assert.Equal(27, byFolder.Json.GetProperty("predictions").GetArrayLength());
        Assert.Equal(Probabilities(all, 4), Probabilities(byFolder, 9 + 4));
        Assert.NotEqual(Probabilities(all, 4), Probabilities(Predict(ser, folders), 9 + 4));
    }

    [Fact]
    public void Wrong_use_of_a_speaker_scaled_model_gets_one_sentence()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        foreach (var (scaling, name) in new[] { ("speaker", "own"), ("global", "plain") })
        {
            Assert.Equal(0, ser.Run("search", "--data", corpus, "--scaling", scaling, "--trials", "1", "--out", ser.At(name)).Code);
        }

        var clips = Clips(corpus, "s1");
        var cases = new (string Part, string[] Arguments)[]
        {
            ("needs 2 clips or more", ["--model", ser.At("own/model"), clips[0]]),
            ("needs 2 clips or more", ["--model", ser.At("own/model"), clips[0], clips[0], "--save-speaker", ser.At("no.json")]),
            ("only usable one in its folder", ["--model", ser.At("own/model"), clips[0], "--by-folder"]),
            ("only one of them", ["--model", ser.At("own/model"), clips[0], clips[1], "--by-folder", "--save-speaker", ser.At("no.json")]),
            ("no such file", ["--model", ser.At("own/model"), clips[0], "--speaker", ser.At("no.json")]),
            ("not a speaker profile", ["--model", ser.At("own/model"), clips[0], "--speaker", ser.At("own/model/model.json")]),
            ("does not use speaker normalisation", ["--model", ser.At("plain/model"), clips[0], clips[1], "--by-folder"]),
        };
        Assert.All(
            cases,
            c =>
            {
                var result = ser.Run(["predict", .. c.Arguments]);
                Assert.Equal(1, result.Code);
                Assert.Contains(c.Part, result.Complaint, StringComparison.Ordinal);
            }
        );
        Assert.False(File.Exists(ser.At("no.json")));

        // A broken file among good ones costs itself alone, and is not enrolled.
        File.WriteAllText(ser.At("bad.wav"), "no sound");
        var some = ser.Run("predict", "--model", ser.At("own/model"), clips[0], ser.At("bad.wav"), clips[1], "--json");
        Assert.Equal(1, some.Code);
        Assert.Equal(Probabilities(Predict(ser, "own", clips[0], clips[1]), 1), Probabilities(some, 2));
        Assert.Contains("bad.wav", some.Complaint, StringComparison.Ordinal);

        var evaluated = ser.Run("evaluate", "--data", corpus, "--model", ser.At("own/model/model.json"), "--protocol", "loso", "--json");
        Assert.Equal("per speaker", evaluated.Json.GetProperty("results")[0].GetProperty("scaling").GetString());
    }

    [Fact]
    public void An_ensemble_is_saved_where_it_is_asked_for_and_reported_where_not()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        string[] command = ["search", "--data", corpus, "--trials", "6", "--budget", "10m"];
        var winner = ser.Run([.. command, "--out", ser.At("winner"), "--json"]);
        var ensemble = ser.Run([.. command, "--out", ser.At("ensemble"), "--ensemble", "--json"]);
        Assert.True(ensemble.Code == 0, ensemble.Error);
        Assert.Equal("ensemble", ensemble.Json.GetProperty("saved").GetString());
        Assert.Equal(winner.Json.GetProperty("ensemble").GetRawText(), ensemble.Json.GetProperty("ensemble").GetRawText());
        Assert.True(winner.Json.GetProperty("ensemble").GetProperty("optimistic").GetBoolean());
        Assert.True(
            winner.Json.GetProperty("ensemble").GetProperty("uar").GetDouble()
                >= winner.Json.GetProperty("best").GetProperty("uar").GetDouble()
        );
        Assert.Contains("\"kind\":\"ensemble\"", File.ReadAllText(ser.At("ensemble/model/model.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"ensemble\"", File.ReadAllText(ser.At("winner/model/model.json")), StringComparison.Ordinal);
        Assert.Equal(1, Predict(ser, "ensemble", Clips(corpus, "s1")[0]).Json.GetProperty("predictions").GetArrayLength());

        var text = ser.Run([.. command, "--out", ser.At("winner")]).Output;
        Assert.Contains("Ensemble of the trials", text, StringComparison.Ordinal);
        Assert.Contains("optimistic", text, StringComparison.Ordinal);
        var refused = ser.Run("evaluate", "--data", corpus, "--model", ser.At("ensemble/model/model.json"), "--protocol", "loso");
        Assert.Equal(1, refused.Code);
        Assert.Contains("the model is an ensemble", refused.Complaint, StringComparison.Ordinal);
    }

    private static string[] Clips(string corpus, string speaker) =>
        [.. Directory.GetFiles(corpus, speaker + "-*.wav").Order(StringComparer.Ordinal)];

    private static string[] Folders(SerProcess ser, string corpus)
    {
        var copies = new List<string>();
        foreach (var speaker in new[] { "s0", "s1", "s2" })
        {
            Directory.CreateDirectory(ser.At(speaker));
            foreach (var clip in Clips(corpus, speaker))
            {
                copies.Add(Path.Combine(ser.At(speaker), Path.GetFileName(clip)));
                File.Copy(clip, copies[^1]);
            }
        }

        return [.. copies];
    }

    private static SerOutput Predict(SerProcess ser, params string[] arguments) =>
        arguments[0] is "own" or "ensemble"
            ? Checked(ser.Run(["predict", "--model", ser.At(arguments[0] + "/model"), .. arguments[1..], "--json"]))
            : Checked(ser.Run(["predict", "--model", ser.At("out/model"), .. arguments, "--json"]));

    private static SerOutput Checked(SerOutput output)
    {
        Assert.True(output.Code == 0, output.Error);
        return output;
    }

    private static string Probabilities(SerOutput output, int clip) =>
        output.Json.GetProperty("predictions")[clip].GetProperty("probabilities") is { ValueKind: JsonValueKind.Object } found
            ? found.GetRawText().Replace(" ", "", StringComparison.Ordinal)
            : "";
}
