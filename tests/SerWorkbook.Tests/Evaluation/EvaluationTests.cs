using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Fact]
    public void Scores_of_the_capstones_matrix_are_those_that_it_reports()
    {
        // The final model of the public capstone notebook: accuracy 73.7 %, UAR 71.1 %, rounded per-class scores.
        var matrix = CapstoneResult.FinalModel;
        Assert.Equal(0.737, matrix.Accuracy, 0.0005);
        Assert.Equal(0.711, matrix.Uar, 0.0005);
        Assert.Equal([0.65, 0.85, 0.70, 0.66, 0.81], matrix.Classes.Select(c => Math.Round(c.Precision, 2)));
        Assert.Equal([0.75, 0.72, 0.67, 0.54, 0.88], matrix.Classes.Select(c => Math.Round(c.Recall, 2)));
        Assert.Equal([0.70, 0.78, 0.68, 0.59, 0.84], matrix.Classes.Select(c => Math.Round(c.F1, 2)));
        Assert.Equal(1, Enumerable.Range(0, 5).Sum(c => matrix.Share(2, c)), 1e-12);
    }

    [Fact]
    public void A_constant_classifier_has_a_uar_of_one_over_the_classes()
    {
        var truth = new[] { 0, 0, 0, 1, 2, 2 };
        var matrix = ConfusionMatrix.Of(["a", "b", "c"], truth, truth.Select(_ => 0));
        Assert.Equal(1.0 / 3, matrix.Uar, 1e-12);
        Assert.Equal(0.5, matrix.Accuracy, 1e-12);
        Assert.Equal(0, matrix.Classes[1].Precision);
    }

    [Fact]
    public void Classes_that_do_not_occur_do_not_count()
    {
        var matrix = ConfusionMatrix.Of(["a", "b", "c"], [0, 0, 1, 1], [0, 2, 1, 1]);
        Assert.Equal(0.75, matrix.Uar, 1e-12);
        Assert.True(double.IsNaN(matrix.Classes[2].Recall));
        Assert.Equal(2, matrix.Present.Count());
    }

    [Fact]
    public void Refuses_matrices_that_say_nothing()
    {
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(["a", "b"], new int[2, 2]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(["a"], new int[2, 2]));
        Assert.Throws<ArgumentException>(() =>
            new ConfusionMatrix(
                ["a"],
                new[,]
                {
                    { -1 },
                }
            )
        );
    }

    [Fact]
    public void Leave_one_speaker_out_tests_every_row_once_by_models_that_never_heard_the_speaker()
    {
        var table = TestCorpus.Table(speakers: 5);
        CheckSpeakerDisjoint(table, Splits.LeaveOneSpeakerOut(table), folds: 5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(99)]
    public void Speaker_groups_do_too_and_are_about_equal(int groups)
    {
        var table = TestCorpus.Table(speakers: 7);
        var split = Splits.SpeakerGroups(table, groups);
        CheckSpeakerDisjoint(table, split, Math.Min(groups, 7));
        Assert.True(split.Folds.Max(fold => fold.Test.Count) - split.Folds.Min(fold => fold.Test.Count) <= 18);
    }

    [Fact]
    public void Random_holdout_takes_the_share_and_follows_the_seed()
    {
        var table = TestCorpus.Table();
        var fold = Assert.Single(Splits.RandomHoldout(table, 0.25, 1).Folds);
        Assert.Equal(table.Rows.Count / 4, fold.Test.Count);
        Assert.Equal(Enumerable.Range(0, table.Rows.Count), fold.Train.Concat(fold.Test).Order());
        Assert.Equal(fold.Test, Splits.RandomHoldout(table, 0.25, 1).Folds[0].Test);
        Assert.NotEqual(fold.Test, Splits.RandomHoldout(table, 0.25, 2).Folds[0].Test);
    }

    [Fact]
    public void One_speaker_cannot_be_split() =>
        Assert.Throws<SerException>(() => Splits.LeaveOneSpeakerOut(TestCorpus.Table(speakers: 1)));

    [Fact]
    public void The_bootstrap_interval_holds_the_score_and_narrows_for_equal_speakers()
    {
        var table = TestCorpus.Table(speakers: 6, classes: 2, rowsPerCell: 10);
        RowPrediction Say(int row, bool right) => new(row, 0, table.Classes[row], table.Classes[row] == (right ? 0 : 1) ? [1, 0] : [0, 1]);
        var equal = Enumerable.Range(0, table.Rows.Count).Select(row => Say(row, row % 4 != 0)).ToArray();
        var uneven = Enumerable
            .Range(0, table.Rows.Count)
            .Select(row => Say(row, table.Rows[row].Utterance.Speaker is not ("s0" or "s1")))
            .ToArray();
        var (narrow, wide) = (SpeakerBootstrap.Uar(table, equal, 1), SpeakerBootstrap.Uar(table, uneven, 1));
        Assert.True(wide.High - wide.Low > 4 * (narrow.High - narrow.Low));
        Assert.InRange(4.0 / 6, wide.Low, wide.High);
        Assert.Equal(wide, SpeakerBootstrap.Uar(table, uneven, 1));
    }

    [Fact]
    public void Each_speaker_is_scored_over_the_emotions_that_the_speaker_acts()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 2, rowsPerCell: 2);
        var predictions = Enumerable
            .Range(0, 8)
            .Select(row => new RowPrediction(row, 0, table.Classes[row], [0.9, 0.1]))
            .Where(p => p.Row is < 4 or 4 or 5)
            .ToArray();
        var result = new EvaluationResult(table, Splits.LeaveOneSpeakerOut(table), "none", 1, predictions);
        Assert.Equal([("s0", 4, 2, 0.5), ("s1", 2, 1, 1.0)], result.Speakers.Select(s => (s.Speaker, s.Rows, s.ClassesPresent, s.Uar)));
    }

    private static void CheckSpeakerDisjoint(FeatureTable table, DataSplit split, int folds)
    {
        Assert.Equal(folds, split.Folds.Count);
        Assert.Equal(Enumerable.Range(0, table.Rows.Count), split.Folds.SelectMany(fold => fold.Test).Order());
        foreach (var fold in split.Folds)
        {
            Assert.NotEmpty(fold.Train);
            Assert.Empty(
                fold.Train.Select(row => table.Rows[row].Utterance.Speaker)
                    .Intersect(fold.Test.Select(row => table.Rows[row].Utterance.Speaker))
            );
            Assert.Equal(table.Rows.Count, fold.Train.Count + fold.Test.Count);
        }
    }
}
