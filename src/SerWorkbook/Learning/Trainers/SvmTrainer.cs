using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>Linear support vector machine with squared hinge loss, one class against the others, by dual coordinate descent.</summary>
/// <remarks>
/// Settings: <c>c</c>, the cost of a mistake, for rows whose inner products are divided by the number of columns, so that
/// it means the same for any set; <c>keep</c>, how many columns are kept (0: all); <c>balanced</c>, 1 where every class
/// weighs the same. Scores become probabilities by a softmax, which calibration makes honest.
/// </remarks>
internal sealed class SvmTrainer : PlainTrainer
{
    /// <inheritdoc/>
    public override string Name => "svm";

    /// <inheritdoc/>
    public override string Title => "linear SVM, dual coordinate descent";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerSetting> Space { get; } =
    [new("c", 0.1, 10), TrainerSetting.Keep(500, 6_000), TrainerSetting.Switch("balanced")];

    /// <inheritdoc/>
    public override IReadOnlyList<Recipe> Portfolio { get; } =
    [
        Recipe.Of("svm", ("balanced", 1), ("c", 1), ("keep", 0)),
        Recipe.Of("svm", ("balanced", 1), ("c", 1), ("keep", 0)) with
        {
            Columns = "spectrum",
        },
        Recipe.Of("svm", ("balanced", 1), ("c", 1), ("keep", 0)) with
        {
            Columns = "compact",
        },
        Recipe.Of("svm", ("balanced", 1), ("c", 0.3), ("keep", 0)),
    ];

    // Up to here the matrix of all pairs, 64 MB, costs less time than going through the columns again and again.
    internal const int MostRowsInPairs = 4_000;

    // A step costs as much as there are rows with the matrix, and a few times the columns without it.
    private const int RowsPerColumn = 2;

    internal override long MemoryOf(long rows, long columns) =>
        IsWithoutPairs(rows, columns) ? sizeof(double) * rows : GramMatrix.BytesOf(rows, columns);

    private protected override Classifier Fit(TrainingTask task, Standardiser scaler) =>
        Linear(
            task,
            scaler,
            IsWithoutPairs(task.Rows.Count, task.Rows.Columns)
                ? PrimalSvm.SolveEach(task)
                : DualSvm.SolveEach(GramMatrix.Linear(task.Products, task.Rows.Columns), task)
        );

    private static bool IsWithoutPairs(long rows, long columns) => rows > Math.Min(MostRowsInPairs, RowsPerColumn * columns);
}
