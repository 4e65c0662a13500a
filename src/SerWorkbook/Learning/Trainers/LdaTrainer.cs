using SerWorkbook.Learning.Kernels;
using SerWorkbook.Speech.Prediction;
using SerWorkbook.Speech.Signal;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Linear discriminant analysis with the within-class covariance shrunk towards a multiple of the unit matrix.</summary>
/// <remarks>
/// S = (1 - g) W + g tr(W) / p I (Friedman, "Regularized discriminant analysis", JASA 84, 1989); with more columns than rows
/// it is inverted over the rows (Woodbury). Settings: <c>shrinkage</c> g, and <c>keep</c> as in <see cref="SvmTrainer"/>.
/// Classes are taken to be equally probable.
/// </remarks>
public sealed class LdaTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "lda";

    /// <inheritdoc/>
    public override string Title => "shrinkage LDA";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } = [new("shrinkage", 0.02, 0.98), TrainerSetting.Keep(200, 6_000)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.5)),
        Recipe.Of("lda", ("keep", 0), ("shrinkage", 0.9)),
    ];

    /// <inheritdoc/>
    public override double RelativeCost => 2;

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var columns = task.Rows[0].Length;
        var means = Means(task, columns);
        var centred = task.Rows.Zip(task.Classes, (row, c) => row.Zip(means[c], (value, mean) => (float)(value - mean)).ToArray()).ToArray();
        var shrinkage = Math.Clamp(task.Recipe["shrinkage"], 0.001, 0.999);
        var variance = centred.Sum(row => (double)FixedOrderSums.SumOfSquares<float>(row)) / ((double)centred.Length * columns);
        var (floor, share) = (shrinkage * variance, (1 - shrinkage) / centred.Length);
        var gram = GramMatrix.Linear(centred, task.CancellationToken);
        var factor = Cholesky.Of(gram.Length, (i, j) => (gram[i][j] - 1) * columns + (i == j ? floor / share : 0), task.CancellationToken);
        double[][] weights = [.. means.Select(mean => Inverse(centred, mean, factor, floor))];
        return Linear(scaler, weights, weights.Zip(means, (weight, mean) => -0.5 * FixedOrderSums.Dot<double>(weight, mean)));
    }

    // (floor I + share X'X)^-1 m = (m - X' (floor / share I + X X')^-1 X m) / floor.
    private static double[] Inverse(float[][] centred, double[] mean, Cholesky factor, double floor)
    {
        var products = Array.ConvertAll(centred, row => Dot(row, mean));
        var correction = WeightedRows.Sum(centred, Array.ConvertAll(factor.Solve(products), value => (float)value), 1);
        return [.. mean.Zip(correction, (value, less) => (value - less) / floor)];
    }

    private static double Dot(float[] row, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * weights[i];
        }

        return sum;
    }

    private static double[][] Means(TrainingTask task, int columns)
    {
        var means = Enumerable.Range(0, task.ClassCount).Select(_ => new double[columns]).ToArray();
        var counts = task.Classes.CountBy(c => c).ToDictionary();
        foreach (var (row, c) in task.Rows.Zip(task.Classes))
        {
            for (var i = 0; i < columns; i++)
            {
                means[c][i] += (double)row[i] / counts[c];
            }
        }

        return means;
    }
}
