using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation;

public sealed class ProtocolTests
{
    public static TheoryData<string> Names => ["clips", "sentences", "loso", "loso+sentences", "groups:3"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_row_is_tested_once_and_what_is_promised_stays_apart(string name)
    {
        var table = TestCorpus.Table(speakers: 6);
        var split = Assert.Single(Protocol.Parse(name)).Split(table, seed: 3);
        Assert.Equal(Enumerable.Range(0, table.Rows.Count), split.Folds.SelectMany(fold => fold.Test).Order());
        Assert.NotEqual(KeptApart.Nothing, split.Apart);
        foreach (var fold in split.Folds)
        {
            CheckApart(table, fold, split.Apart, KeptApart.Recordings, row => row.Utterance.Path);
            CheckApart(table, fold, split.Apart, KeptApart.Sentences, row => row.Utterance.Sentence!);
            CheckApart(table, fold, split.Apart, KeptApart.Speakers, row => row.Utterance.Speaker);
        }
    }

    [Fact]
    public void What_is_not_promised_does_stand_on_both_sides()
    {
        // Else the rungs of the ladder would not differ.
        var table = TestCorpus.Table(speakers: 6);
        bool Shares(Protocol protocol, Func<FeatureRow, string> key) =>
            protocol
                .Split(table, 1)
                .Folds.All(fold =>
                    fold.Train.Select(row => key(table.Rows[row])).Intersect(fold.Test.Select(row => key(table.Rows[row]))).Any()
                );
        Assert.True(Shares(Protocol.Clips, row => row.Utterance.Speaker) && Shares(Protocol.Clips, row => row.Utterance.Sentence!));
        Assert.True(Shares(Protocol.Sentences, row => row.Utterance.Speaker));
        Assert.True(Shares(Protocol.Loso, row => row.Utterance.Sentence!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constant_classifier_has_a_uar_of_one_over_the_classes(string name)
    {
        var table = TestCorpus.Table(speakers: 6, classes: 4);
        var split = Protocol.Parse(name)[0].Split(table, seed: 1);
        var predictions = split
            .Folds.Index()
            .SelectMany(fold => fold.Item.Test.Select(row => new RowPrediction(row, fold.Index, table.Classes[row], [0, 1, 0, 0])));
        Assert.Equal(0.25, new EvaluationResult(table, split, "constant", 1, [.. predictions]).Matrix.Uar, 1e-12);
    }

    [Fact]
    public void Permuted_labels_give_chance_and_true_ones_do_not()
    {
        var table = TestCorpus.Table(speakers: 6, classes: 3, rowsPerCell: 10);
        Assert.True(UarOf(table) > 0.8);
        var uars = Enumerable.Range(0, 8).Select(seed => UarOf(Permuted(table, seed))).ToArray();
        Assert.InRange(uars.Average(), 1.0 / 3 - 0.05, 1.0 / 3 + 0.05);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kfold")]
    [InlineData("groups:1")]
    [InlineData("groups:-4")]
    [InlineData("groups:many")]
    [InlineData("groups")]
    [InlineData("folds")]
    [InlineData("folds:")]
    [InlineData("loso:3")]
    public void Refuses_what_is_no_protocol_in_one_sentence(string name)
    {
        var message = Assert.Throws<SerException>(() => Protocol.Parse(name)).Message;
        Assert.Contains($"'{name}'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void The_ladder_is_in_order()
    {
        Assert.Equal(
            ["pieces", "clips", "sentences", "loso", "loso+sentences"],
            Protocol.Parse("ladder").Select(protocol => protocol.Name)
        );
        Assert.Same(Protocol.Loso, Protocol.Parse("loso")[0]);
        Assert.Equal(2.0, Protocol.Pieces.Cutting!.PieceSeconds);
    }

    [Fact]
    public void Unknown_sentences_and_single_ones_cannot_be_tested()
    {
        Assert.Contains(
            "does not say which sentence",
            Refusal(Protocol.Sentences, Changed(utterance => utterance with { Sentence = null })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "12 of 72 rows",
            Refusal(
                Protocol.LosoSentences,
                Changed(utterance => utterance.Sentence == "0" ? utterance with { Sentence = null } : utterance)
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "one sentence ('x')",
            Refusal(Protocol.Sentences, Changed(utterance => utterance with { Sentence = "x" })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_fold_that_leaves_too_little_to_learn_is_refused()
    {
        var oneEmotion = Changed(utterance => utterance.Speaker == "s0" ? utterance : utterance with { Emotion = "a" });
        Assert.Contains("one emotion to learn from ('a')", Refusal(Protocol.Loso, oneEmotion), StringComparison.Ordinal);
        var oneRecording = Changed(utterance =>
            utterance.Emotion == "c" && utterance.Path != "1/2/0.wav" ? utterance with { Emotion = "b" } : utterance
        );
        Assert.Contains("one recording of 'c'", Refusal(Protocol.Loso, oneRecording), StringComparison.Ordinal);
    }

    [Fact]
    public void Speakers_without_an_emotion_are_told_and_scored_over_the_rest()
    {
        // As josh of EmoV-DB, who has neither anger nor disgust.
        var full = TestCorpus.Table(speakers: 4);
        var table = new FeatureTable(
            full.Corpus,
            full.Set,
            null,
            full.Rows.Where(row => row.Utterance.Speaker != "s1" || row.Utterance.Emotion == "a"),
            []
        );
        var split = Protocol.Loso.Split(table, 1);
        var result = new EvaluationResult(
            table,
            split,
            "test",
            1,
            [
                .. split
                    .Folds.Index()
                    .SelectMany(fold => fold.Item.Test.Select(row => new RowPrediction(row, fold.Index, table.Classes[row], [1, 0, 0]))),
            ]
        );
        Assert.Equal("s1 has no b or c recordings", Assert.Single(result.MissingClasses).ToString());
        Assert.Equal(1, result.Speakers[1].Uar);
        Assert.Equal(1.0 / 3, result.Speakers[0].Uar, 1e-12);
    }

    [Fact]
    public void Scaling_per_speaker_leaves_each_speaker_mean_0_and_spread_1_and_needs_no_labels()
    {
        var table = TestCorpus.Table(speakers: 3);
        var scaled = SpeakerScaling.Scale(table);
        Assert.Equal(FeatureScaling.PerSpeaker, scaled.Scaling);
        foreach (var rows in scaled.Rows.GroupBy(row => row.Utterance.Speaker))
        {
            Assert.Equal(0, rows.Average(row => row.Features[7]), 1e-5);
            Assert.Equal(1, rows.Average(row => row.Features[7] * row.Features[7]), 1e-4);
        }

        var other = SpeakerScaling.Scale(Permuted(table, 1));
        Assert.Equal(scaled.Rows[5].Features, other.Rows[5].Features);
    }

    [Fact]
    public void Scaling_per_speaker_needs_two_recordings_of_each()
    {
        var full = TestCorpus.Table(speakers: 3);
        var table = new FeatureTable(
            full.Corpus,
            full.Set,
            null,
            full.Rows.Where(row => row.Utterance.Speaker != "s2" || row.Utterance.Path == "2/0/0.wav"),
            []
        );
        Assert.Contains(
            "one usable recording of the speaker 's2'",
            Assert.Throws<SerException>(() => SpeakerScaling.Scale(table)).Message,
            StringComparison.Ordinal
        );
    }

    private static double UarOf(FeatureTable table)
    {
        var recipe = TrainerCatalogue.Parse("lbfgs (l1=0, l2=10)");
        return CrossValidation.Evaluate(table, Protocol.Loso.Split(table, 1), TrainerCatalogue.Find("lbfgs"), recipe, 1, 2).Matrix.Uar;
    }

    private static FeatureTable Permuted(FeatureTable table, int seed)
    {
        string[] labels = [.. table.Rows.Select(row => row.Utterance.Emotion)];
        new SeededRandom(seed, "permuted labels").Shuffle<string>(labels);
        return Remade(table, table.Rows.Select((row, i) => row with { Utterance = row.Utterance with { Emotion = labels[i] } }));
    }

    private static FeatureTable Changed(Func<Utterance, Utterance> change)
    {
        var table = TestCorpus.Table(speakers: 4);
        return Remade(table, table.Rows.Select(row => row with { Utterance = change(row.Utterance) }));
    }

    private static FeatureTable Remade(FeatureTable table, IEnumerable<FeatureRow> rows)
    {
        FeatureRow[] made = [.. rows];
        return new FeatureTable(new Corpus("test", "nowhere", made.Select(row => row.Utterance), []), FeatureSet.GeMaps, null, made, []);
    }

    private static string Refusal(Protocol protocol, FeatureTable table) =>
        Assert.Throws<SerException>(() => protocol.Split(table, 1)).Message;

    private static void CheckApart(FeatureTable table, Fold fold, KeptApart promised, KeptApart what, Func<FeatureRow, string> key)
    {
        if (promised.HasFlag(what))
        {
            Assert.Empty(fold.Train.Select(row => key(table.Rows[row])).Intersect(fold.Test.Select(row => key(table.Rows[row]))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_of_speakers_what_its_folds_do(string name)
    {
        var protocol = Assert.Single(Protocol.Parse(name));
        Assert.Equal(protocol.Split(TestCorpus.Table(), 1).Apart.HasFlag(KeptApart.Speakers), protocol.KeepsSpeakersApart);
    }
}
