using SerWorkbook.Evaluation.Scores;

namespace SerWorkbook;

/// <summary>What a change of the tested recordings does to the answers of models that were trained without it.</summary>
/// <param name="Name">What was changed.</param>
/// <param name="Rows">How many rows were predicted both as they are and changed.</param>
/// <param name="Refused">How many held nothing to measure once changed; they are left out on both sides.</param>
/// <param name="Uar">UAR of the changed recordings, 0 to 1.</param>
/// <param name="UarInterval">Its 95 % interval, by bootstrap over speakers.</param>
/// <param name="Loss">UAR as they are less UAR changed, over the same rows; below 0 where the change helps.</param>
/// <param name="LossInterval">Its 95 % interval, by paired bootstrap over speakers.</param>
/// <param name="Changed">Share of the rows that get another answer, 0 to 1.</param>
/// <param name="ChangedInterval">Its 95 % interval.</param>
/// <param name="Confidence">Mean confidence of the changed recordings, 0 to 1.</param>
/// <param name="ConfidenceInterval">Its 95 % interval.</param>
public sealed record PerturbationScore(
    string Name,
    int Rows,
    int Refused,
    double Uar,
    Interval UarInterval,
    double Loss,
    Interval LossInterval,
    double Changed,
    Interval ChangedInterval,
    double Confidence,
    Interval ConfidenceInterval
)
{
    // Behind the sums of each class stand: rows, rows with another answer, confidence.
    private const int Extra = 3;

    internal static PerturbationScore Of(
        string name,
        FeatureTable table,
        IReadOnlyList<(RowPrediction Original, RowPrediction? Changed)> pairs,
        int seed
    )
    {
        var classes = table.Labels.Count;
        (RowPrediction Original, RowPrediction Changed)[] kept =
        [
            .. pairs.Where(pair => pair.Changed is not null).Select(pair => (pair.Original, pair.Changed!)),
        ];
        var sums = SpeakerSums.Of(
            table,
            [.. kept.Select(pair => pair.Original)],
            3 * classes + Extra,
            (place, sum) =>
            {
                var (original, changed) = kept[place];
                sum[original.Truth]++;
                sum[classes + original.Truth] += original.IsRight ? 1 : 0;
                sum[2 * classes + original.Truth] += changed.IsRight ? 1 : 0;
                sum[^3]++;
                sum[^2] += changed.Predicted != original.Predicted ? 1 : 0;
                sum[^1] += changed.Confidence;
            }
        );
        double Uar(double[] sum, int part) => SpeakerSums.Uar(sum.AsSpan(0, classes), sum.AsSpan(part * classes, classes));
        if (kept.Length == 0)
        {
            return new PerturbationScore(
                name,
                0,
                pairs.Count,
                double.NaN,
                Interval.Unknown,
                double.NaN,
                Interval.Unknown,
                double.NaN,
                Interval.Unknown,
                double.NaN,
                Interval.Unknown
            );
        }

        double Changed(double[] sum) => Uar(sum, 2);
        double Loss(double[] sum) => Uar(sum, 1) - Uar(sum, 2);
        double Share(double[] sum) => sum[^2] / sum[^3];
        double Confidence(double[] sum) => sum[^1] / sum[^3];
        return new PerturbationScore(
            name,
            kept.Length,
            pairs.Count - kept.Length,
            Changed(sums.Total),
            sums.OfShare(Changed, seed),
            Loss(sums.Total),
            sums.OfDifference(Loss, seed),
            Share(sums.Total),
            sums.OfShare(Share, seed),
            Confidence(sums.Total),
            sums.OfShare(Confidence, seed)
        );
    }
}
