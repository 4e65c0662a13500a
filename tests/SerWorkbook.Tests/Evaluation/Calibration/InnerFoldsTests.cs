using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Calibration;

public sealed class InnerFoldsTests
{
    [Theory]
    [InlineData(6, 3)]
    [InlineData(3, 2)]
    public void Speakers_of_the_training_side_are_kept_apart(int speakers, int folds)
    {
        var table = TestCorpus.Table(speakers);
        var outer = Splits.LeaveOneSpeakerOut(table).Folds[1];
        var inner = InnerFolds.Of(table, outer.Train, seed: 1);
        Assert.Equal(folds, inner.Folds.Count);
        Assert.Equal(outer.Train, inner.Folds.SelectMany(fold => fold.Test).Order());
        Assert.All(
            inner.Folds,
            fold =>
            {
                Assert.Equal(outer.Train, fold.Train.Concat(fold.Test).Order());
                Assert.Empty(Voices(table, fold.Train).Intersect(Voices(table, fold.Test)));
            }
        );
        Assert.True(inner.Apart.HasFlag(KeptApart.Speakers));
    }

    [Fact]
    public void One_training_speaker_is_divided_by_recordings_and_that_is_said()
    {
        var table = TestCorpus.Table(speakers: 2);
        var outer = Splits.LeaveOneSpeakerOut(table).Folds[0];
        var inner = InnerFolds.Of(table, outer.Train, seed: 1);
        Assert.Contains("random groups of recordings", inner.Protocol, StringComparison.Ordinal);
        Assert.Equal(KeptApart.Recordings, inner.Apart);
        Assert.Equal(3, inner.Folds.Count);
        Assert.Equal(outer.Train, inner.Folds.SelectMany(fold => fold.Test).Order());
        Assert.Equal(inner.Folds[0].Test, InnerFolds.Of(table, outer.Train, seed: 1).Folds[0].Test);
    }

    [Fact]
    public void Pieces_of_a_recording_stay_together()
    {
        var whole = TestCorpus.Table(speakers: 1);
        var pieces = new FeatureTable(
            whole.Corpus,
            whole.Set,
            Cutting.Capstone,
            whole.Rows.SelectMany(row => new[] { row, row with { Piece = 1 } }),
            []
        );
        var inner = InnerFolds.Of(pieces, [.. Enumerable.Range(0, pieces.Rows.Count)], seed: 1);
        Assert.All(
            inner.Folds,
            fold =>
                Assert.Empty(
                    fold.Train.Select(row => pieces.Rows[row].Utterance.Path)
                        .Intersect(fold.Test.Select(row => pieces.Rows[row].Utterance.Path))
                )
        );
    }

    [Fact]
    public void Speakers_who_act_one_emotion_each_are_divided_by_recordings()
    {
        var all = TestCorpus.Table(speakers: 2, classes: 2);
        var table = new FeatureTable(
            all.Corpus,
            all.Set,
            null,
            all.Rows.Where(row => (row.Utterance.Speaker == "s0") == (row.Utterance.Emotion == "a")),
            []
        );
        Assert.Equal(KeptApart.Recordings, InnerFolds.Of(table, [.. Enumerable.Range(0, table.Rows.Count)], seed: 1).Apart);
    }

    [Fact]
    public void Too_few_rows_are_refused_with_a_sentence()
    {
        var table = TestCorpus.Table(speakers: 1, classes: 2, rowsPerCell: 1);
        Assert.Contains(
            "too few",
            Assert.Throws<SerException>(() => InnerFolds.Of(table, [0, 1], seed: 1)).Message,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Voices(FeatureTable table, IEnumerable<int> rows) =>
        rows.Select(row => table.Rows[row].Utterance.Speaker);
}
