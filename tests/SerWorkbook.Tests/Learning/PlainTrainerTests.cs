using SerWorkbook.Learning.Solvers;
using SerWorkbook.Learning.Validation;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning;

public sealed class PlainTrainerTests
{
    public static TheoryData<string> Recipes =>
        [
            "svm (balanced=1, c=1, keep=0)",
            "svm (balanced=0, c=0.3, keep=40)",
            "ridge (balanced=1, c=10, keep=0)",
            "lda (keep=0, shrinkage=0.5)",
            "kernelSvm (balanced=1, c=5, gamma=0.5, keep=60)",
        ];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Tells_classes_apart_on_unheard_speakers_and_the_same_way_each_time(string recipe)
    {
        var table = TestCorpus.Table(speakers: 5, classes: 4, rowsPerCell: 8, distance: 0.6);
        var first = Evaluate(table, recipe);
        Assert.True(first.Matrix.Uar > 0.85, FormattableString.Invariant($"{recipe}: {first.Matrix.Uar}"));
        var second = Evaluate(table, recipe);
        Assert.All(first.Predictions.Zip(second.Predictions), pair => Assert.Equal(pair.First.Probabilities, pair.Second.Probabilities));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_saved_model_predicts_what_the_trained_one_does(string recipe)
    {
        using var folder = new TemporaryFolder();
        var table = TestCorpus.Table(speakers: 4, classes: 3);
        var trained = Train(table, recipe);
        var origin = new ModelOrigin("test", null, "0", table.Rows.Count, 4, recipe, 1, 0.5, "none");
        ModelFile.Save(folder.File("model.json"), new EmotionModel(table.Set, trained.Labels, trained.Scaler, trained.Classifier!, origin));
        var loaded = ModelFile.Load(folder.File("model.json"));
        foreach (var row in table.Rows)
        {
            var expected = trained.Predict(row.Features, trained.Labels);
            Assert.All(
                loaded.Predict(row.Features).Probabilities.Zip(expected),
                pair => Assert.Equal(pair.Second, pair.First.Value, 1e-12)
            );
        }
    }

    // Two points at +1 and -1: by symmetry the bias is 0 and w^2 / 2 + 2 C (1 - w)^2 is least at w = 4 C / (1 + 4 C).
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(25)]
    public void The_svm_of_two_points_is_the_one_found_on_paper(double cost)
    {
        float[][] rows =
        [
            [1],
            [-1],
        ];
        var dual = DualSvm.Solve(Linear(rows), [true, false], [cost, cost], new SeededRandom(1, "test"), default);
        Assert.Equal(4 * cost / (1 + 4 * cost), dual[0] - dual[1], 0.01);
        Assert.Equal(0, dual.Sum(), 0.01);
    }

    [Fact]
    public void The_svm_closes_the_gap_between_primal_and_dual()
    {
        // The dual's value is a lower bound of the primal's, and equal to it only at the solution.
        var random = new SeededRandom(3, "gap");
        var rows = Enumerable
            .Range(0, 80)
            .Select(_ => Enumerable.Range(0, 20).Select(_ => (float)random.NextGaussian()).ToArray())
            .ToArray();
        var positive = rows.Select(row => row[0] + row[1] + 0.8 * random.NextGaussian() > 0).ToArray();
        const double Cost = 2;
        var gram = Linear(rows);
        var dual = DualSvm.Solve(gram, positive, [.. rows.Select(_ => Cost)], new SeededRandom(1, "test"), default);
        var decisions = gram.Select(row => row.Zip(dual, (k, a) => (double)k * a).Sum()).ToArray();
        var squaredNorm = decisions.Zip(dual, (f, a) => f * a).Sum();
        var loss = decisions.Zip(positive, (f, p) => Math.Pow(Math.Max(0, 1 - (p ? f : -f)), 2)).Sum();
        var primal = 0.5 * squaredNorm + Cost * loss;
        var bound = dual.Sum(a => Math.Abs((double)a)) - 0.5 * squaredNorm - dual.Sum(a => (double)a * a) / (4 * Cost);
        Assert.InRange(primal - bound, -1e-3, 0.01 * primal);
    }

    [Fact]
    public void Ridge_weights_solve_the_normal_equations()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 30);
        var trained = Train(table, "ridge (balanced=0, c=5, keep=12)");
        var weights = ((SoftmaxLinearClassifier)trained.Classifier!).Linear;
        int[] kept = [.. Enumerable.Range(0, weights.Weights[0].Length).Where(column => trained.Scaler.Scale[column] != 0)];
        Assert.Equal(12, kept.Length);

        // Gradient of sum (w x + b - y)^2 + (12 |w|^2 + b^2) / c with scores 3 (w x + b).
        var rows = table
            .Rows.Select(row => kept.Select(k => (double)(row.Features[k] - trained.Scaler.Offset[k]) * trained.Scaler.Scale[k]).ToArray())
            .ToArray();
        double[] w = [.. kept.Select(k => weights.Weights[0][k] / 3.0)];
        var b = weights.Bias[0] / 3.0;
        double[] errors = [.. rows.Select((row, i) => row.Zip(w, (x, v) => x * v).Sum() + b - (table.Classes[i] == 0 ? 1 : -1))];
        for (var k = 0; k < w.Length; k++)
        {
            Assert.Equal(0, errors.Select((error, i) => error * rows[i][k]).Sum() + 12 * w[k] / 5, 1e-2);
        }

        Assert.Equal(0, errors.Sum() + b / 5, 1e-2);
    }

    [Fact]
    public void Lda_separates_two_classes_along_the_inverse_covariance_times_the_difference_of_their_means()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: 40);
        var trained = Train(table, "lda (keep=2, shrinkage=0.25)");
        int[] kept = [.. Enumerable.Range(0, trained.Scaler.Scale.Length).Where(column => trained.Scaler.Scale[column] != 0)];
        var rows = table
            .Rows.Select(row => kept.Select(k => (double)(row.Features[k] - trained.Scaler.Offset[k]) * trained.Scaler.Scale[k]).ToArray())
            .ToArray();
        double Mean(int c, int k) => rows.Where((_, i) => table.Classes[i] == c).Average(row => row[k]);
        double Within(int j, int k) =>
            rows.Select((row, i) => (row[j] - Mean(table.Classes[i], j)) * (row[k] - Mean(table.Classes[i], k))).Average();
        var trace = Within(0, 0) + Within(1, 1);
        var (a, b, d) = (0.75 * Within(0, 0) + 0.25 * trace / 2, 0.75 * Within(0, 1), 0.75 * Within(1, 1) + 0.25 * trace / 2);
        var (x, y) = (Mean(1, 0) - Mean(0, 0), Mean(1, 1) - Mean(0, 1));
        var weights = ((SoftmaxLinearClassifier)trained.Classifier!).Linear.Weights;
        Assert.Equal((d * x - b * y) / (a * d - b * b), weights[1][kept[0]] - weights[0][kept[0]], 1e-3);
        Assert.Equal((a * y - b * x) / (a * d - b * b), weights[1][kept[1]] - weights[0][kept[1]], 1e-3);
    }

    [Fact]
    public void A_gaussian_kernel_tells_a_ring_from_its_middle()
    {
        var random = new SeededRandom(5, "ring");
        var points = Enumerable
            .Range(0, 120)
            .Select(i => (Angle: 2 * Math.PI * random.NextDouble(), Radius: i % 2 == 0 ? 0.3 : 1.2))
            .ToArray();
        var rows = points.Select(p => new[] { (float)(p.Radius * Math.Cos(p.Angle)), (float)(p.Radius * Math.Sin(p.Angle)) }).ToArray();
        var ring = points.Select(p => p.Radius > 1).ToArray();
        int Right(float[][] gram)
        {
            var dual = DualSvm.Solve(gram, ring, [.. rows.Select(_ => 5.0)], new SeededRandom(1, "test"), default);
            return gram.Select(row => row.Zip(dual, (k, a) => k * a).Sum() > 0).Zip(ring).Count(pair => pair.First == pair.Second);
        }

        Assert.Equal(120, Right(GramMatrix.Gaussian(Products(rows), 2, 2, default)));
        Assert.True(Right(Linear(rows)) < 100);
    }

    [Fact]
    public void The_columns_that_are_kept_tell_emotions_apart_not_speakers()
    {
        var table = TestCorpus.Table(speakers: 4, classes: 2, rowsPerCell: 10, distance: 0);
        foreach (var (row, i) in table.Rows.Select((row, i) => (row, i)))
        {
            row.Features[30] = 10 * table.Classes[i] + row.Features[30];
            row.Features[31] = 100 * (row.Utterance.Speaker[1] - '0');
        }

        var ranking = ColumnRanking.Of(table, [.. Enumerable.Range(0, table.Rows.Count)]);
        Assert.Equal(30, ranking[0]);
        Assert.Equal(31, ranking[^1]);
        Assert.Equal(Enumerable.Range(0, table.Set.Columns.Count), ranking.Order());
    }

    [Fact]
    public void Balanced_costs_give_every_class_the_same_weight()
    {
        var costs = ClassCosts.Of([0, 0, 0, 1], 2, isBalanced: true);
        Assert.Equal([4.0 / 3, 4.0 / 3, 4.0 / 3, 4], costs.Select(cost => Math.Round(cost, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([2, 2, 2, 2], ClassCosts.Of([0, 0, 0, 1], 2, isBalanced: false));
    }

    [Fact]
    public void Constant_columns_and_too_many_rows_are_no_trap()
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2);
        foreach (var row in table.Rows)
        {
            row.Features[3] = 7;
        }

        var trained = Train(table, "svm (balanced=1, c=1, keep=0)");
        Assert.Equal(0, trained.Scaler.Scale[3]);
        Assert.All(trained.Predict(table.Rows[0].Features, table.Labels), p => Assert.InRange(p, 0, 1));
        var message = Assert
            .Throws<SerWorkbook.Speech.SerException>(() => GramMatrix.Products(new float[GramMatrix.MostRows + 1][], default))
            .Message;
        Assert.Contains("choose svm, ridge, lda", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            TrainerCatalogue
                .Find("svm")
                .Train(TestCorpus.Table(), [0, 1, 2, 6, 7], TrainerCatalogue.Parse("svm (balanced=1, c=1, keep=0)"), 1, stop.Token)
        );
    }

    private static float[][] Products(float[][] rows) =>
        GramMatrix.Products(
            Array.ConvertAll(rows, row => (float[])[.. row, .. new float[RowProducts.Padded(row.Length) - row.Length]]),
            default
        );

    private static float[][] Linear(float[][] rows) => GramMatrix.Linear(Products(rows), rows[0].Length);

    private static TrainedModel Train(FeatureTable table, string recipe)
    {
        var parsed = TrainerCatalogue.Parse(recipe);
        return TrainerCatalogue.Find(parsed.Trainer).Train(table, [.. Enumerable.Range(0, table.Rows.Count)], parsed, 1, default);
    }

    private static EvaluationResult Evaluate(FeatureTable table, string recipe)
    {
        var parsed = TrainerCatalogue.Parse(recipe);
        return CrossValidation.Evaluate(
            table,
            SerWorkbook.Evaluation.Protocols.Splits.LeaveOneSpeakerOut(table),
            TrainerCatalogue.Find(parsed.Trainer),
            parsed,
            1,
            2
        );
    }
}
