using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

public sealed class FeaturesTests
{
    [Fact]
    public void Writes_what_can_be_measured_and_lists_the_rest()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers: 2, emotions: 2, takes: 2);
        File.WriteAllText(Path.Combine(corpus, "s0-e0-t0.wav"), "no sound");
        var result = ser.Run("features", "--data", corpus, "--set", "SerFull", "--out", ser.At("table.csv"), "--json");
        Assert.Equal(0, result.Code);
        Assert.Equal("SerFull-2", result.Json.GetProperty("featureSet").GetString());
        Assert.Equal(7, result.Json.GetProperty("rows").GetInt32());
        Assert.Equal("s0-e0-t0.wav", result.Json.GetProperty("skippedFiles")[0].GetProperty("path").GetString());
        var lines = File.ReadAllLines(ser.At("table.csv"));
        Assert.Equal(8, lines.Length);
        Assert.Equal(FeatureSet.SerFull.Columns.Count + 7, lines[0].Split(',').Length);

        // A second time the features come from the cache, and the file is the same.
        var before = File.ReadAllBytes(ser.At("table.csv"));
        Assert.Equal(0, ser.Run("features", "--data", corpus, "--out", ser.At("table.csv"), "--threads", "2").Code);
        Assert.Equal(before, File.ReadAllBytes(ser.At("table.csv")));
        Assert.Equal(0, ser.Run("features", "--data", corpus, "--out", ser.At("table.parquet")).Code);
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(ser.At("table.parquet"))[..4]);
    }

    [Fact]
    public void Bench_times_every_stage()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers: 2, emotions: 2, takes: 1);
        var result = ser.Run("bench", "features", "--data", corpus, "--rounds", "1", "--json");
        Assert.Equal(0, result.Code);
        var sets = result.Json.GetProperty("sets").EnumerateArray().ToArray();
        Assert.Equal(FeatureSet.All.Select(set => set.Id), sets.Select(set => set.GetProperty("featureSet").GetString()));
        foreach (var set in sets)
        {
            Assert.Equal(4, set.GetProperty("recordings").GetInt32());
            var stages = set.GetProperty("stages").EnumerateArray().ToArray();
            Assert.Equal(
                ["read", "resample", "frames", "F0", "functionals", "whole"],
                stages.Select(stage => stage.GetProperty("name").GetString())
            );
            Assert.All(stages, stage => Assert.True(stage.GetProperty("timesRealTime").GetDouble() > 0));
        }

        Assert.Contains(
            "--rounds is 0",
            ser.Run("bench", "features", "--data", corpus, "--rounds", "0").Complaint,
            StringComparison.Ordinal
        );
    }
}
