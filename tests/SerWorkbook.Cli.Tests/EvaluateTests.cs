using System.Text.Json;

namespace SerWorkbook.Cli.Tests;

public sealed class EvaluateTests
{
    [Fact]
    public void Every_score_stands_with_protocol_folds_hash_seed_and_interval_and_a_second_run_writes_the_same_bytes()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers: 4);
        var first = ser.Run("evaluate", "--data", corpus, "--out", ser.At("one"), "--json", "--against", "lbfgs (l1=0, l2=1000)");
        Assert.True(first.Code == 0, first.Error + first.Output);
        var results = first.Json.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(
            ["pieces", "clips", "sentences", "loso", "loso+sentences"],
            results.Select(result => result.GetProperty("name").GetString())
        );
        foreach (var result in results)
        {
            CheckScore(result);
        }

        var comparison = first.Json.GetProperty("comparison");
        Assert.Equal("lbfgs (l1=0, l2=1000)", comparison.GetProperty("against").GetString());
        Assert.InRange(comparison.GetProperty("p").GetDouble(), 0.125, 1);
        Assert.Equal(37, File.ReadAllLines(ser.At("one/predictions-loso.csv")).Length);
        Assert.Contains("| leave one speaker out |", File.ReadAllText(ser.At("one/report.md")), StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", File.ReadAllText(ser.At("one/report.html")), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(
            0,
            ser.Run("evaluate", "--data", corpus, "--out", ser.At("two"), "--threads", "1", "--against", "lbfgs (l1=0, l2=1000)").Code
        );
        var files = Directory.GetFiles(ser.At("one"), "*", SearchOption.AllDirectories);
        Assert.True(files.Length >= 10, string.Join(", ", files));
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(file),
                    File.ReadAllBytes(file.Replace(ser.At("one"), ser.At("two"), StringComparison.Ordinal))
                )
        );
    }

    [Fact]
    public void Scaling_per_speaker_is_named_and_a_protocol_that_the_data_does_not_allow_is_told()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        var manifest = Path.Combine(corpus, "manifest.csv");
        File.WriteAllLines(manifest, File.ReadAllLines(manifest).Select(line => line[..line.LastIndexOf(',')]));
        var result = ser.Run("evaluate", "--data", corpus, "--per-speaker-scaling", "--json");
        Assert.Equal(0, result.Code);
        Assert.All(
            result.Json.GetProperty("results").EnumerateArray(),
            rung => Assert.Equal("per speaker", rung.GetProperty("scaling").GetString())
        );
        var refused = result.Json.GetProperty("notPossible").EnumerateArray().ToArray();
        Assert.Equal(["sentences", "loso+sentences"], refused.Select(rung => rung.GetProperty("protocol").GetString()));
        Assert.Contains("does not say which sentence", refused[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_under_another_speakers_name_is_a_leak_unless_nothing_is_promised()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        File.Copy(Path.Combine(corpus, "s0-e1-t0.wav"), Path.Combine(corpus, "copy.wav"));
        File.AppendAllText(Path.Combine(corpus, "manifest.csv"), "copy.wav,s1,b,m,9\n");
        var result = ser.Run("evaluate", "--data", corpus, "--protocol", "loso", "--json", "--out", ser.At("out"));
        Assert.Equal(5, result.Code);
        Assert.True(result.Json.GetProperty("hasLeak").GetBoolean());
        Assert.Contains(
            "Leak: 'leave one speaker out' breaks its promise",
            File.ReadAllText(ser.At("out/report.md")),
            StringComparison.Ordinal
        );
        Assert.Equal(0, ser.Run("evaluate", "--data", corpus, "--protocol", "pieces").Code);
        Assert.Equal(5, ser.Run("search", "--data", corpus, "--trials", "1", "--out", ser.At("found")).Code);
    }

    [Fact]
    public void Wrong_input_gets_one_sentence()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), takes: 2);
        var folds = ser.At("folds.csv");
        File.WriteAllText(folds, "fold,speaker\n1,s0\n2,s1\n");
        Refuses(ser, "stand in no fold, such as 's2'", "--data", corpus, "--protocol", $"folds:{folds}");
        File.WriteAllText(folds, "fold,speaker\n1,s0\n2,s1\n2,s2\n2,zoe\n");
        Refuses(ser, "such as 'zoe'", "--data", corpus, "--protocol", $"folds:{folds}");
        Refuses(ser, "The protocol is 'random'", "--data", corpus, "--protocol", "random");
        Refuses(ser, "has one speaker ('s0')", "--data", SmallCorpus.Write(ser.At("lonely"), speakers: 1));
        Refuses(ser, "has one emotion ('a')", "--data", SmallCorpus.Write(ser.At("flat"), emotions: 1));
        Refuses(ser, "There is no trainer 'gpt'", "--data", corpus, "--recipe", "gpt (layers=3)");
        File.WriteAllText(ser.At("recipe.txt"), "no recipe");
        Refuses(ser, "is not a recipe", "--data", corpus, "--recipe", ser.At("recipe.txt"));
        File.WriteAllText(ser.At("recipe.json"), "{\"winner\": 7}");
        Refuses(ser, "neither a recipe", "--data", corpus, "--recipe", ser.At("recipe.json"));
        Refuses(ser, "'groups:0'", "--data", corpus, "--protocol", "groups:0");
        Assert.Equal(4, ser.Run("evaluate", "--data", corpus, "--protocol", "folds:none.csv").Code);
    }

    [Fact]
    public void A_model_of_other_emotions_is_refused_and_a_search_file_is_a_recipe()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        Assert.Equal(0, ser.Run("search", "--data", corpus, "--trials", "1", "--out", ser.At("out")).Code);
        Assert.Equal(0, ser.Run("evaluate", "--data", corpus, "--protocol", "groups:2", "--recipe", ser.At("out/search.json")).Code);
        Assert.Equal(0, ser.Run("evaluate", "--data", corpus, "--protocol", "clips", "--model", ser.At("out/model/model.json")).Code);
        Refuses(
            ser,
            "the model tells a, b, c apart",
            "--data",
            SmallCorpus.Write(ser.At("other"), emotions: 2),
            "--model",
            ser.At("out/model/model.json")
        );
    }

    private static void CheckScore(JsonElement result)
    {
        Assert.NotEqual("", result.GetProperty("protocol").GetString());
        Assert.Equal(16, result.GetProperty("dataHash").GetString()!.Length);
        Assert.Equal(1, result.GetProperty("seed").GetInt32());
        Assert.Equal("global", result.GetProperty("scaling").GetString());
        Assert.True(result.GetProperty("folds").GetInt32() >= 1);
        var uar = result.GetProperty("uar").GetDouble();
        Assert.InRange(uar, result.GetProperty("uarLow").GetDouble(), result.GetProperty("uarHigh").GetDouble());
        Assert.True(result.GetProperty("logLoss").GetDouble() >= 0);
    }

    private static void Refuses(SerProcess ser, string expected, params string[] arguments)
    {
        var result = ser.Run(["evaluate", .. arguments]);
        Assert.Equal(1, result.Code);
        Assert.Contains(expected, result.Complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
