using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Tests;

public sealed class AuditSplitTests
{
    [Fact]
    public void A_clean_split_gives_a_report_and_exit_code_0()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        var result = ser.Run("audit-split", "--data", corpus, "--protocol", "groups:2", "--out", ser.At("audit"), "--json");
        Assert.Equal(0, result.Code);
        Assert.False(result.Json.GetProperty("hasLeak").GetBoolean());
        var audit = Assert.Single(result.Json.GetProperty("audits").EnumerateArray());
        Assert.Equal(["recordings", "speakers"], audit.GetProperty("apart").EnumerateArray().Select(what => what.GetString()));
        Assert.Equal(0, audit.GetProperty("copies").GetArrayLength());
        Assert.Equal(1.0 / 3, audit.GetProperty("baselines")[0].GetProperty("uar").GetDouble(), 1e-9);
        Assert.Equal(3, audit.GetProperty("speakerProbe").GetProperty("speakers").GetInt32());
        Assert.Equal(
            [
                "audit-copies.csv",
                "audit-groups-2-baselines.csv",
                "audit-groups-2-baselines.png",
                "audit-groups-2-checks.csv",
                "audit-groups-2-examples.csv",
            ],
            Directory.GetFiles(ser.At("audit")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(result.Output, ser.Run("audit-split", "--data", corpus, "--protocol", "groups:2", "--threads", "1", "--json").Output);
    }

    [Fact]
    public void A_copy_under_another_name_gives_exit_code_5_unless_the_protocol_promises_nothing()
    {
        using var ser = new SerProcess();
        var corpus = SmallCorpus.Write(ser.At("corpus"));
        var clip = WavReader.Read(Path.Combine(corpus, "s0-e0-t0.wav"));
        WavWriter.Write(Path.Combine(corpus, "copy.wav"), Resampler.To(clip, 44_100));
        File.AppendAllText(Path.Combine(corpus, "manifest.csv"), "copy.wav,s1,a,m,9\n");
        var result = ser.Run("audit-split", "--data", corpus, "--protocol", "loso", "--json");
        Assert.Equal(5, result.Code);
        var leak = Assert.Single(
            result.Json.GetProperty("audits")[0].GetProperty("checks").EnumerateArray(),
            check => check.GetProperty("verdict").GetString() == "leak"
        );
        Assert.Equal("copied audio", leak.GetProperty("name").GetString());
        Assert.Contains("copy.wav", leak.GetProperty("examples").GetRawText(), StringComparison.Ordinal);
        var text = ser.Run("audit-split", "--data", corpus);
        Assert.Equal(5, text.Code);
        Assert.Contains("must not be published", text.Output, StringComparison.Ordinal);
        Assert.Equal(0, ser.Run("audit-split", "--data", corpus, "--protocol", "pieces").Code);
        var ladder = ser.Run("audit-split", "--data", corpus, "--protocol", "ladder", "--json");
        Assert.Equal(5, ladder.Code);
        Assert.Equal(
            [false, true],
            ladder
                .Json.GetProperty("audits")
                .EnumerateArray()
                .Where(audit =>
                    audit.GetProperty("protocol").GetString() is { } name
                    && (name.Contains("segments", StringComparison.Ordinal) || name == "leave one speaker out")
                )
                .Select(audit => audit.GetProperty("hasLeak").GetBoolean())
        );
    }
}
