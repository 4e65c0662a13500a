using System.Text.Json;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

/// <summary>From a search to a bundle, and from a bundle to predictions of files, folders, streams and windows.</summary>
public sealed class ExportTests(ExportTests.Search search) : IClassFixture<ExportTests.Search>
{
    [Fact]
    public void A_model_is_exported_with_its_card_verified_and_predicts_as_before()
    {
        using var ser = new SerProcess();
        var (corpus, model) = (search.Corpus, search.Model);
        var bundle = ser.At("emotion.ser");
        var export = ser.Run("export", "--model", model, "--out", bundle, "--clips", corpus, "--most-clips", "7", "--json");
        Assert.True(export.Code == 0, export.Error);
        var parity = export.Json.GetProperty("parity").EnumerateArray().ToArray();
        Assert.NotEmpty(parity);
        Assert.All(parity, row => Assert.Equal(7, row.GetProperty("clips").GetInt32()));
        Assert.All(parity, row => Assert.Equal(0, row.GetProperty("differentAnswers").GetInt32()));

        var verify = ser.Run("export", "--verify", bundle, "--json");
        Assert.True(verify.Code == 0, verify.Error);
        Assert.All(verify.Json.GetProperty("vectors").EnumerateArray(), vector => Assert.True(vector.GetProperty("good").GetBoolean()));
        Assert.Equal(4, verify.Json.GetProperty("vectors").GetArrayLength());

        var documents = EmotionBundle.Load(bundle).Documents;
        var card = System.Text.Encoding.UTF8.GetString(documents["model-card.md"]);
        string[] sections =
        [
            "Model details",
            "Intended use",
            "Metrics",
            "Training and evaluation data",
            "Quantitative analyses",
            "Ethical considerations",
            "Caveats and recommendations",
        ];
        Assert.All(sections, section => Assert.Contains($"\n## {section}\n", card, StringComparison.Ordinal));
        Assert.Contains("| s1 |", card, StringComparison.Ordinal);
        Assert.Contains("](card-confusion.png)", card, StringComparison.Ordinal);
        Assert.True(documents.ContainsKey("card-confusion.png"));
        var html = System.Text.Encoding.UTF8.GetString(documents["model-card.html"]);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        using var metrics = JsonDocument.Parse(documents["metrics.json"]);
        Assert.InRange(metrics.RootElement.GetProperty("uar").GetProperty("value").GetDouble(), 0, 1);

        // Folder, file, standard input; bundle, model file, folder of the model: one answer.
        var files = Directory.GetFiles(corpus, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var all = Predict(ser, bundle, corpus);
        Assert.Equal(files.Length, all.Length);
        Assert.Equal(all[0], Assert.Single(Predict(ser, bundle, files[0])));
        Assert.Equal(all[0], Assert.Single(Predict(ser, model, files[0])));
        Assert.Equal(all[0], Assert.Single(Predict(ser, Path.Combine(model, "model.json"), files[0])));
        var piped = ser.RunWithInput(File.ReadAllBytes(files[0]), "predict", "--model", bundle, "-", "--json");
        Assert.Equal(all[0], Assert.Single(Of(piped)));
    }

    [Fact]
    public void The_same_search_gives_the_same_bundle()
    {
        using var ser = new SerProcess();
        var model = search.Model;
        Assert.Equal(0, ser.Run("export", "--model", model, "--out", ser.At("a.ser")).Code);
        Assert.Equal(0, ser.Run("export", "--model", Path.Combine(model, "model.json"), "--out", ser.At("b/c.ser")).Code);
        Assert.Equal(File.ReadAllBytes(ser.At("a.ser")), File.ReadAllBytes(ser.At("b/c.ser")));
    }

    [Fact]
    public void A_long_recording_is_predicted_window_by_window_and_pauses_hold_no_speech()
    {
        using var ser = new SerProcess();
        var model = search.Model;
        var voice = TestSignal.Harmonics(150, 2);
        WavWriter.Write(ser.At("long.wav"), TestSignal.Join(voice, TestSignal.Silence(2), voice));
        var csv = ser.Run("predict", "--model", model, ser.At("long.wav"), "--window", "1s", "--hop", "0.5s", "--csv");
        Assert.True(csv.Code == 0, csv.Error);
        var lines = csv.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("file,start,seconds,answer,emotion,confidence,reason,", lines[0], StringComparison.Ordinal);
        var rows = lines[1..].Select(line => line.Split(',')).ToArray();

        // Every 0.5 s from 0 to 5 s, and a last one of half a window.
        Assert.Equal(
            Enumerable.Range(0, 12).Select(i => i * 0.5),
            rows.Select(row => double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal("0.5", rows[^1][2]);
        Assert.Equal(("no speech", "", "noSpeech"), (rows[5][3], rows[5][4], rows[5][6]));
        Assert.NotEqual("no speech", rows[0][3]);

        var json = ser.Run("predict", "--model", model, ser.At("long.wav"), "--window", "1s", "--hop", "0.5s", "--json");
        Assert.Equal(12, json.Json.GetProperty("predictions").GetArrayLength());
        Assert.Equal(2.5, json.Json.GetProperty("predictions")[5].GetProperty("start").GetDouble());
    }

    [Fact]
    public void Bad_input_gets_one_sentence_and_leaves_nothing()
    {
        using var ser = new SerProcess();
        var (corpus, model) = (search.Corpus, search.Model);
        Assert.Equal(0, ser.Run("export", "--model", model, "--out", ser.At("good.ser")).Code);
        var good = File.ReadAllBytes(ser.At("good.ser"));
        File.WriteAllBytes(ser.At("cut.ser"), good[..(good.Length / 2)]);
        File.WriteAllBytes(ser.At("empty.ser"), []);
        var clip = Directory.GetFiles(corpus, "*.wav", SearchOption.AllDirectories)[0];
        Directory.CreateDirectory(ser.At("nothing"));
        var other = ser.At("other");
        Directory.CreateDirectory(other);
        File.Copy(Path.Combine(model, "model.json"), Path.Combine(other, "model.json"));
        File.WriteAllText(
            Path.Combine(other, "training.json"),
            File.ReadAllText(Path.Combine(model, "training.json")).Replace("\"dataHash\":\"", "\"dataHash\":\"0", StringComparison.Ordinal)
        );
        var cases = new (string Part, string[] Arguments)[]
        {
            ("Give --model to export a model, or --verify", ["export"]),
            ("Give --model to export a model, or --verify", ["export", "--model", model, "--verify", ser.At("good.ser")]),
            ("must end in .ser", ["export", "--model", model, "--out", ser.At("x.zip")]),
            ("holds no model.json", ["export", "--model", ser.At("nothing"), "--out", ser.At("x.ser")]),
            ("no such folder", ["export", "--model", model, "--out", ser.At("x.ser"), "--clips", ser.At("none")]),
            ("no recording", ["export", "--model", model, "--out", ser.At("x.ser"), "--clips", ser.At("nothing")]),
            ("record of another model", ["export", "--model", other, "--out", ser.At("x.ser")]),
            ("damaged", ["export", "--verify", ser.At("cut.ser")]),
            ("not a bundle", ["export", "--verify", Path.Combine(model, "model.json")]),
            ("damaged", ["predict", "--model", ser.At("cut.ser"), clip]),
            ("the file is empty (0 bytes)", ["predict", "--model", ser.At("empty.ser"), clip]),
            ("no recording", ["predict", "--model", ser.At("good.ser"), ser.At("nothing")]),
            ("only one of them", ["predict", "--model", ser.At("good.ser"), clip, "--json", "--csv"]),
            ("only goes with --window", ["predict", "--model", ser.At("good.ser"), clip, "--hop", "1s"]),
            ("not a time", ["predict", "--model", ser.At("good.ser"), clip, "--window", "wide"]),
            ("at most the window, 1 s", ["predict", "--model", ser.At("good.ser"), clip, "--window", "1s", "--hop", "2s"]),
            ("0.2 to 60 s", ["predict", "--model", ser.At("good.ser"), clip, "--window", "0.1s"]),
            ("only once", ["predict", "--model", ser.At("good.ser"), "-", "-"]),
            ("not a bundle", ["predict", "--model", Path.Combine(model, "model.json"), clip, "--window", "bundle"]),
        };
        Assert.All(
            cases,
            c =>
            {
                var result = ser.Run(c.Arguments);
                Assert.Equal(1, result.Code);
                Assert.Contains(c.Part, result.Complaint, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
            }
        );
        Assert.False(File.Exists(ser.At("x.ser")));
    }

    private static (string Answer, string Probabilities)[] Predict(SerProcess ser, string model, string clips) =>
        Of(ser.Run("predict", "--model", model, clips, "--json"));

    private static (string Answer, string Probabilities)[] Of(SerOutput output)
    {
        Assert.True(output.Code == 0, output.Error);
        return
        [
            .. output
                .Json.GetProperty("predictions")
                .EnumerateArray()
                .Select(prediction => (prediction.GetProperty("answer").GetString()!, prediction.GetProperty("probabilities").ToString())),
        ];
    }

    /// <summary>One search for all tests.</summary>
    public sealed class Search : IDisposable
    {
        private readonly SerProcess _ser = new();

        public Search()
        {
            Corpus = SmallCorpus.Write(_ser.At("corpus"));
            var search = _ser.Run("search", "--data", Corpus, "--trials", "1", "--out", _ser.At("out"));
            Assert.True(search.Code == 0, search.Error);
        }

        public string Corpus { get; }

        public string Model => _ser.At("out/model");

        public void Dispose() => _ser.Dispose();
    }
}
