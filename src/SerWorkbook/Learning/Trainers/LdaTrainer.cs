using System.Numerics.Tensors;
using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Linear discriminant analysis with the within-class covariance shrunk towards a multiple of the unit matrix.</summary>
/// <remarks>
/// S = (1 - g) W + g tr(W) / p I (Friedman, "Regularized discriminant analysis", JASA 84, 1989); with more columns than rows
/// it is inverted over the rows (Woodbury). Settings: <c>shrinkage</c> g, and <c>keep</c> as in <see cref="SvmTrainer"/>.
/// Classes are taken to be equally probable.
/// </remarks>
internal sealed class LdaTrainer : PlainTrainer
{
    // Neither the covariance nor its floor may vanish.
    private const double LeastShrinkage = 0.001;

    /// <inheritdoc/>
    public override string Name => "lda";

    /// <inheritdoc/>
    public override string Title => "shrinkage LDA";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [new("shrinkage", 0.2, 0.95) { Most = 1 }, TrainerSetting.Keep(500, 6_000)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.7)),
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.7)) with
        {
            Columns = "compact",
        },
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.7)) with
        {
            Columns = "spectrum",
        },
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.85)),
    ];

    internal override long MemoryOf(long rows, long columns) =>
        rows > columns ? ColumnProducts.BytesOf(columns) : GramMatrix.BytesOf(rows, columns);

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var shrinkage = Math.Clamp(task.Recipe["shrinkage"], LeastShrinkage, 1 - LeastShrinkage);
        return task.IsTall ? OverColumns(task, scaler, shrinkage) : OverRows(task, scaler, shrinkage);
    }

    // (floor I + share X'X)^-1 m = (m - X' (floor / share I + X X')^-1 X m) / floor, with X the rows less their class's mean m.
    private static SoftmaxLinearClassifier OverRows(TrainingTask task, Standardiser scaler, double shrinkage)
    {
        var (n, columns) = (task.Rows.Count, task.Rows.Columns);
        var centred = CentredProducts.Of(task.Products, task.Classes, task.ClassCount);
        var variance = Enumerable.Range(0, n).Sum(i => centred.Lower[i][i]) / ((double)n * columns);
        var (floor, share) = (shrinkage * variance, (1 - shrinkage) / n);
        for (var i = 0; i < n; i++)
        {
            centred.Lower[i][i] += floor / share;
        }

        double[][] means = [.. Enumerable.Range(0, task.ClassCount).Select(centred.WithMean)];
        var solutions = PositiveSystem.Solve(centred.Lower, means, task.CancellationToken);
        double[][] duals = [.. solutions.Select((solution, c) => centred.Uncentre(c, solution))];
        return Linear(
            scaler,
            WeightedRows.Sum(task.Rows, duals, 1 / floor),
            duals.Select((dual, c) => -0.5 / floor * FixedOrderSums.Dot<double>(dual, centred.RowsWithMean(c)))
        );
    }

    private static SoftmaxLinearClassifier OverColumns(TrainingTask task, Standardiser scaler, double shrinkage)
    {
        var (n, columns) = (task.Rows.Count, task.Rows.Columns);
        var counts = Enumerable.Range(0, task.ClassCount).Select(c => task.Classes.Count(actual => actual == c)).ToArray();
        double[][] shares = [.. counts.Select((count, c) => Array.ConvertAll(task.Classes, actual => actual == c ? 1.0 / count : 0))];
        var means = WeightedRows.Sum(task.Rows, shares, 1);
        var lower = task.ColumnProducts(isBalanced: false, 1)[..columns];
        for (var k = 0; k < columns; k++)
        {
            for (var c = 0; c < means.Length; c++)
            {
                var row = lower[k].AsSpan(0, k + 1);
                TensorPrimitives.MultiplyAdd(means[c].AsSpan(0, k + 1), -counts[c] * means[c][k], row, row);
            }
        }

        var floor = shrinkage * Enumerable.Range(0, columns).Sum(k => lower[k][k]) / ((double)n * columns);
        Shrink(lower, (1 - shrinkage) / n, floor);
        var weights = PositiveSystem.Solve(lower, means, task.CancellationToken);
        return Linear(scaler, weights, weights.Zip(means, (weight, mean) => -0.5 * FixedOrderSums.Dot<double>(weight, mean)));
    }

    private static void Shrink(double[][] lower, double share, double floor)
    {
        for (var k = 0; k < lower.Length; k++)
        {
            TensorPrimitives.Multiply(lower[k], share, lower[k]);
            lower[k][k] += floor;
        }
    }
}
