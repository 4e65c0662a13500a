using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Nested;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Nested;

public sealed class NestedStudyTests
{
    private static readonly SearchOptions Options = new()
    {
        MaximumTrials = 4,
        Protocol = Protocol.Groups(2),
        Seed = 7,
        Budget = TimeSpan.FromMinutes(10),
    };
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, distance: 0.2);
    private static readonly ITrainer[] Trainers = [TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("lda")];

    [Fact]
    public void Each_seed_is_a_nested_evaluation_of_its_own_and_the_spread_is_theirs()
    {
        var study = NestedStudy.Run(Table, Protocol.Clips, Trainers, Options, 3);
        Assert.False(study.IsStopped);
        Assert.Equal([7, 8, 9], study.Results.Select(result => result.Winner.Outer.Seed));
        var alone = NestedEvaluation.Run(Table, Protocol.Clips.Split(Table, 8), Trainers, Options with { Seed = 8 });
        Assert.Equal(
            alone.Folds.Select(fold => (fold.Winner.Recipe, fold.WinnerOuterUar)),
            study.Results[1].Folds.Select(fold => (fold.Winner.Recipe, fold.WinnerOuterUar))
        );

        double[] outer = [.. study.Results.Select(result => result.Winner.OuterUar)];
        Assert.Equal(outer.Average(), study.Winner.OuterUar, 1e-12);
        Assert.Equal((outer.Min(), outer.Max()), (study.Winner.Lowest, study.Winner.Highest));

        // Variance by mean of squares less square of mean.
        var variance = (outer.Average(uar => uar * uar) - Math.Pow(outer.Average(), 2)) * 3 / 2;
        Assert.Equal(Math.Sqrt(Math.Max(0, variance)), study.Winner.Deviation, 1e-7);
        Assert.Equal(study.Ensemble.Inner - study.Ensemble.OuterUar, study.Ensemble.Shrinkage, 1e-12);
        Assert.True(study.CoreMinutes > 0);
    }

    [Fact]
    public void One_seed_has_no_deviation_and_scaled_features_are_named()
    {
        var study = NestedStudy.Run(SpeakerScaling.Scale(Table), Protocol.Loso, Trainers, Options, 1);
        Assert.True(double.IsNaN(study.Winner.Deviation));
        var spread = NestedStudyTables.Spread(study);
        Assert.Contains("speaker normalisation without labels", spread.Footnote, StringComparison.Ordinal);
        Assert.Equal([study.Winner.OuterUar, study.Ensemble.OuterUar], spread.Rows.Select(row => row[2]));
        Assert.Equal(2, NestedStudyTables.Seeds(study).Rows.Count);
        Assert.Equal(Table.Speakers, NestedStudyTables.Folds(study).Rows.Select(row => row[1]));
    }

    [Fact]
    public void Stopped_it_returns_the_seeds_that_are_whole_and_none_is_an_exception()
    {
        using var second = new CancellationTokenSource();
        var stopInSecond = new Told(step =>
        {
            if (step.Step.EndsWith("seed 2 of 5", StringComparison.Ordinal))
            {
                second.Cancel();
            }
        });
        var study = NestedStudy.Run(Table, Protocol.Loso, Trainers, Options, 5, stopInSecond, second.Token);
        Assert.True(study.IsStopped);
        Assert.Single(study.Results);

        using var first = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            NestedStudy.Run(Table, Protocol.Loso, Trainers, Options, 5, new Told(_ => first.Cancel()), first.Token)
        );
    }

    [Fact]
    public void What_the_data_does_not_allow_is_said()
    {
        var one = TestCorpus.Table(speakers: 1);
        Assert.Contains(
            "1 speaker",
            Assert.Throws<SerException>(() => NestedStudy.Run(one, Protocol.Loso, Trainers, Options, 2)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => NestedStudy.Run(Table, Protocol.Loso, Trainers, Options, 0));
    }

    private sealed class Told(Action<StepProgress> action) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => action(value);
    }
}
