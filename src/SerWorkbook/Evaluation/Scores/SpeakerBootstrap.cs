namespace SerWorkbook.Evaluation.Scores;

/// <summary>
/// Says how far a score may be off because these speakers were heard and not others (see <see cref="ClusterBootstrap"/>).
/// </summary>
internal static class SpeakerBootstrap
{
    /// <summary>The 95 % interval of the UAR.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws, 2 or more.</param>
    /// <returns>The interval; NaN where one speaker was tested.</returns>
    public static Interval Uar(
        FeatureTable table,
        IReadOnlyList<RowPrediction> predictions,
        int seed,
        int draws = ClusterBootstrap.UsualDraws
    ) => Of(table, predictions, matrix => matrix.Uar, seed, draws);

    /// <summary>The 95 % interval of a score of the confusion matrix.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="score">The score, 0 to 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws, 2 or more.</param>
    /// <returns>The interval; NaN where one speaker was tested.</returns>
    public static Interval Of(
        FeatureTable table,
        IReadOnlyList<RowPrediction> predictions,
        Func<ConfusionMatrix, double> score,
        int seed,
        int draws = ClusterBootstrap.UsualDraws
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(score);
        var speakers = Clusters.Of(table.Labels, predictions, prediction => table.Rows[prediction.Row].Utterance.Speaker);
        return ClusterBootstrap.OfShare(speakers.Count, drawn => score(speakers.Sum(drawn)), seed, draws);
    }
}
