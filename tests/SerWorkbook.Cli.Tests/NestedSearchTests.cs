using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests;

public sealed class NestedSearchTests
{
    [Fact]
    public void A_nested_search_reports_what_was_promised_and_what_came_true_with_the_spread_of_seeds()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        string[] command =
        [
            "search",
            "--data",
            corpus,
            "--nested",
            "--outer",
            "loso",
            "--seeds",
            "2",
            "--seed",
            "5",
            "--trials",
            "3",
            "--budget",
            "10m",
        ];
        var result = ser.Run([.. command, "--out", ser.At("out"), "--json"]);
        Assert.True(result.Code == 0, result.Error);
        var json = result.Json;
        Assert.Equal(result.Output.Trim(), File.ReadAllText(ser.At("out/nested.json")).Trim());
        Assert.Equal("leave one speaker out", json.GetProperty("outer").GetString());
        Assert.Equal([5, 6], json.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetInt32()));
        Assert.False(json.GetProperty("stopped").GetBoolean());
        Assert.False(File.Exists(ser.At("out/model/model.json")));
        foreach (var chosen in new[] { "winner", "ensemble" })
        {
            var seeds = json.GetProperty("results").EnumerateArray().Select(seed => seed.GetProperty(chosen)).ToArray();
            var spread = json.GetProperty(chosen);
            Assert.Equal(2, seeds.Length);
            Assert.Equal(
                seeds.Average(seed => seed.GetProperty("outerUar").GetDouble()),
                spread.GetProperty("outerUar").GetDouble(),
                1e-12
            );
            Assert.Equal(
                spread.GetProperty("innerUar").GetDouble() - spread.GetProperty("outerUar").GetDouble(),
                spread.GetProperty("shrinkage").GetDouble(),
                1e-12
            );
            Assert.Equal(
                Math.Abs(seeds[0].GetProperty("outerUar").GetDouble() - seeds[1].GetProperty("outerUar").GetDouble()) / Math.Sqrt(2),
                spread.GetProperty("outerDeviation").GetDouble(),
                1e-12
            );
        }

        var folds = json.GetProperty("results")[0].GetProperty("folds");
        Assert.Equal(["s0", "s1", "s2"], folds.EnumerateArray().Select(fold => fold.GetProperty("tested").GetString()));
        Assert.All(folds.EnumerateArray(), fold => Assert.Equal(3, fold.GetProperty("trials").GetInt32()));
        Assert.True(json.GetProperty("coreMinutes").GetDouble() > 0);
        Assert.Equal(1 + 2 * 3, File.ReadAllLines(ser.At("out/nested.csv")).Length);

        var again = ser.Run([.. command, "--out", ser.At("again"), "--threads", "1", "--json"]);
        Assert.Equal(json.GetProperty("winner").GetRawText(), again.Json.GetProperty("winner").GetRawText());
        Assert.Equal(File.ReadAllBytes(ser.At("out/nested.csv")), File.ReadAllBytes(ser.At("again/nested.csv")));
    }

    [Fact]
    public void One_seed_is_shown_with_folds_and_conclusions_and_its_scaling()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers: 4);
        var result = ser.Run(
            "search",
            "--data",
            corpus,
            "--nested",
            "--outer",
            "groups:2",
            "--scaling",
            "speaker",
            "--trials",
            "2",
            "--budget",
            "10m",
            "--out",
            ser.At("out")
        );
        Assert.True(result.Code == 0, result.Error);
        Assert.Contains("Shrinkage, points", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 speaker groups", result.Output, StringComparison.Ordinal);
        Assert.Contains("The search reports", result.Output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(File.ReadAllText(ser.At("out/nested.json"))).RootElement;
        Assert.Equal("per speaker", json.GetProperty("scaling").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("winner").GetProperty("outerDeviation").ValueKind);
    }

    [Fact]
    public void Too_few_speakers_are_named()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"), speakers: 2);
        var result = ser.Run("search", "--data", corpus, "--nested", "--trials", "1", "--out", ser.At("out"));
        Assert.Equal(1, result.Code);
        Assert.Contains("1 speaker", result.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "nothing was saved", false)]
    [InlineData(500, "these are complete and saved", true)]
    public async Task Interrupted_it_keeps_whole_seeds_and_says_so(int seeds, string part, bool saved)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot send Ctrl-C to another process.");
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        var trials = seeds == 1 ? "100000" : "1";
        using var process = ser.Start(
            "search",
            "--data",
            corpus,
            "--nested",
            "--seeds",
            seeds.ToString(CultureInfo.InvariantCulture),
            "--trials",
            trials,
            "--budget",
            "30m",
            "--out",
            ser.At("out")
        );

        // Not read, the table of many seeds would fill the pipe and keep the process for ever.
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        // Features are there when the search begins; by the third seed, two are whole. Not every seed is named, as some are quick.
        var ready = seeds == 1 ? new Regex(@" features \(") : new Regex(@"seed ([3-9]|\d\d+) of");
        var error = "";
        while (!ready.IsMatch(error) && await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            error += line + "\n";
        }

        SerProcess.Interrupt(process);

        error += await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 130, error + await output);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Equal(saved, File.Exists(ser.At("out/nested.json")));
    }
}
