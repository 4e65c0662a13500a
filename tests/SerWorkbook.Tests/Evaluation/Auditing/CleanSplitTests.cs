using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Auditing;

[Collection(SpokenClips.Name)]
public sealed class CleanSplitTests(SpokenClips spoken)
{
    private const int RandomSplits = 100;
    private const int WholeAuditEvery = 7;

    [Fact]
    public void Protocols_of_the_demo_corpus_raise_no_alarm()
    {
        var table = PlantedCorpus.TableOf(spoken.Corpus);
        foreach (var split in Protocols(table))
        {
            CheckClean(SplitAudit.Of(table, split, spoken.Survey, 1));
        }
    }

    [Fact]
    public void Neither_do_those_of_recordings_of_people()
    {
        int[] actors = [1, 6, 7, 12];
        var all = Ravdess();
        var corpus = new Corpus(
            all.Name,
            all.Root,
            all.Utterances.Where(u => actors.Any(actor => u.Path.EndsWith($"-{actor:00}.wav", StringComparison.Ordinal))),
            []
        );
        var survey = AudioSurvey.Of(corpus, 2);

        // Actor 7 has one file under two names; the takes of all others differ.
        var copy = Assert.Single(survey.Copies);
        Assert.True(copy.IsSameFile);
        var table = PlantedCorpus.TableOf(corpus);
        foreach (var split in Protocols(table).Where(split => split.Apart.HasFlag(KeptApart.Speakers)))
        {
            CheckClean(SplitAudit.Of(table, split, survey, 1));
        }
    }

    [Fact]
    public void A_hundred_random_valid_splits_raise_no_alarm()
    {
        var random = new SeededRandom(1, "valid splits");
        var (small, spokenTable) = (TestCorpus.Table(speakers: 6, rowsPerCell: 4), PlantedCorpus.TableOf(spoken.Corpus, pieces: 2));
        for (var i = 0; i < RandomSplits; i++)
        {
            var (table, survey) = i % 2 == 0 ? (small, null) : (spokenTable, spoken.Survey);
            var (apart, keyOf) = (i / 2 % 3) switch
            {
                0 => (KeptApart.Recordings | KeptApart.Speakers, (Func<Utterance, string>)(u => u.Speaker)),
                1 => (KeptApart.Recordings, u => u.Path),
                _ => (KeptApart.Recordings | KeptApart.Sentences, u => u.Sentence!),
            };
            var split = Draw(table, apart, keyOf, random);
            Assert.DoesNotContain(new FoldChecks(table, split).Run(survey?.Copies ?? []), check => check.Verdict == AuditVerdict.Leak);

            // The baselines' intervals take most of the time.
            if (i % WholeAuditEvery == 0)
            {
                CheckClean(SplitAudit.Of(table, split, survey, i));
            }
        }
    }

    private static IEnumerable<DataSplit> Protocols(FeatureTable table) =>
        [
            Splits.LeaveOneSpeakerOut(table),
            Splits.SpeakerGroups(table, 2),
            Splits.RandomHoldout(table, 0.25, 1),
            Draw(table, KeptApart.Recordings | KeptApart.Sentences, utterance => utterance.Sentence!, new SeededRandom(2, "sentences")),
        ];

    // Keys are dealt at random to two folds, one of which may be the larger.
    private static DataSplit Draw(FeatureTable table, KeptApart apart, Func<Utterance, string> keyOf, SeededRandom random)
    {
        string[] keys = [.. table.Rows.Select(row => keyOf(row.Utterance)).Distinct()];
        random.Shuffle(keys.AsSpan());
        var first = keys.Take(1 + random.Next(keys.Length - 1)).ToHashSet();
        var sides = Enumerable.Range(0, table.Rows.Count).ToLookup(row => first.Contains(keyOf(table.Rows[row].Utterance)));
        Fold[] folds = [new Fold("one", [.. sides[true]], [.. sides[false]]), new Fold("two", [.. sides[false]], [.. sides[true]])];
        return new DataSplit("drawn", "as said", apart, folds);
    }

    private static Corpus Ravdess() => CorpusReader.Open(SharedData.Ravdess, 2);

    private static void CheckClean(AuditReport report) =>
        Assert.True(
            !report.HasLeak,
            $"{report.Protocol}, seed {report.Seed}: "
                + $"{string.Join(" ", report.Checks.Where(check => check.Verdict == AuditVerdict.Leak).Select(check => check.Finding))}"
        );
}
