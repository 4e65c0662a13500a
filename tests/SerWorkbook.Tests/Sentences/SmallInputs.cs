using SerWorkbook.Evaluation.Auditing;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Sentences;

/// <summary>Small inputs that sentences tend to get wrong: one of something, none, missing cells, unknown values.</summary>
internal static class SmallInputs
{
    /// <summary>Tables of one speaker, one emotion, one recording, and with speakers that lack emotions.</summary>
    public static IReadOnlyList<FeatureTable> Tables { get; } =
    [
        TestCorpus.Table(speakers: 1, classes: 1, rowsPerCell: 1),
        TestCorpus.Table(speakers: 1, classes: 2, rowsPerCell: 1),
        TestCorpus.Table(speakers: 2, classes: 1, rowsPerCell: 1),
        TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2),
        Without(TestCorpus.Table(speakers: 2, classes: 3, rowsPerCell: 2), ("s1", "b"), ("s1", "c")),
        Without(
            TestCorpus.Table(speakers: 8, classes: 3, rowsPerCell: 2),
            [.. Enumerable.Range(0, 8).Select(s => ($"s{s}", "abc"[s % 3].ToString()))]
        ),
    ];

    /// <summary>An audit of a corpus in which some recordings have every fault that can be heard.</summary>
    public static CorpusAudit Audit(Corpus corpus, int spoilt)
    {
        var sound = new AudioTraits(
            16_000,
            WavEncoding.Pcm,
            "PCM",
            16,
            1,
            "RIFF",
            "",
            "",
            "",
            16,
            0,
            0,
            0,
            8_000,
            1,
            -20,
            -3,
            0.1,
            0.1,
            0.2
        );
        var faulty = new AudioTraits(
            8_000,
            WavEncoding.Float,
            "float",
            32,
            2,
            "RIFF",
            "",
            "",
            "",
            8,
            0.5,
            0.5,
            0.1,
            1_000,
            9,
            -60,
            -50,
            2,
            3,
            0.9
        );
        var traits = corpus.Utterances.Select((utterance, i) => KeyValuePair.Create(utterance.Path, i < spoilt ? faulty : sound));
        AudioCopy[] copies =
            spoilt > 0 && corpus.Utterances.Count > 1
                ? [new AudioCopy(corpus.Utterances[0].Path, corpus.Utterances[^1].Path, true, 0, 1, 0)]
                : [];
        return CorpusAudit.Of(corpus, new AudioSurvey(traits.ToDictionary(StringComparer.Ordinal), copies));
    }

    /// <summary>Rows of a table, of which a number are mistakes; the model is as sure as it is told.</summary>
    public static EvaluationResult Evaluation(FeatureTable table, DataSplit split, int mistakes, double confidence = 0.9)
    {
        var rows = split.Folds.Index().SelectMany(fold => fold.Item.Test.Select(row => (Row: row, Fold: fold.Index))).ToArray();
        return new EvaluationResult(
            table,
            split,
            "svm (balanced=1, c=1, keep=0)",
            1,
            [
                .. rows.Select(
                    (item, place) =>
                        new RowPrediction(
                            item.Row,
                            item.Fold,
                            table.Classes[item.Row],
                            Shares(table.Labels.Count, table.Classes[item.Row] + (place < mistakes ? 1 : 0), confidence)
                        )
                ),
            ]
        );
    }

    /// <summary>A split of one fold that tests every row, with the promise given.</summary>
    public static DataSplit OneFold(FeatureTable table, KeptApart apart) =>
        new("random recordings", "nothing", apart, [new Fold("part 1", [.. table.RowNumbers], [.. table.RowNumbers])]);

    /// <summary>A split that tests each speaker in a fold of their own.</summary>
    public static DataSplit BySpeaker(FeatureTable table) =>
        new(
            "leave one speaker out",
            "no speaker is tested by a model trained on that speaker",
            KeptApart.Speakers | KeptApart.Recordings,
            [
                .. table.Speakers.Select(speaker => new Fold(
                    speaker,
                    [.. table.RowNumbers.Where(row => table.Rows[row].Utterance.Speaker != speaker)],
                    [.. table.RowNumbers.Where(row => table.Rows[row].Utterance.Speaker == speaker)]
                )),
            ]
        );

    public static LadderRung Rung(Protocol protocol, FeatureTable table, DataSplit split, int mistakes)
    {
        var result = Evaluation(table, split, mistakes);
        return new LadderRung(protocol, result, SplitAudit.Of(table, split, null, 1, null, result.Matrix.Uar));
    }

    /// <summary>A search with the trials given.</summary>
    public static SearchResult Search(FeatureTable table, params IReadOnlyList<Trial> trials) =>
        new(table, BySpeaker(table), new SearchOptions { MaximumTrials = Math.Max(1, trials.Count) }, trials);

    public static Trial Finished(int number, double uar, Interval? interval = null, string recipe = "svm (balanced=1, c=1, keep=0)") =>
        new(
            number,
            TrainerCatalogue.Parse(recipe),
            TrialStatus.Finished,
            uar,
            interval ?? new Interval(uar - 0.1, uar + 0.1),
            uar,
            uar,
            [uar],
            1,
            null
        );

    public static Trial Unfinished(int number, TrialStatus status) =>
        new(
            number,
            TrainerCatalogue.Parse("lda (keep=0, shrinkage=0.7)"),
            status,
            double.NaN,
            Interval.Unknown,
            double.NaN,
            double.NaN,
            [0.3],
            1,
            "pruned after 1 of 2 folds"
        );

    /// <summary>A corpus that skipped some files.</summary>
    public static Corpus Skipping(Corpus corpus, int files) =>
        new(
            corpus.Name,
            "nowhere",
            corpus.Utterances,
            [.. Enumerable.Range(0, files).Select(file => new SkippedFile($"{file}.wav", "it is silent"))]
        );

    private static FeatureTable Without(FeatureTable table, params (string Speaker, string Emotion)[] cells)
    {
        var rows = table.Rows.Where(row => !cells.Contains((row.Utterance.Speaker, row.Utterance.Emotion))).ToArray();
        return new FeatureTable(new Corpus("test", "nowhere", rows.Select(row => row.Utterance), []), table.Set, null, rows, []);
    }

    private static double[] Shares(int classes, int called, double confidence) =>
        [
            .. Enumerable
                .Range(0, classes)
                .Select(c =>
                    classes == 1 ? 1
                    : c == called % classes ? confidence
                    : (1 - confidence) / (classes - 1)
                ),
        ];
}
