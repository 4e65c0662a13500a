using Microsoft.Data.Analysis;
using SerWorkbook.Learning.Validation;

namespace SerWorkbook.Tests.FeatureTables;

public sealed class DataFrameTests
{
    private readonly FeatureTable _table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 2);

    [Fact]
    public void Corpus_has_a_row_for_each_recording()
    {
        var frame = _table.Corpus.ToDataFrame();

        Assert.Equal(
            ["path", "speaker", "sex", "emotion", "sentence", "seconds", "sampleRate", "codec"],
            frame.Columns.Select(column => column.Name)
        );
        Assert.Equal(_table.Corpus.Utterances.Select(utterance => utterance.Path), frame["path"].Cast<string>());
        Assert.Equal(_table.Corpus.Seconds, Convert.ToDouble(frame["seconds"].Sum(), null), 9);
        Assert.Equal(6L, frame.Filter(frame["emotion"].ElementwiseEquals(_table.Labels[1])).Rows.Count);
    }

    [Fact]
    public void Evaluation_has_a_row_for_each_prediction_and_its_groups_give_the_recalls()
    {
        var result = Evaluate();
        var frame = result.ToDataFrame();

        Assert.Equal(result.Predictions.Count, frame.Rows.Count);
        Assert.Equal(result.Matrix.Accuracy, frame["isRight"].Cast<bool>().Average(right => right ? 1.0 : 0), 12);
        Assert.Equal(result.Predictions[4].Probabilities[1], (double)frame[$"p({_table.Labels[1]})"][4], 12);
        Assert.Equal(_table.Labels[result.Predictions[4].Predicted], frame["predicted"][4]);
        Assert.Equal(_table.Rows[result.Predictions[4].Row].Utterance.Path, frame["path"][4]);
        var classes = result.Matrix.ToDataFrame();
        var right = frame.Filter(frame["isRight"].ElementwiseEquals(true)).GroupBy("emotion").Count("path");
        foreach (var row in classes.Rows)
        {
            var found = right.Rows.SingleOrDefault(one => Equals(one[0], row[0]));
            Assert.Equal((double)row[3] * (int)row[1], Convert.ToDouble(found?[1] ?? 0, null), 9);
        }

        Assert.Equal(result.Matrix.Uar, Convert.ToDouble(classes["recall"].Mean(), null), 6);
    }

    [Fact]
    public void Class_that_does_not_occur_has_no_recall()
    {
        var frame = new ConfusionMatrix(
            ["a", "b"],
            new[,]
            {
                { 2, 1 },
                { 0, 0 },
            }
        ).ToDataFrame();

        Assert.Equal(2.0 / 3, (double)frame["recall"][0], 12);
        Assert.Null(frame["recall"][1]);
    }

    [Fact]
    public void Search_has_the_finished_trials_first_the_best_at_the_top()
    {
        Trial Of(int number, double uar, TrialStatus status = TrialStatus.Finished) =>
            new(
                number,
                Recipe.Of("lda", ("keep", number)),
                status,
                uar,
                Interval.Unknown,
                uar,
                uar,
                [],
                1,
                double.IsNaN(uar) ? "why" : null
            );
        var split = Protocol.Loso.Split(_table, 1);
        var search = new SearchResult(_table, split, new SearchOptions(), [Of(1, 0.5), Of(2, double.NaN, TrialStatus.Failed), Of(3, 0.7)]);

        var frame = search.ToDataFrame();

        Assert.Equal([3, 1, 2], frame["number"].Cast<int>());
        Assert.Equal([0.7, 0.5, null], frame["uar"].Cast<double?>());
        Assert.Equal([null, null, "why"], frame["error"].Cast<string?>());
    }

    [Fact]
    public void Table_of_results_becomes_a_frame_with_typed_columns()
    {
        var table = new ResultTable(
            "t",
            [new("Name"), new("Count"), new("UAR", "0.0 %"), new("Right"), new("Mixed")],
            [
                ["a", 1, 0.5, true, 1],
                ["b", null, double.NaN, null, "x"],
            ]
        );

        var frame = table.ToDataFrame();

        Assert.Equal(
            [typeof(string), typeof(int), typeof(double), typeof(bool), typeof(string)],
            frame.Columns.Select(column => column.DataType)
        );
        Assert.Equal(["b", null, null, null, "x"], frame.Rows[1]);
        Assert.Equal([0.5, null], ((DoubleDataFrameColumn)frame["UAR"]).AsEnumerable());
    }

    private EvaluationResult Evaluate() =>
        CrossValidation.Evaluate(
            _table,
            Protocol.Loso.Split(_table, 1),
            TrainerCatalogue.Find("lda"),
            TrainerCatalogue.Parse("lda (keep=0, shrinkage=0.5)"),
            1,
            1
        );
}
