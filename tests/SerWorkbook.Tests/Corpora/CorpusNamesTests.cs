using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Corpora;

public sealed class CorpusNamesTests
{
    [Fact]
    public void One_speaker_under_two_spellings_is_one_and_the_corpus_says_so()
    {
        var corpus = Corpus(
            ("a1", "sad"),
            ("A1", "Sad"),
            ("a1", "angry"),
            ("J\u00F6rg", "ANGRY"),
            ("Jo\u0308rg", "angry"),
            ("Jo\u0308rg", "sad")
        );
        Assert.Equal(["J\u00F6rg", "a1"], corpus.Speakers);
        Assert.Equal(["angry", "sad"], corpus.Emotions);
        Assert.Equal(
            [
                "speaker J\u00F6rg: 'J\u00F6rg' in 2 Unicode forms",
                "speaker a1: 'A1', 'a1'",
                "emotion angry: 'ANGRY', 'angry'",
                "emotion sad: 'Sad', 'sad'",
            ],
            corpus.NameVariants.Select(variants => variants.ToString())
        );
        Assert.Equal(4, CorpusTables.Overview(corpus).Rows.Count(row => row[0] is "counted as one"));
        Assert.Contains(
            CorpusConclusions.Of(corpus).Sentences,
            sentence => sentence.Contains("speaker a1: 'A1', 'a1'", StringComparison.Ordinal)
        );
        Assert.Contains("speaker a1: 'A1', 'a1'", CorpusConclusions.Summary(corpus), StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_keep_a_speaker_together_whatever_the_spelling_and_the_audit_warns()
    {
        var corpus = Corpus(
            ("a1", "sad"),
            ("A1", "angry"),
            ("a1", "sad"),
            ("A1", "angry"),
            ("b1", "sad"),
            ("B1", "angry"),
            ("b1", "sad"),
            ("b1", "angry")
        );
        var table = TableOf(corpus);
        var split = Protocol.Loso.Split(table, 1);
        Assert.Equal(["a1", "b1"], split.Folds.Select(fold => fold.Name));
        var report = SplitAudit.Of(table, split, null, 1);
        var check = Assert.Single(report.Checks, check => check.Name == "spelling of names");
        Assert.Equal(AuditVerdict.Warning, check.Verdict);
        Assert.Contains(
            "2 names are spelt in more than one way and treated as one (speaker a1: 'A1', 'a1', speaker b1: 'B1', 'b1')",
            check.Finding,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_table_takes_the_names_of_its_corpus()
    {
        Utterance[] given = [.. Utterances(("a", "x"), ("A", "x"), ("a", "X"))];
        var table = new FeatureTable(
            new Corpus("test", "nowhere", given, []),
            FeatureSet.GeMaps,
            null,
            given.Select(utterance => new FeatureRow(utterance, 0, new float[FeatureSet.GeMaps.Columns.Count])),
            []
        );
        Assert.Equal(["a"], table.Speakers);
        Assert.Equal(["x"], table.Labels);
    }

    [Fact]
    public void Names_in_one_spelling_are_left_as_they_are()
    {
        Utterance[] given = [.. Utterances(("Anna", "sad"), ("ben", "Angry"))];
        var corpus = new Corpus("test", "nowhere", given, []);
        Assert.Empty(corpus.NameVariants);
        Assert.All(corpus.Utterances, (utterance, i) => Assert.Same(given[i], utterance));
        Assert.True(corpus.HasEmotions(["ANGRY", "Sad"]));
        Assert.False(corpus.HasEmotions(["angry", "sad", "calm"]));
    }

    [Theory]
    [InlineData(4, 0, "each of the 4 recordings has its own speaker")]
    [InlineData(2, 1, "2 of 3 speakers have one recording each")]
    public void Speakers_of_one_recording_each_are_not_known_and_never_give_no_leak(int singles, int others, string expected)
    {
        var rows = Enumerable
            .Range(0, singles)
            .Select(i => ($"clip{i}", i % 2 == 0 ? "sad" : "angry"))
            .Concat(
                Enumerable
                    .Range(0, others)
                    .SelectMany(i => new[] { ($"s{i}", "sad"), ($"s{i}", "angry"), ($"s{i}", "sad"), ($"s{i}", "angry") })
            );
        var table = TableOf(Corpus([.. rows]));
        var report = SplitAudit.Of(table, Splits.LeaveOneSpeakerOut(table), null, 1);
        var check = Assert.Single(report.Checks, check => check.Name == "speakers known");
        Assert.Contains(expected, check.Finding, StringComparison.Ordinal);
        Assert.Equal(AuditVerdict.Unknown, report.Verdict);
        Assert.False(report.HasLeak);
        Assert.StartsWith("No verdict on 'leave one speaker out'", AuditConclusions.Verdict(report), StringComparison.Ordinal);
        Assert.Contains("The speakers are not known", AuditConclusions.Verdict(report), StringComparison.Ordinal);
        Assert.Contains("unknown", AuditTables.Checks(report).Rows.Select(row => row[2]));
        Assert.Equal(
            AuditVerdict.Information,
            SplitAudit
                .Of(table, Splits.RandomRecordings(table, 2, 1), null, 1)
                .Checks.Single(check => check.Name == "speakers known")
                .Verdict
        );
    }

    [Fact]
    public void Speakers_of_several_recordings_are_taken_as_known()
    {
        var table = TestCorpus.Table(speakers: 3);
        Assert.DoesNotContain(
            SplitAudit.Of(table, Splits.LeaveOneSpeakerOut(table), null, 1).Checks,
            check => check.Name is "speakers known" or "spelling of names"
        );
    }

    [Fact]
    public void A_fold_file_may_spell_speakers_in_its_own_way()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("f.csv"), "fold,speaker\n1,JO\u0308RG\n2,A1\n");
        var file = FoldFile.Read(folder.File("f.csv"));
        var folds = file.Assign(Corpus(("J\u00F6rg", "sad"), ("J\u00F6rg", "angry"), ("a1", "sad"), ("a1", "angry")));
        Assert.Equal(["1", "1", "2", "2"], folds.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
        File.WriteAllText(folder.File("f.csv"), "fold,speaker\n1,a1\n2,A1\n2,J\u00F6rg\n");
        var fault = Assert.Throws<SerException>(() =>
            FoldFile.Read(folder.File("f.csv")).Assign(Corpus(("J\u00F6rg", "sad"), ("a1", "angry")))
        );
        Assert.Contains("a second name of the speaker 'a1'", fault.Message, StringComparison.Ordinal);
    }

    private static Corpus Corpus(params (string Speaker, string Emotion)[] rows) => new("test", "nowhere", Utterances(rows), []);

    private static IEnumerable<Utterance> Utterances(params (string Speaker, string Emotion)[] rows) =>
        rows.Select((row, i) => new Utterance($"{i}.wav", row.Speaker, Sex.Unknown, row.Emotion, null, "test", 16_000, 1, $"{i}"));

    private static FeatureTable TableOf(Corpus corpus) =>
        new(
            corpus,
            FeatureSet.GeMaps,
            null,
            corpus.Utterances.Select(
                (utterance, i) => new FeatureRow(utterance, 0, [.. Enumerable.Repeat((float)i, FeatureSet.GeMaps.Columns.Count)])
            ),
            []
        );
}
