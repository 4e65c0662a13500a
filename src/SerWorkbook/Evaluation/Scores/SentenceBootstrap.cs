namespace SerWorkbook.Evaluation.Scores;

/// <summary>
/// Says how far a score may be off because these sentences were spoken and not others (see <see cref="ClusterBootstrap"/>).
/// </summary>
internal static class SentenceBootstrap
{
    /// <summary>With fewer sentences than this their spread says nothing.</summary>
    public const int FewestSentences = 5;

    /// <summary>The 95 % interval of the UAR.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws, 2 or more.</param>
    /// <returns>The interval; NaN where a sentence is not known, there are too few, or none was spoken by two speakers.</returns>
    public static Interval Uar(
        FeatureTable table,
        IReadOnlyList<RowPrediction> predictions,
        int seed,
        int draws = ClusterBootstrap.UsualDraws
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        var utterances = predictions.Select(prediction => table.Rows[prediction.Row].Utterance).ToArray();
        var sentences = utterances.GroupBy(utterance => utterance.Sentence).ToArray();
        if (
            sentences.Length < FewestSentences
            || sentences.Any(group => group.Key is null)
            || sentences.All(group => group.DistinctBy(utterance => utterance.Speaker).Count() < 2)
        )
        {
            return Interval.Unknown;
        }

        var clusters = Clusters.Of(table.Labels, predictions, prediction => table.Rows[prediction.Row].Utterance.Sentence!);
        return ClusterBootstrap.OfShare(clusters.Count, drawn => clusters.Sum(drawn).Uar, seed, draws);
    }
}
