using SerWorkbook.Evaluation.Protocols;

namespace SerWorkbook.Tests.Learning;

public sealed class WinnerTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 8, classes: 2, rowsPerCell: 10);

    // The second is right about one row more of each of two speakers: that is no more than luck.
    [Fact]
    public void Higher_score_that_luck_explains_does_not_win_against_an_earlier_trial()
    {
        var result = Search(WrongPerSpeaker(4, 4, 4, 4, 4, 4, 4, 4), WrongPerSpeaker(3, 3, 4, 4, 4, 4, 4, 4));
        Assert.Equal(2, result.Best.Number);
        Assert.Equal(1, result.Winner.Number);
    }

    [Fact]
    public void Trial_that_is_clearly_better_wins()
    {
        var result = Search(
            WrongPerSpeaker(8, 7, 8, 8, 7, 8, 8, 8),
            WrongPerSpeaker(2, 3, 2, 2, 1, 2, 3, 2),
            WrongPerSpeaker(2, 2, 2, 2, 1, 2, 3, 2)
        );
        Assert.Equal(3, result.Best.Number);
        Assert.Equal(2, result.Winner.Number);
    }

    // Better on average, but by one speaker alone.
    [Fact]
    public void Gain_on_one_speaker_alone_is_not_clear()
    {
        var result = Search(WrongPerSpeaker(9, 4, 4, 4, 4, 4, 4, 4), WrongPerSpeaker(0, 4, 4, 4, 4, 4, 4, 4));
        Assert.Equal((2, 1), (result.Best.Number, result.Winner.Number));
    }

    [Fact]
    public void Trials_that_were_given_up_or_have_no_predictions_do_not_win()
    {
        var result = Search(
            WrongPerSpeaker(4, 4, 4, 4, 4, 4, 4, 4),
            WrongPerSpeaker(4, 4, 4, 4, 4, 4, 4, 4),
            WrongPerSpeaker(3, 3, 4, 4, 4, 4, 4, 4)
        );
        var givenUp = result with { Trials = [result.Trials[0] with { Status = TrialStatus.GivenUp }, .. result.Trials.Skip(1)] };
        Assert.Equal(2, givenUp.Winner.Number);
        var fromFile = result with { Trials = [.. result.Trials.Select(trial => trial with { Predictions = [] })] };
        Assert.Equal(3, fromFile.Winner.Number);
    }

    private static int[] WrongPerSpeaker(params int[] wrong) => wrong;

    private static SearchResult Search(params int[][] trials)
    {
        var split = Splits.SpeakerGroups(Table, 4);
        return new SearchResult(Table, split, new SearchOptions(), [.. trials.Select((wrong, t) => TrialOf(t + 1, split, wrong))]);
    }

    private static Trial TrialOf(int number, DataSplit split, int[] wrong)
    {
        var left = Table.Speakers.Zip(wrong).ToDictionary(pair => pair.First, pair => pair.Second);
        RowPrediction[] predictions =
        [
            .. split
                .Folds.Index()
                .SelectMany(fold =>
                    fold.Item.Test.Select(row =>
                    {
                        var truth = Table.Classes[row];
                        var said = left[Table.Rows[row].Utterance.Speaker]-- > 0 ? 1 - truth : truth;
                        return new RowPrediction(row, fold.Index, truth, said == 0 ? [0.8, 0.2] : [0.2, 0.8]);
                    })
                ),
        ];
        var matrix = ConfusionMatrix.Of(Table.Labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));
        return new Trial(
            number,
            Recipe.Of("svm", ("c", number)),
            TrialStatus.Finished,
            matrix.Uar,
            Interval.Unknown,
            matrix.Accuracy,
            matrix.MacroF1,
            [],
            0,
            null
        )
        {
            Predictions = predictions,
        };
    }
}
