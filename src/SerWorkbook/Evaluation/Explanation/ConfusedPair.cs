namespace SerWorkbook.Evaluation.Explanation;

/// <summary>One emotion that is taken for another.</summary>
/// <param name="Truth">The true emotion.</param>
/// <param name="Predicted">What it is taken for.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Share">Share of the true emotion's rows, 0 to 1.</param>
/// <param name="Speakers">For how many speakers it happens at least once.</param>
/// <param name="SpeakersTested">How many speakers act the true emotion.</param>
internal sealed record ConfusedPair(string Truth, string Predicted, int Count, double Share, int Speakers, int SpeakersTested)
{
    /// <summary>Lists every pair that happens.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The pairs, the largest share first.</returns>
    public static IReadOnlyList<ConfusedPair> Of(FeatureTable table, IReadOnlyList<RowPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        string Speaker(RowPrediction prediction) => table.Rows[prediction.Row].Utterance.Speaker;
        var byTruth = predictions.ToLookup(p => p.Truth);
        return
        [
            .. predictions
                .Where(p => !p.IsRight)
                .GroupBy(p => (p.Truth, p.Predicted))
                .Select(pair => new ConfusedPair(
                    table.Labels[pair.Key.Truth],
                    table.Labels[pair.Key.Predicted],
                    pair.Count(),
                    (double)pair.Count() / byTruth[pair.Key.Truth].Count(),
                    pair.Select(Speaker).Distinct().Count(),
                    byTruth[pair.Key.Truth].Select(Speaker).Distinct().Count()
                ))
                .OrderByDescending(pair => pair.Share)
                .ThenBy(pair => pair.Truth, StringComparer.Ordinal)
                .ThenBy(pair => pair.Predicted, StringComparer.Ordinal),
        ];
    }
}
