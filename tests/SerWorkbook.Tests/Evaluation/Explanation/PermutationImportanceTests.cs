using SerWorkbook.Evaluation.Explanation;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Evaluation.Explanation;

public sealed class PermutationImportanceTests
{
    [Fact]
    public void The_family_that_alone_carries_the_class_gets_all_of_it_and_noise_gets_none()
    {
        var table = Planted(FeatureFamily.Mfcc);
        var split = Splits.LeaveOneSpeakerOut(table);
        var models = CrossValidation.TrainFolds(
            table,
            split,
            TrainerCatalogue.Find("lbfgs"),
            Recipe.Of("lbfgs", ("l1", 0), ("l2", 1)),
            1,
            threads: 2
        );
        var families = PermutationImportance.Of(table, split, models, seed: 1, threads: 2);
        Assert.Equal(FeatureFamily.Mfcc, families[0].Family);
        Assert.True(families[0].Drop > 0.4, $"only {families[0].Drop} is lost without what carries the class");
        Assert.True(families[0].Interval.Low > 0.3);
        Assert.All(
            families.Skip(1),
            family =>
            {
                Assert.True(family.Drop < families[0].Drop / 10, $"{family.Family} is noise, but costs {family.Drop}");
                Assert.True(family.Interval.Low <= 0.005 && family.Interval.High >= -0.005, $"{family.Family}: {family.Interval}");
            }
        );
        Assert.Equal(table.Set.Columns.GroupBy(column => column.Family).Count(), families.Count);
        Assert.Equal(families, PermutationImportance.Of(table, split, models, seed: 1, threads: 1));
    }

    [Fact]
    public void A_model_that_ignores_features_leans_on_none()
    {
        var table = TestCorpus.Table(speakers: 3);
        var split = Splits.LeaveOneSpeakerOut(table);
        var families = PermutationImportance.Of(
            table,
            split,
            [.. split.Folds.Select(_ => new Constant())],
            seed: 1,
            threads: 1,
            repeats: 2
        );
        Assert.All(families, family => Assert.Equal((0.0, 0.0, 0.0), (family.Drop, family.Interval.Low, family.Interval.High)));
    }

    [Fact]
    public void Confused_pairs_count_rows_shares_and_speakers()
    {
        var table = TestCorpus.Table(speakers: 2, classes: 3, rowsPerCell: 2);
        int Answer(int row) =>
            table.Rows[row].Utterance switch
            {
                { Emotion: "a", Speaker: "s0" } => 1,
                { Emotion: "b", Sentence: "0" } => 2,
                _ => table.Classes[row],
            };
        RowPrediction[] predictions =
        [
            .. Enumerable
                .Range(0, table.Rows.Count)
                .Select(row => new RowPrediction(
                    row,
                    0,
                    table.Classes[row],
                    [.. Enumerable.Range(0, 3).Select(c => c == Answer(row) ? 0.5 + row / 100.0 : 0.1)]
                )),
        ];
        Assert.Equal(
            [new ConfusedPair("a", "b", 2, 0.5, 1, 2), new ConfusedPair("b", "c", 2, 0.5, 2, 2)],
            ConfusedPair.Of(table, predictions)
        );
        var mistakes = ConfidentMistake.Of(table, predictions, limit: 3);
        Assert.Equal(3, mistakes.Count);
        Assert.Equal(mistakes.Select(m => m.Confidence).OrderDescending(), mistakes.Select(m => m.Confidence));
        Assert.Equal(("b", "c", 0.1), (mistakes[0].Truth, mistakes[0].Predicted, mistakes[0].ProbabilityOfTruth));
        Assert.Equal(4, ConfidentMistake.Of(table, predictions).Count);
    }

    // Noise everywhere but in one family, whose columns all say the class.
    private static FeatureTable Planted(FeatureFamily carrier)
    {
        var table = TestCorpus.Table(speakers: 6, classes: 3, rowsPerCell: 10, distance: 0);
        var random = new SeededRandom(5, "planted");
        foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)))
        {
            for (var column = 0; column < row.Features.Length; column++)
            {
                var signal = table.Set.Columns[column].Family == carrier ? 2.0 * ((table.Classes[index] + column) % 3) : 0;
                row.Features[column] = (float)(signal + random.NextGaussian());
            }
        }

        return table;
    }

    private sealed class Constant : IProbabilityModel
    {
        public double[] Predict(ReadOnlySpan<float> features, IReadOnlyList<string> labels) => [1, .. new double[labels.Count - 1]];
    }
}
