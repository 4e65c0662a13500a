using SerWorkbook.Learning.Kernels;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Regularised least squares, one class against the others, in closed form.</summary>
/// <remarks>
/// Solves (K + W / c) a = y with K the inner products of the rows divided by the number of columns, plus 1 for the bias
/// (Rifkin, Yeo and Poggio, "Regularized least-squares classification", 2003), W = 1 over each row's weight. Settings as
/// those of <see cref="SvmTrainer"/>.
/// </remarks>
public sealed class RidgeTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "ridge";

    /// <inheritdoc/>
    public override string Title => "ridge, least squares";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
        [new("c", 0.3, 300), TrainerSetting.Keep(200, 6_000), TrainerSetting.Switch("balanced")];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("ridge", ("balanced", 1), ("c", 10), ("keep", 0)),
        Recipe.Of("ridge", ("balanced", 1), ("c", 30), ("keep", 0)),
    ];

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var gram = GramMatrix.Linear(task.Rows, task.CancellationToken);
        var costs = ClassCosts.Of(task.Classes, task.Recipe["c"], task.Recipe["balanced"] == 1);
        var factor = Cholesky.Of(gram.Length, (i, j) => gram[i][j] + (i == j ? 1 / costs[i] : 0), task.CancellationToken);
        var duals = Enumerable.Range(0, task.ClassCount)
            .Select(c => Array.ConvertAll(factor.Solve(Array.ConvertAll(task.Classes, actual => actual == c ? 1.0 : -1.0)), weight => (float)weight)).ToArray();
        return Linear(
            scaler,
            duals.Select(dual => WeightedRows.Sum(task.Rows, dual, Sharpness / task.Rows[0].Length)),
            duals.Select(dual => Sharpness * dual.Sum(weight => (double)weight)));
    }
}
