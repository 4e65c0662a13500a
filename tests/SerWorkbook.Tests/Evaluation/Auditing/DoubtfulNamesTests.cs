using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Protocols;

namespace SerWorkbook.Tests.Evaluation.Auditing;

public sealed class DoubtfulNamesTests
{
    [Theory]
    [InlineData("s00")]
    [InlineData("s0b")]
    [InlineData("s0_2")]
    public void No_leak_is_never_the_verdict_over_speakers_that_may_be_one(string second)
    {
        var table = Named(TestCorpus.Table(speakers: 4), speaker => speaker == "s1" ? second : speaker);
        Assert.Equal("unknown", SplitAudit.Of(table, Splits.LeaveOneSpeakerOut(table), null, 1).VerdictInWords);
    }

    [Fact]
    public void Other_names_are_audited_as_before()
    {
        var table = TestCorpus.Table(speakers: 4);
        Assert.Equal("no leak", SplitAudit.Of(table, Splits.LeaveOneSpeakerOut(table), null, 1).VerdictInWords);
    }

    [Fact]
    public void Where_speakers_are_not_promised_the_doubt_is_a_warning()
    {
        var table = Named(TestCorpus.Table(speakers: 4), speaker => speaker == "s1" ? "s00" : speaker);
        var report = SplitAudit.Of(table, Splits.RandomRecordings(table, 4, 1), null, 1);
        Assert.Equal("no leak", report.VerdictInWords);
        Assert.Equal(AuditVerdict.Warning, Assert.Single(report.Checks, check => check.Name == "names of speakers").Verdict);
    }

    private static FeatureTable Named(FeatureTable table, Func<string, string> name)
    {
        FeatureRow[] rows =
        [
            .. table.Rows.Select(row => row with { Utterance = row.Utterance with { Speaker = name(row.Utterance.Speaker) } }),
        ];
        var corpus = new Corpus("test", ".", rows.Select(row => row.Utterance).DistinctBy(utterance => utterance.Path), []);
        return new FeatureTable(corpus, table.Set, null, rows, []);
    }
}
