using SerWorkbook.Evaluation.Auditing;

namespace SerWorkbook.Tests.Evaluation.Auditing;

public sealed class PlantedLeakTests
{
    [Fact]
    public void A_speaker_on_both_sides_is_caught()
    {
        var table = TestCorpus.Table();
        var report = Audit(table, KeptApart.Recordings | KeptApart.Speakers, test: row => row % 5 == 0);
        var check = Leak(report, "speakers");
        Assert.Contains("4 speakers", check.Finding, StringComparison.Ordinal);
        Assert.Equal(4, check.Examples.Count);
        Assert.Equal("planted", check.Examples[0].Fold);
    }

    [Fact]
    public void A_sentence_on_both_sides_is_caught()
    {
        var table = TestCorpus.Table();
        Leak(Audit(table, KeptApart.Recordings | KeptApart.Sentences, test: row => table.Rows[row].Utterance.Speaker == "s1"), "sentences");
    }

    [Fact]
    public void Pieces_of_one_recording_on_both_sides_are_caught()
    {
        var table = PlantedCorpus.TableOf(TestCorpus.Table().Corpus, pieces: 3);
        Leak(Audit(table, KeptApart.Recordings, test: row => table.Rows[row].Piece == 1), "recordings");
    }

    [Fact]
    public void A_row_on_both_sides_is_caught()
    {
        var table = TestCorpus.Table();
        var split = new DataSplit(
            "planted",
            "nothing crosses",
            KeptApart.Recordings,
            [new Fold("planted", [0, 1, 2, 10, 30], [10, 40, 60])]
        );
        var leaks = SplitAudit.Of(table, split, null, 1).Checks.Where(check => check.Verdict == AuditVerdict.Leak).ToArray();
        Assert.Equal(["rows", "recordings"], leaks.Select(leak => leak.Name));
        Assert.StartsWith("1 row is", leaks[0].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_crosses_is_no_leak_of_a_protocol_that_promises_nothing()
    {
        var table = PlantedCorpus.TableOf(TestCorpus.Table().Corpus, pieces: 3);
        var report = Audit(table, KeptApart.Nothing, test: row => table.Rows[row].Piece == 1);
        Assert.False(report.HasLeak);
        Assert.Equal(AuditVerdict.Information, report.Checks.Single(check => check.Name == "recordings").Verdict);
        Assert.Contains("by design", report.Checks.Single(check => check.Name == "speakers").Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_that_nobody_names_are_told_of()
    {
        var known = TestCorpus.Table();
        var table = new FeatureTable(
            known.Corpus,
            known.Set,
            null,
            known.Rows.Select(row => row with { Utterance = row.Utterance with { Sentence = null } }),
            []
        );
        var report = Audit(table, KeptApart.Recordings | KeptApart.Sentences, test: row => row % 5 == 0);
        Assert.Equal(AuditVerdict.Warning, report.Checks.Single(check => check.Name == "sentences").Verdict);
    }

    [Fact]
    public void Emotions_that_are_tested_but_not_learnt_are_told_of()
    {
        var table = TestCorpus.Table();
        var report = Audit(table, KeptApart.Recordings, test: row => table.Classes[row] == 1 || row == 0);
        Assert.Contains("b in planted", report.Checks.Single(check => check.Name == "emotions learnt").Finding, StringComparison.Ordinal);
    }

    private static AuditReport Audit(FeatureTable table, KeptApart apart, Func<int, bool> test)
    {
        var sides = Enumerable.Range(0, table.Rows.Count).ToLookup(test);
        return SplitAudit.Of(
            table,
            new DataSplit("planted", "as said", apart, [new Fold("planted", [.. sides[false]], [.. sides[true]])]),
            null,
            1
        );
    }

    private static AuditCheck Leak(AuditReport report, string name)
    {
        Assert.True(report.HasLeak);
        var check = Assert.Single(report.Checks, check => check.Verdict == AuditVerdict.Leak);
        Assert.Equal(name, check.Name);
        Assert.NotEmpty(check.Examples);
        return check;
    }
}
