using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

public sealed class DataTests
{
    [Fact]
    public void List_counts_what_is_there_and_what_is_left_out()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        File.WriteAllText(Path.Combine(corpus, "s0-e0-t0.wav"), "no sound");
        File.WriteAllBytes(Path.Combine(corpus, "s0-e0-t1.wav"), []);
        var result = ser.Run("data", "list", "--data", corpus, "--json");
        Assert.Equal(0, result.Code);
        Assert.Equal(
            (25, 3, 3, 2),
            (Number(result, "utterances"), Number(result, "speakers"), Number(result, "emotions"), Number(result, "skipped"))
        );
        Assert.Equal("s0-e0-t0.wav", result.Json.GetProperty("skippedFiles")[0].GetProperty("path").GetString());
        var text = ser.Run("data", "list", "--data", Path.Combine(corpus, "manifest.csv"));
        Assert.Contains("not audio", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_makes_the_corpus_and_says_that_it_is_synthetic()
    {
        using var ser = new SerProcess();
        var result = ser.Run("data", "demo", "--json");
        Assert.Equal(0, result.Code);
        Assert.InRange(Number(result, "clips"), 300, 400);
        Assert.Equal(0, Number(ser.Run("data", "demo", "--json"), "rendered"));
        var list = ser.Run("data", "list", "--data", ser.At("data/demo"), "--json");
        Assert.True(list.Json.GetProperty("synthetic").GetBoolean());
        Assert.Equal((4, 5, 0), (Number(list, "speakers"), Number(list, "emotions"), Number(list, "skipped")));
        Assert.Contains("say nothing about people", list.Json.GetProperty("notice").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", 4, "no such folder")]
    [InlineData("nowhere.csv", 4, "no such manifest")]
    [InlineData("empty", 4, "no recording")]
    [InlineData("unknown", 1, "ser data propose")]
    [InlineData("columns/manifest.csv", 1, "no column 'emotion'")]
    [InlineData("missing/manifest.csv", 4, "there is no such file")]
    [InlineData("broken", 4, "none of its")]
    public void Data_that_is_not_there_or_not_readable_is_named(string path, int code, string part)
    {
        using var ser = new SerProcess();
        Directory.CreateDirectory(ser.At("empty"));
        Directory.CreateDirectory(ser.At("unknown"));
        WavWriter.Write(ser.At("unknown/take one.wav"), TestSignal.Noise(0.5));
        Directory.CreateDirectory(ser.At("columns"));
        File.WriteAllText(ser.At("columns/manifest.csv"), "path,speaker,mood\n");
        Directory.CreateDirectory(ser.At("missing"));
        File.WriteAllText(ser.At("missing/manifest.csv"), "path,speaker,emotion\nx.wav,a,b\n");
        Directory.CreateDirectory(ser.At("broken/bea_Angry"));
        File.WriteAllText(ser.At("broken/bea_Angry/anger_1-28_0001.wav"), "RIFF");
        foreach (var command in new[] { "data list", "features", "search", "evaluate", "run" })
        {
            if (command != "run")
            {
                var result = ser.Run([.. command.Split(' '), "--data", ser.At(path)]);
                Assert.Equal(code, result.Code);
                Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(1, 3, "one speaker ('s0')")]
    [InlineData(3, 1, "one emotion ('a')")]
    public void A_corpus_that_nothing_can_be_learnt_from_is_refused(int speakers, int emotions, string part)
    {
        using var ser = new SerProcess(withNotebooks: true);
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers, emotions, takes: 1);
        foreach (var command in new[] { "run", "search", "evaluate" })
        {
            var result = ser.Run(command, "--data", corpus);
            Assert.Equal(1, result.Code);
            Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void List_says_what_was_recognised_and_what_differs_from_the_published_counts()
    {
        using var ser = new SerProcess();
        foreach (var name in new[] { "DC/a01.wav", "JE/sa02.wav" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ser.At("savee/" + name))!);
            WavWriter.Write(ser.At("savee/" + name), TestSignal.Noise(0.5));
        }

        var list = ser.Run("data", "list", "--data", ser.At("savee"), "--map", "sad=sadness", "--json").Json;
        Assert.Equal("SAVEE", list.GetProperty("corpus").GetString());
        Assert.Equal("recordings: 2 of 480", list.GetProperty("publishedDifferences")[0].GetString());
        var second = list.GetProperty("files")[1];
        Assert.Equal(
            ("JE/sa02.wav", "JE", "male", "sadness", "common02"),
            (
                second.GetProperty("path").GetString(),
                second.GetProperty("speaker").GetString(),
                second.GetProperty("sex").GetString(),
                second.GetProperty("emotion").GetString(),
                second.GetProperty("sentence").GetString()
            )
        );
        Assert.Contains("2 of 2 recordings are named", ser.Run("data", "list", "--data", ser.At("savee")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_corpora_are_listed_and_one_is_explained()
    {
        using var ser = new SerProcess();
        Assert.InRange(ser.Run("data", "corpora", "--json").Json.GetProperty("corpora").GetArrayLength(), 20, 100);
        var one = ser.Run("data", "corpora", "--corpus", "emodb");
        Assert.Contains("Burkhardt et al. 2005", one.Output, StringComparison.Ordinal);
        Assert.Contains(
            "'nothing' is no known corpus",
            ser.Run("data", "corpora", "--corpus", "nothing").Complaint,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_proposal_is_written_once_and_read_as_a_manifest()
    {
        using var ser = new SerProcess();
        foreach (var name in new[] { "p1_joy_1", "p1_joy_2", "p1_sad_1", "p1_sad_2", "p2_joy_1", "p2_joy_2", "p2_sad_1", "p2_sad_2" })
        {
            Directory.CreateDirectory(ser.At("own"));
            WavWriter.Write(ser.At($"own/{name}.wav"), TestSignal.Noise(0.5));
        }

        Assert.Contains("ser data propose", ser.Run("data", "list", "--data", ser.At("own")).Complaint, StringComparison.Ordinal);
        var proposed = ser.Run("data", "propose", ser.At("own"), "--out", ser.At("own/manifest.csv"), "--json");
        Assert.Equal((0, 8), (proposed.Code, Number(proposed, "recordings")));
        Assert.Equal("part 1 of the file name", proposed.Json.GetProperty("reading")[1].GetProperty("from").GetString());
        var list = ser.Run("data", "list", "--data", ser.At("own"), "--json");
        Assert.Equal((2, 2), (Number(list, "speakers"), Number(list, "emotions")));
        var again = ser.Run("data", "propose", ser.At("own"), "--out", ser.At("own/manifest.csv"));
        Assert.Contains("there is such a file already", again.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--map", "sad", "--map has 'sad'; it must be OLD=NEW")]
    [InlineData("--only", "fear", "--only names the emotion 'fear'")]
    [InlineData("--corpus", "none", "--corpus is 'none'; it may be")]
    [InlineData("--describe", "none.json", "no description of a corpus")]
    public void Options_of_a_corpus_that_are_wrong_are_refused(string option, string value, string part)
    {
        using var ser = new SerProcess();
        Directory.CreateDirectory(ser.At("c/s1/Sad"));
        WavWriter.Write(ser.At("c/s1/Sad/a.wav"), TestSignal.Noise(0.5));
        var result = ser.Run("data", "list", "--data", ser.At("c"), option, value);
        Assert.NotEqual(0, result.Code);
        Assert.Contains(part, result.Complaint, StringComparison.Ordinal);
    }

    private static int Number(SerOutput result, string key) => result.Json.GetProperty(key).GetInt32();
}
