using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Support vector machine with a Gaussian kernel, one class against the others.</summary>
/// <remarks>
/// k(x, y) = exp(-gamma |x - y|^2 / columns). Settings: <c>c</c>, <c>gamma</c>, <c>keep</c> and <c>balanced</c>, as in
/// <see cref="SvmTrainer"/>. The model carries the rows that matter, so that its file is large where all columns are kept.
/// </remarks>
internal sealed class KernelSvmTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "kernelSvm";

    /// <inheritdoc/>
    public override string Title => "Gaussian kernel SVM";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [new("c", 0.5, 50), new("gamma", 0.02, 1), TrainerSetting.Keep(500, 6_000), TrainerSetting.Switch("balanced")];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [Recipe.Of("kernelSvm", ("balanced", 1), ("c", 5), ("gamma", 0.1), ("keep", 0))];

    /// <inheritdoc/>
    public override double RelativeCost => 4;

    // Time grows with the third power of the rows: 5,500 took more than a trial's 40 s.
    internal override int MostSearchedRows => 4_000;

    internal override long MemoryOf(long rows, long columns) => GramMatrix.BytesOf(Math.Min(rows, GramMatrix.MostRows), columns);

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler)
    {
        var gamma = task.Recipe["gamma"];
        var duals = DualSvm.SolveEach(GramMatrix.Gaussian(task.Products, task.Rows.Columns, gamma, task.CancellationToken), task);
        int[] support = [.. Enumerable.Range(0, task.Rows.Count).Where(row => duals.Any(dual => dual[row] != 0))];
        return new SoftmaxKernelClassifier(
            [.. task.Rows.Kept],
            [.. support.Select(row => task.Rows.Row(row))],
            [.. duals.Select(dual => support.Select(row => (float)(Sharpness * dual[row])).ToArray())],
            [.. duals.Select(dual => (float)(Sharpness * dual.Sum()))],
            gamma / task.Rows.Columns
        );
    }
}
