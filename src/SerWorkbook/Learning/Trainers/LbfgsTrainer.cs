using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Multinomial logistic regression fitted by L-BFGS, with L1 and L2 penalties.</summary>
/// <remarks>
/// Settings: <c>l1</c> and <c>l2</c>, penalties of absolute and squared weights beside the sum of the rows' losses, as those of ML.NET's
/// LbfgsMaximumEntropy mean them.
/// </remarks>
internal sealed class LbfgsTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "lbfgs";

    /// <inheritdoc/>
    public override string Title => "L-BFGS maximum entropy";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } = [new("l1", 0.01, 3), new("l2", 3, 1000)];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [Recipe.Of("lbfgs", ("l1", 0), ("l2", 100)), Recipe.Of("lbfgs", ("l1", 0), ("l2", 10))];

    // Penalties mean nothing for columns of unequal size.
    /// <inheritdoc/>
    public override IReadOnlyList<FeatureScaling> Scalings { get; } = [FeatureScaling.Global, FeatureScaling.PerSpeaker];

    /// <inheritdoc/>
    public override double RelativeCost => 20;

    internal override long MemoryOf(long rows, long columns) => sizeof(float) * rows * columns;

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var columns = task.Rows.Columns;
        var loss = new SoftmaxLoss(task.Rows, task.Classes, task.ClassCount, task.Recipe["l2"]);
        var absolute = new double[loss.Length];
        for (var c = 0; c < task.ClassCount; c++)
        {
            Array.Fill(absolute, task.Recipe["l1"], c * loss.Stride, columns);
        }

        var weights = QuasiNewton.Minimise((point, gradient) => loss.At(point, gradient, task.CancellationToken), absolute);
        var classes = Enumerable.Range(0, task.ClassCount).Select(c => c * loss.Stride).ToArray();
        return Linear(
            scaler,
            classes.Select(first => weights[first..(first + columns)]),
            classes.Select(first => weights[first + columns])
        );
    }
}
