using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Regularised least squares, one class against the others, in closed form.</summary>
/// <remarks>
/// Solves (K + W / c) a = y with K the inner products of the rows divided by the number of columns, plus 1 for the bias
/// (Rifkin, Yeo and Poggio, "Regularized least-squares classification", 2003), W = 1 over each row's weight, or the same
/// problem over the columns where there are more rows than columns. Settings as those of <see cref="SvmTrainer"/>.
/// </remarks>
internal sealed class RidgeTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "ridge";

    /// <inheritdoc/>
    public override string Title => "ridge, least squares";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [new("c", 0.1, 30), TrainerSetting.Keep(500, 6_000), TrainerSetting.Switch("balanced")];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("ridge", ("balanced", 1), ("c", 1), ("keep", 0)),
        Recipe.Of("ridge", ("balanced", 1), ("c", 1), ("keep", 0)) with
        {
            Columns = "spectrum",
        },
    ];

    internal override long MemoryOf(long rows, long columns) =>
        rows > columns ? ColumnProducts.BytesOf(columns) : GramMatrix.BytesOf(rows, columns);

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var costs = ClassCosts.Of(task.Classes, task.Recipe);
        return task.IsTall ? OverColumns(task, costs, scaler) : Linear(task, scaler, Duals(task, costs));
    }

    private static double[][] Duals(TrainingTask task, double[] costs)
    {
        double[][] lower =
        [
            .. task.Products.Select((row, i) => Array.ConvertAll(row[..(i + 1)], product => (double)(product / task.Rows.Columns + 1))),
        ];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i][i] += 1 / costs[i];
        }

        double[][] targets =
        [
            .. Enumerable.Range(0, task.ClassCount).Select(c => Array.ConvertAll(task.Classes, actual => actual == c ? 1.0 : -1.0)),
        ];
        return PositiveSystem.Solve(lower, targets, task.CancellationToken);
    }

    // The same solution over the columns: (sum of w [x; 1] [x; 1]' + diag(p, ..., p, 1)) [v; b] = sum of w y [x; 1].
    private static SoftmaxLinearClassifier OverColumns(TrainingTask task, double[] costs, Standardiser scaler)
    {
        var columns = task.Rows.Columns;
        var lower = task.ColumnProducts(task.Recipe["balanced"] == 1, task.Recipe["c"]);
        for (var k = 0; k <= columns; k++)
        {
            lower[k][k] += k < columns ? columns : 1;
        }

        double[][] targets =
        [
            .. Enumerable
                .Range(0, task.ClassCount)
                .Select(c => task.Classes.Zip(costs, (actual, cost) => actual == c ? cost : -cost).ToArray()),
        ];
        var sums = WeightedRows.Sum(task.Rows, targets, 1);
        double[][] right = [.. sums.Zip(targets, (sum, target) => (double[])[.. sum, target.Sum()])];
        var solutions = PositiveSystem.Solve(lower, right, task.CancellationToken);
        return Linear(
            scaler,
            solutions.Select(solution => Array.ConvertAll(solution[..columns], weight => Sharpness * weight)),
            solutions.Select(solution => Sharpness * solution[columns])
        );
    }
}
