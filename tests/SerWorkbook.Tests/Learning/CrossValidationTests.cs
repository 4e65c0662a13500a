using SerWorkbook.Evaluation.Calibration;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Validation;

namespace SerWorkbook.Tests.Learning;

public sealed class CrossValidationTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 5, distance: 0.15);
    private static readonly Recipe Recipe = Recipe.Of("lbfgs", ("l1", 0), ("l2", 1));

    [Fact]
    public void Kept_models_predict_what_each_fold_predicts_alone_whatever_the_threads()
    {
        var (trainer, split) = (TrainerCatalogue.Find("lbfgs"), Splits.LeaveOneSpeakerOut(Table));
        var predictions = CrossValidation.Predict(Table, split, trainer, Recipe, 1, threads: 3);
        var kept = FoldPredictions.Of(Table, split, CrossValidation.TrainFolds(Table, split, trainer, Recipe, 1, threads: 1), threads: 1);
        var alone = split
            .Folds.Index()
            .SelectMany(fold =>
            {
                var model = trainer.Train(Table, fold.Item.Train, Recipe, 1, CancellationToken.None);
                return fold.Item.Test.Select(row => (row, fold.Index, model.Predict(Table.Rows[row].Features, Table.Labels)));
            });
        Assert.Equal(kept.Select(p => (p.Row, p.Fold, p.Truth)), predictions.Select(p => (p.Row, p.Fold, p.Truth)));
        Assert.Equal(kept.SelectMany(p => p.Probabilities), predictions.SelectMany(p => p.Probabilities));
        Assert.Equal(alone.SelectMany(p => p.Item3), predictions.SelectMany(p => p.Probabilities));
        Assert.Throws<ArgumentException>(() => FoldPredictions.Of(Table, split, [], threads: 1));
    }

    [Fact]
    public void Calibration_sees_the_training_side_only_and_does_not_depend_on_threads()
    {
        var (trainer, split) = (TrainerCatalogue.Find("lbfgs"), Splits.LeaveOneSpeakerOut(Table));
        var one = CalibratedCrossValidation.FitFolds(Table, split, trainer, Recipe, 1, threads: 1);
        Assert.Equal(one, CalibratedCrossValidation.FitFolds(Table, split, trainer, Recipe, 1, threads: 3));

        // Fold 2's calibration by hand, on a table from which its test speaker is gone.
        var without = new FeatureTable(Table.Corpus, Table.Set, null, split.Folds[2].Train.Select(row => Table.Rows[row]), []);
        var inner = CrossValidation.Predict(without, Splits.SpeakerGroups(without, 3), trainer, Recipe, 1, threads: 1);
        Assert.Equal(CalibrationFit.Of(inner, 0.8, one[2].FittedOn), one[2]);
        Assert.Contains("3 speaker groups", one[2].FittedOn, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrated_results_keep_every_answer_and_report_coverage_as_it_turns_out()
    {
        var (trainer, split) = (TrainerCatalogue.Find("lbfgs"), Splits.LeaveOneSpeakerOut(Table));
        var models = CrossValidation.TrainFolds(Table, split, trainer, Recipe, 1, threads: 2);
        var result = CalibratedCrossValidation.Evaluate(Table, split, models, trainer, Recipe, 1, threads: 2, coverage: 0.6);
        Assert.Equal(result.Raw.Select(p => p.Predicted), result.Calibrated.Select(p => p.Predicted));
        var answered = result.Calibrated.Where(result.IsAnswered).ToArray();
        Assert.Equal((double)answered.Length / Table.Rows.Count, result.Rejection.Coverage, 1e-12);
        Assert.Equal(answered.Average(p => p.IsRight ? 1.0 : 0), result.Rejection.Accuracy, 1e-12);
        Assert.Equal(result.Raw.Average(p => p.IsRight ? 1.0 : 0), result.Rejection.AccuracyOfAll, 1e-12);
        Assert.InRange(result.Rejection.Coverage, result.Rejection.CoverageInterval.Low, result.Rejection.CoverageInterval.High);
        Assert.Equal(0.6, result.Rejection.CoverageAsked);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            CalibratedCrossValidation.FitFolds(
                Table,
                Splits.LeaveOneSpeakerOut(Table),
                TrainerCatalogue.Find("lbfgs"),
                Recipe,
                1,
                2,
                cancellationToken: stop.Token
            )
        );
    }
}
