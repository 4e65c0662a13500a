using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What becomes of unheard rows when every fold's model keeps silent below the limit that its training side chose.</summary>
/// <param name="CoverageAsked">The share that was to be answered, above 0 to 1.</param>
/// <param name="Coverage">The share that is answered, 0 to 1.</param>
/// <param name="CoverageInterval">Its 95 % interval, by bootstrap over speakers.</param>
/// <param name="Accuracy">The share of those answered that is right, 0 to 1; NaN where none is.</param>
/// <param name="AccuracyInterval">Its 95 % interval.</param>
/// <param name="Uar">The mean recall over those answered, of the classes that occur among them, 0 to 1; NaN where none is.</param>
/// <param name="UarInterval">Its 95 % interval.</param>
/// <param name="AccuracyOfAll">The share of all rows that is right, 0 to 1: what answering everything gives.</param>
/// <param name="UarOfAll">The mean recall over all rows, 0 to 1.</param>
public sealed record Rejection(
    double CoverageAsked,
    double Coverage,
    Interval CoverageInterval,
    double Accuracy,
    Interval AccuracyInterval,
    double Uar,
    Interval UarInterval,
    double AccuracyOfAll,
    double UarOfAll
)
{
    internal static Rejection Of(CalibratedResult result)
    {
        var classes = result.Table.Labels.Count;
        var answered = SpeakerSums.Of(
            result.Table,
            result.Calibrated,
            2 * classes + 1,
            (place, sums) =>
            {
                var prediction = result.Calibrated[place];
                sums[^1]++;
                if (result.IsAnswered(prediction))
                {
                    Count(prediction, sums, classes);
                }
            }
        );
        var all = SpeakerSums
            .Of(result.Table, result.Calibrated, 2 * classes + 1, (place, sums) => Count(result.Calibrated[place], sums, classes))
            .Total;
        double Coverage(double[] sums) => Sum(sums, 0, classes) / sums[^1];
        double Accuracy(double[] sums) => Sum(sums, classes, classes) / Sum(sums, 0, classes);
        double Uar(double[] sums) => SpeakerSums.Uar(sums.AsSpan(0, classes), sums.AsSpan(classes, classes));
        return new Rejection(
            result.Folds[0].Coverage,
            Coverage(answered.Total),
            answered.OfShare(Coverage, result.Seed),
            Accuracy(answered.Total),
            answered.OfShare(Accuracy, result.Seed),
            Uar(answered.Total),
            answered.OfShare(Uar, result.Seed),
            Accuracy(all),
            Uar(all)
        );
    }

    private static void Count(RowPrediction prediction, double[] sums, int classes)
    {
        sums[prediction.Truth]++;
        sums[classes + prediction.Truth] += prediction.IsRight ? 1 : 0;
    }

    private static double Sum(double[] sums, int start, int count) => FixedOrderSums.Sum<double>(sums.AsSpan(start, count));
}
