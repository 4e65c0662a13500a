namespace SerWorkbook.Evaluation.Scores;

/// <summary>What the model of each fold says of the fold's test rows.</summary>
internal static class FoldPredictions
{
    /// <summary>Predicts.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="models">The model of each fold, in order.</param>
    /// <param name="threads">How many folds are predicted at once, 1 or more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One prediction per tested row, fold after fold.</returns>
    /// <exception cref="ArgumentException">There are not as many models as folds.</exception>
    public static IReadOnlyList<RowPrediction> Of(
        FeatureTable table,
        DataSplit split,
        IReadOnlyList<IProbabilityModel> models,
        int threads,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireOneAFold(split, models);
        var predictions = new RowPrediction[models.Count][];
        Parallel.For(
            0,
            models.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            fold => predictions[fold] = OfFold(table, split, fold, models[fold])
        );
        return [.. predictions.SelectMany(fold => fold)];
    }

    /// <summary>Predicts the test rows of one fold.</summary>
    /// <param name="table">The features.</param>
    /// <param name="split">The folds.</param>
    /// <param name="fold">The fold, from 0.</param>
    /// <param name="model">Its model.</param>
    internal static RowPrediction[] OfFold(FeatureTable table, DataSplit split, int fold, IProbabilityModel model) =>
        [
            .. split
                .Folds[fold]
                .Test.Select(row => new RowPrediction(
                    row,
                    fold,
                    table.Classes[row],
                    model.Predict(table.Rows[row].Features, table.Labels)
                )),
        ];

    internal static void RequireOneAFold(DataSplit split, IReadOnlyList<IProbabilityModel> models)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count != split.Folds.Count)
        {
            throw new ArgumentException($"There are {models.Count} models for {split.Folds.Count} folds.", nameof(models));
        }
    }
}
