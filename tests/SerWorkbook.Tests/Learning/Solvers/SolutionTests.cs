using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Solvers;

/// <summary>Two ways to one solution: over pairs of rows and over columns.</summary>
public sealed class SolutionTests
{
    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    public void The_svm_over_columns_finds_the_weights_of_the_svm_over_pairs(double c, double balanced)
    {
        var table = TestCorpus.Table(speakers: 4, classes: 4, rowsPerCell: 12, distance: 0.4);
        var task = TaskOf(table, Recipe.Of("svm", ("balanced", balanced), ("c", c), ("keep", 0)));
        var pairs = Weights(task, DualSvm.SolveEach(GramMatrix.Linear(task.Products, task.Rows.Columns), task));
        var columns = Weights(task, PrimalSvm.SolveEach(task));
        for (var k = 0; k < pairs.Length; k++)
        {
            var size = Math.Sqrt(pairs[k].Sum(weight => weight * weight));
            var distance = Math.Sqrt(pairs[k].Zip(columns[k], (x, y) => (x - y) * (x - y)).Sum());
            Assert.True(distance < 0.02 * size, FormattableString.Invariant($"class {k}: {distance} of {size}"));
        }
    }

    [Fact]
    public void The_svm_over_columns_closes_the_gap_between_primal_and_dual()
    {
        const double Cost = 2;
        var table = TestCorpus.Table(speakers: 4, classes: 3, rowsPerCell: 40, distance: 0.3);
        var task = TaskOf(table, Recipe.Of("svm", ("balanced", 0), ("c", Cost), ("keep", 20)));
        var gram = GramMatrix.Linear(task.Products, task.Rows.Columns);
        foreach (var (dual, c) in PrimalSvm.SolveEach(task).Select((dual, c) => (dual, c)))
        {
            var decisions = gram.Select(row => row.Zip(dual, (k, a) => k * a).Sum()).ToArray();
            var squaredNorm = decisions.Zip(dual, (f, a) => f * a).Sum();
            var loss = decisions.Zip(task.Classes, (f, actual) => Math.Pow(Math.Max(0, 1 - (actual == c ? f : -f)), 2)).Sum();
            var primal = 0.5 * squaredNorm + Cost * loss;
            var bound = dual.Sum(Math.Abs) - 0.5 * squaredNorm - dual.Sum(a => a * a) / (4 * Cost);
            Assert.InRange(primal - bound, -1e-3, 0.01 * primal);
        }
    }

    // 18 rows of 62 or more columns are solved over rows, 180 over columns.
    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Ridge_weights_have_no_gradient_left(int rowsPerCell)
    {
        const double Cost = 5;
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: rowsPerCell, distance: 0.4);
        var recipe = Recipe.Of("ridge", ("balanced", 0), ("c", Cost), ("keep", 0));
        var task = TaskOf(table, recipe);
        Assert.Equal(rowsPerCell == 30, task.IsTall);
        var linear = ((SoftmaxLinearClassifier)Train(table, recipe).Classifier!).Linear;
        var rows = Enumerable.Range(0, task.Rows.Count).Select(row => task.Rows.Row(row)).ToArray();
        double[] errors =
        [
            .. rows.Select(
                (row, i) =>
                    (row.Zip(linear.Weights[1], (x, w) => (double)x * w).Sum() + linear.Bias[1]) / 3 - (task.Classes[i] == 1 ? 1 : -1)
            ),
        ];
        for (var k = 0; k < task.Rows.Columns; k++)
        {
            Assert.Equal(
                0,
                errors.Zip(rows, (error, row) => error * row[k]).Sum() + task.Rows.Columns * linear.Weights[1][k] / 3 / Cost,
                1e-3
            );
        }

        Assert.Equal(0, errors.Sum() + linear.Bias[1] / 3 / Cost, 1e-3);
    }

    [Theory]
    [InlineData(3, 0.02)]
    [InlineData(3, 0.9)]
    [InlineData(30, 0.02)]
    [InlineData(30, 0.9)]
    public void Lda_weights_times_the_shrunk_covariance_are_the_means(int rowsPerCell, double shrinkage)
    {
        var table = TestCorpus.Table(speakers: 3, classes: 2, rowsPerCell: rowsPerCell, distance: 0.4);
        var recipe = Recipe.Of("lda", ("keep", 0), ("shrinkage", shrinkage));
        var task = TaskOf(table, recipe);
        Assert.Equal(rowsPerCell == 30, task.IsTall);
        var linear = ((SoftmaxLinearClassifier)Train(table, recipe).Classifier!).Linear;
        var rows = Enumerable.Range(0, task.Rows.Count).Select(row => task.Rows.Row(row)).ToArray();
        var columns = Enumerable.Range(0, task.Rows.Columns).ToArray();
        double[][] means =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(c => columns.Select(k => rows.Where((_, i) => task.Classes[i] == c).Average(row => (double)row[k])).ToArray()),
        ];
        var centred = rows.Select((row, i) => columns.Select(k => row[k] - means[task.Classes[i]][k]).ToArray()).ToArray();
        var floor = shrinkage * centred.Sum(row => row.Sum(x => x * x)) / rows.Length / columns.Length;
        for (var c = 0; c < 2; c++)
        {
            var scores = centred.Select(row => row.Zip(linear.Weights[c], (x, w) => x * w).Sum()).ToArray();
            Assert.All(
                columns,
                k =>
                    Assert.Equal(
                        means[c][k],
                        (1 - shrinkage) / rows.Length * centred.Zip(scores, (row, score) => row[k] * score).Sum()
                            + floor * linear.Weights[c][k],
                        1e-3
                    )
            );
            Assert.Equal(-0.5 * means[c].Zip(linear.Weights[c], (m, w) => m * w).Sum(), linear.Bias[c], 1e-3);
        }
    }

    private static double[][] Weights(TrainingTask task, double[][] duals) =>
        [.. WeightedRows.Sum(task.Rows, duals, 1.0 / task.Rows.Columns).Zip(duals, (row, dual) => (double[])[.. row, dual.Sum()])];

    private static TrainingTask TaskOf(FeatureTable table, Recipe recipe)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count)];
        return new TrainingTask(
            TrainingPreparation.Of(table, rows, recipe),
            [.. table.Classes],
            table.Labels.Count,
            recipe,
            new SeededRandom(1, "test"),
            default
        );
    }

    private static TrainedModel Train(FeatureTable table, Recipe recipe) =>
        TrainerCatalogue.Find(recipe.Trainer).Train(table, [.. Enumerable.Range(0, table.Rows.Count)], recipe, 1, default);
}
