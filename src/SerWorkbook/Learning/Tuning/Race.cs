using SerWorkbook.Numerics;

namespace SerWorkbook.Learning.Tuning;

/// <summary>Tells after some folds whether a trial can still come near the best one.</summary>
/// <remarks>
/// A trial is pruned where the mean over speakers of its UAR less the best trial's, on the same rows, is below 0 with 97.5 %
/// confidence by Student's t (racing: Maron and Moore, "Hoeffding races", 1994; here with speakers as what is drawn, since clips of
/// one speaker go up and down together).
/// </remarks>
internal static class Race
{
    private const double Tail = 0.025;

    // Of the difference between two trials on one speaker: a few speakers may agree by chance.
    private const double LeastDeviation = 0.05;

    /// <summary>Judges a trial.</summary>
    /// <param name="table">The features.</param>
    /// <param name="predictions">The trial's predictions so far; one or more.</param>
    /// <param name="best">The best trial's predictions of these rows and others.</param>
    public static bool IsHopeless(FeatureTable table, IReadOnlyList<RowPrediction> predictions, IReadOnlyList<RowPrediction> best)
    {
        var others = best.ToDictionary(prediction => prediction.Row);
        var differences = predictions
            .Where(prediction => others.ContainsKey(prediction.Row))
            .GroupBy(prediction => table.Rows[prediction.Row].Utterance.Speaker, StringComparer.Ordinal)
            .Select(speaker => Uar([.. speaker]) - Uar([.. speaker.Select(prediction => others[prediction.Row])]))
            .ToArray();
        return differences.Length >= 2 && differences.Average() + StudentT.Reach(differences, Tail, LeastDeviation) < 0;
    }

    private static double Uar(IReadOnlyList<RowPrediction> predictions) =>
        predictions.GroupBy(prediction => prediction.Truth).Average(c => c.Average(prediction => prediction.IsRight ? 1.0 : 0.0));
}
