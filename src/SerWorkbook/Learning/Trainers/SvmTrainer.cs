using SerWorkbook.Learning.Kernels;
using SerWorkbook.Speech.Prediction;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Linear support vector machine with squared hinge loss, one class against the others, by dual coordinate descent.</summary>
/// <remarks>
/// Settings: <c>c</c>, the cost of a mistake, for rows whose inner products are divided by the number of columns, so that
/// it means the same for any set; <c>keep</c>, how many columns are kept (0: all); <c>balanced</c>, 1 where every class
/// weighs the same. Scores become probabilities by a softmax, which calibration makes honest.
/// </remarks>
public sealed class SvmTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "svm";

    /// <inheritdoc/>
    public override string Title => "linear SVM, dual coordinate descent";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
        [new("c", 0.03, 30), TrainerSetting.Keep(200, 6_000), TrainerSetting.Switch("balanced")];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("svm", ("balanced", 1), ("c", 1), ("keep", 0)),
        Recipe.Of("svm", ("balanced", 1), ("c", 0.3), ("keep", 0)),
        Recipe.Of("svm", ("balanced", 1), ("c", 3), ("keep", 0)),
        Recipe.Of("svm", ("balanced", 1), ("c", 1), ("keep", 1000)),
    ];

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var gram = GramMatrix.Linear(task.Rows, task.CancellationToken);
        var costs = ClassCosts.Of(task.Classes, task.Recipe["c"], task.Recipe["balanced"] == 1);
        var duals = Enumerable.Range(0, task.ClassCount)
            .Select(c => DualSvm.Solve(gram, Array.ConvertAll(task.Classes, actual => actual == c), costs, task.Random, task.CancellationToken)).ToArray();
        return Linear(
            scaler,
            duals.Select(dual => WeightedRows.Sum(task.Rows, dual, Sharpness / task.Rows[0].Length)),
            duals.Select(dual => Sharpness * dual.Sum(weight => (double)weight)));
    }
}
