namespace SerWorkbook;

/// <summary>A recording that a model was sure of, and wrong.</summary>
/// <param name="Utterance">The recording.</param>
/// <param name="Truth">The emotion that was acted.</param>
/// <param name="Predicted">What the model took it for.</param>
/// <param name="Confidence">How probable the model held that, 0 to 1.</param>
/// <param name="ProbabilityOfTruth">How probable it held the emotion that was acted, 0 to 1.</param>
public sealed record ConfidentMistake(Utterance Utterance, string Truth, string Predicted, double Confidence, double ProbabilityOfTruth)
{
    /// <summary>The usual number of mistakes: as many clips as a page carries lightly.</summary>
    public const int UsualLimit = 6;

    /// <summary>Finds the most confident mistakes.</summary>
    /// <param name="table">The table that was predicted.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="limit">The most that are listed, 1 or more.</param>
    /// <returns>The mistakes, the most confident first, each recording once.</returns>
    public static IReadOnlyList<ConfidentMistake> Of(FeatureTable table, IReadOnlyList<RowPrediction> predictions, int limit = UsualLimit)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return
        [
            .. predictions
                .Where(p => !p.IsRight)
                .OrderByDescending(p => p.Confidence)
                .ThenBy(p => p.Row)
                .DistinctBy(p => table.Rows[p.Row].Utterance.Path)
                .Take(limit)
                .Select(p => new ConfidentMistake(
                    table.Rows[p.Row].Utterance,
                    table.Labels[p.Truth],
                    table.Labels[p.Predicted],
                    p.Confidence,
                    p.Probabilities[p.Truth]
                )),
        ];
    }
}
