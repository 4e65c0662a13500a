using SerWorkbook.Evaluation.Scores;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>Whether one recipe does better than another on the same rows and folds.</summary>
/// <param name="First">The recipe that is asked about.</param>
/// <param name="Second">The recipe that it is compared with.</param>
/// <param name="UarDifference">UAR of the first less UAR of the second, -1 to 1.</param>
/// <param name="Interval">Its 95 % interval, by bootstrap over speakers.</param>
/// <param name="PValue">How probable as large a difference, of either sign, is when the two are equally good, 0 to 1.</param>
/// <param name="Speakers">Number of speakers.</param>
/// <param name="IsExact">Whether every exchange was counted, not a sample of them.</param>
/// <remarks>
/// Permutation test over speakers: if the two are equally good, what they said of one speaker may as well be exchanged
/// (Good, Permutation, Parametric and Bootstrap Tests of Hypotheses, 2005, ch. 3). The smallest possible p is 2 / 2^speakers:
/// 0.125 for 4 speakers, however large the difference.
/// </remarks>
public sealed record PairedComparison(
    string First,
    string Second,
    double UarDifference,
    Interval Interval,
    double PValue,
    int Speakers,
    bool IsExact
)
{
    private const int MostCounted = 13;
    private const int Samples = 10_000;

    // Differences that are equal but for rounding are equal.
    private const double Rounding = 1e-12;

    /// <summary>Compares two evaluations.</summary>
    /// <param name="first">The recipe that is asked about.</param>
    /// <param name="second">The recipe that it is compared with, under the same protocol.</param>
    /// <exception cref="SerException">The two were not tested on the same rows of the same data in the same folds.</exception>
    public static PairedComparison Of(EvaluationResult first, EvaluationResult second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireSameTest(first, second);
        var (one, other) = (ClustersOf(first), ClustersOf(second));
        var everyone = Enumerable.Range(0, one.Count).ToArray();
        double Difference(IReadOnlyList<int> speakers) => one.Sum(speakers).Uar - other.Sum(speakers).Uar;
        var pairs = new ExchangeablePairs(one, other);
        var exact = one.Count <= MostCounted;
        return new PairedComparison(
            first.RecipeText,
            second.RecipeText,
            Difference(everyone),
            ClusterBootstrap.OfDifference(one.Count, Difference, first.Seed),
            exact
                ? pairs.CountAll(Math.Abs(Difference(everyone)) - Rounding)
                : pairs.Sample(Math.Abs(Difference(everyone)) - Rounding, first.Seed),
            one.Count,
            exact
        );
    }

    private static void RequireSameTest(EvaluationResult first, EvaluationResult second)
    {
        if (
            first.Table.Corpus.DataHash != second.Table.Corpus.DataHash
            || !first.Predictions.Select(p => (p.Row, p.Fold)).SequenceEqual(second.Predictions.Select(p => (p.Row, p.Fold)))
        )
        {
            throw new SerException(
                $"'{first.RecipeText}' ({first.Split.Protocol}) and '{second.RecipeText}' ({second.Split.Protocol}) "
                    + "were not tested on the same rows in the same folds; only then can they be compared in pairs."
            );
        }
    }

    private static Clusters ClustersOf(EvaluationResult result) =>
        Clusters.Of(result.Table.Labels, result.Predictions, prediction => result.Table.Rows[prediction.Row].Utterance.Speaker);

    private sealed class ExchangeablePairs(Clusters one, Clusters other)
    {
        public double CountAll(double least)
        {
            var patterns = 1 << one.Count;
            var extreme = Enumerable
                .Range(0, patterns)
                .Count(pattern => Math.Abs(Exchanged(speaker => (pattern >> speaker & 1) == 1)) >= least);
            return (double)extreme / patterns;
        }

        // One is added on both sides for the order that was seen (Davison and Hinkley, 1997, eq. 4.11).
        public double Sample(double least, int seed)
        {
            var random = new SeededRandom(seed, "paired comparison");
            var extreme = 1;
            for (var sample = 0; sample < Samples; sample++)
            {
                var exchanged = Enumerable.Range(0, one.Count).Select(_ => random.Next(2) == 1).ToArray();
                extreme += Math.Abs(Exchanged(speaker => exchanged[speaker])) >= least ? 1 : 0;
            }

            return (double)extreme / (Samples + 1);
        }

        private double Exchanged(Func<int, bool> isExchanged)
        {
            var speakers = Enumerable.Range(0, one.Count).ToLookup(isExchanged);
            int[] kept = [.. speakers[false]],
                exchanged = [.. speakers[true]];
            return Clusters.UarOf((one, kept), (other, exchanged)) - Clusters.UarOf((other, kept), (one, exchanged));
        }
    }
}
