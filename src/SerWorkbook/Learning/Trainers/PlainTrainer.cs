using SerWorkbook.Learning.Solvers;
using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Trainers;

/// <summary>A trainer of our own: it scales and selects columns by the training rows and gives plain weights.</summary>
internal abstract class PlainTrainer : ITrainer
{
    /// <summary>
    /// Margins of this size or larger are called almost certain: the scores of a classifier without probabilities are multiplied by it
    /// before the softmax.
    /// </summary>
    private protected const double Sharpness = 3;

    private protected PlainTrainer() { }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<TrainerSetting> Space { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<FeatureScaling> Scalings { get; } =
    [FeatureScaling.Global, FeatureScaling.PerSpeaker, FeatureScaling.None];

    /// <inheritdoc/>
    public virtual double RelativeCost => 1;

    /// <inheritdoc/>
    public abstract IReadOnlyList<Recipe> Portfolio { get; }

    /// <inheritdoc/>
    public TrainedModel Train(FeatureTable table, IReadOnlyList<int> rows, Recipe recipe, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(recipe);
        cancellationToken.ThrowIfCancellationRequested();
        int[] present = [.. rows.Select(row => table.Classes[row]).Distinct().Order()];
        var classes = rows.Select(row => Array.IndexOf(present, table.Classes[row])).ToArray();
        var preparation = TrainingPreparation.Of(table, rows, recipe);
        var scaler = preparation.Scaler;
        if (scaler.Scale.All(scale => scale == 0))
        {
            throw new SerException(
                $"None of the {scaler.Scale.Length} features varies over the {rows.Count} rows to learn from; there is nothing to learn."
            );
        }

        var task = new TrainingTask(preparation, classes, present.Length, recipe, new SeededRandom(seed, Name), cancellationToken);
        return new TrainedModel([.. present.Select(c => table.Labels[c])], scaler, Fit(task, scaler), null);
    }

    /// <summary>With more rows to learn from, a search of all trainers leaves this one out: it would end in no trial.</summary>
    internal virtual int MostSearchedRows => int.MaxValue;

    /// <summary>What a training needs at most beside the table, bytes.</summary>
    /// <param name="rows">Number of training rows.</param>
    /// <param name="columns">Number of columns.</param>
    internal abstract long MemoryOf(long rows, long columns);

    /// <summary>Learns from scaled rows.</summary>
    private protected abstract Classifier Fit(TrainingTask task, Standardiser scaler);

    /// <summary>
    /// The linear classifier of a kernel decision that is the sum of weighted inner products, divided by the number of columns, and of the
    /// weights.
    /// </summary>
    /// <param name="task">The scaled rows.</param>
    /// <param name="scaler">Their scaler.</param>
    /// <param name="duals">For each class one weight per row.</param>
    private protected static SoftmaxLinearClassifier Linear(TrainingTask task, Standardiser scaler, double[][] duals) =>
        Linear(scaler, WeightedRows.Sum(task.Rows, duals, Sharpness / task.Rows.Columns), duals.Select(dual => Sharpness * dual.Sum()));

    /// <summary>A linear classifier from one weight a kept column and class.</summary>
    private protected static SoftmaxLinearClassifier Linear(Standardiser scaler, IEnumerable<double[]> weights, IEnumerable<double> bias) =>
        new(new LinearWeights([.. weights.Select(row => RowScaler.Spread(scaler, row))], [.. bias.Select(value => (float)value)]));
}
