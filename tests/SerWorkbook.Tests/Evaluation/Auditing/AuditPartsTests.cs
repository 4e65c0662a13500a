using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Protocols;

namespace SerWorkbook.Tests.Evaluation.Auditing;

public sealed class AuditPartsTests
{
    [Fact]
    public void Effect_sizes_are_those_of_worked_examples()
    {
        // Sums of squares 4 within and 17.5 in all: 1 - (4 / 4) / (17.5 / 5).
        Assert.Equal(1 - 1 / 3.5, EffectSizes.EpsilonSquared([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1]), 1e-12);
        Assert.Equal(0, EffectSizes.EpsilonSquared([1, 1, 1, 1], [0, 0, 1, 1]));
        Assert.Equal(0, EffectSizes.EpsilonSquared([1, 2], [0, 1]));

        // The table 8 2 / 3 7 has chi squared 500/99; Bergsma's correction of phi squared and of both sides by 1/19.
        int[] rows = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 10)];
        int[] columns = [.. Enumerable.Repeat(0, 8), 1, 1, 0, 0, 0, .. Enumerable.Repeat(1, 7)];
        Assert.Equal(Math.Sqrt((500.0 / 99 / 20 - 1.0 / 19) / (1 - 1.0 / 19)), EffectSizes.CramersV(rows, columns), 1e-12);
        Assert.Equal(1, EffectSizes.CramersV(rows, rows), 1e-12);
        Assert.Equal(0, EffectSizes.CramersV(rows, new int[20]));
    }

    [Fact]
    public void Bayes_learns_numbers_names_and_gaps_and_never_names_a_class_it_has_not_met()
    {
        int[] classes = [.. Enumerable.Range(0, 90).Select(row => row % 3)];
        int[] train = [.. Enumerable.Range(0, 60)];
        int[] test = [.. Enumerable.Range(60, 30)];
        double Right(TraitColumn column) =>
            BinnedBayes
                .Predict([column], classes, 4, train, test)
                .Zip(test, (shares, row) => Array.IndexOf(shares, shares.Max()) == classes[row])
                .Average(hit => hit ? 1.0 : 0);
        Assert.Equal(1, Right(TraitColumn.Categorical("name", classes.Select(c => $"{c}"))));

        // Bins are of equal counts, not cut where classes are: rows at a border may be lost.
        Assert.InRange(Right(TraitColumn.Numeric("number", classes.Select((c, row) => 10 * c + row % 12 / 100.0))), 0.85, 1);
        Assert.Equal(2.0 / 3, Right(TraitColumn.Numeric("gap", classes.Select(c => c == 1 ? double.NaN : 7))), 1e-9);
        Assert.All(
            BinnedBayes.Predict([TraitColumn.Numeric("constant", classes.Select(_ => 1.0))], classes, 4, train, test),
            shares =>
            {
                Assert.Equal(0, shares[3]);
                Assert.Equal(1, shares.Sum(), 1e-9);
            }
        );
    }

    [Fact]
    public void The_probe_tells_voices_that_differ_from_voices_that_do_not()
    {
        var table = TestCorpus.Table(speakers: 4, rowsPerCell: 8);
        var probe = SpeakerProbe.Of(table, 1)!;
        Assert.InRange(probe.Uar, 0.8, 1);
        Assert.Equal((0.25, 4, 96), (probe.Chance, probe.Speakers, probe.Rows));
        Assert.Equal(probe, SpeakerProbe.Of(table, 1));
        Assert.InRange(SpeakerProbe.Of(PlantedCorpus.TableOf(table.Corpus), 1)!.Uar, 0, 0.26);
        Assert.Null(SpeakerProbe.Of(TestCorpus.Table(speakers: 1), 1));
    }

    [Fact]
    public void A_report_shows_its_verdict_in_words_tables_and_a_figure()
    {
        var table = TestCorpus.Table();
        var report = SplitAudit.Of(table, Splits.LeaveOneSpeakerOut(table), null, 1, SpeakerProbe.Of(table, 1), 0.8);
        Assert.StartsWith(
            "No leak: 'leave one speaker out' keeps recordings and speakers apart",
            AuditConclusions.Of(report).Sentences[0],
            StringComparison.Ordinal
        );
        Assert.Equal(report.Checks.Count, AuditTables.Checks(report).Rows.Count);
        Assert.Equal(report.Baselines.Count + 1, AuditTables.Baselines(report).Rows.Count);
        Assert.Contains("none", AuditTables.Copies(report).Title, StringComparison.Ordinal);
        Assert.Contains("one for the model", AuditFigures.Baselines(report).AltText, StringComparison.Ordinal);
        Assert.Contains("80.0 %", AuditFigures.Baselines(report).Interpretation, StringComparison.Ordinal);
        var leaky = SplitAudit.Of(table, Splits.RandomHoldout(table, 0.25, 1) with { Apart = KeptApart.Speakers }, null, 1);
        Assert.StartsWith("Leak: ", AuditConclusions.Verdict(leaky), StringComparison.Ordinal);
        Assert.Equal("LEAK", AuditTables.Examples(leaky).Rows[0][1]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report()
    {
        var table = TestCorpus.Table();
        string Text() => AuditTables.Baselines(SplitAudit.Of(table, Splits.SpeakerGroups(table, 2), null, 3)).ToCsv();
        Assert.Equal(Text(), Text());
    }
}
