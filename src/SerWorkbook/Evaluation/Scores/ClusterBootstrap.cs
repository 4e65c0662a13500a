using SerWorkbook.Numerics;
using SerWorkbook.Speech;

namespace SerWorkbook.Evaluation.Scores;

/// <summary>95 % intervals of scores over things that come in clusters, such as the recordings of one speaker.</summary>
/// <remarks>
/// Clusters are drawn with replacement, with all that is in them, since what is in one is not independent (Davison and
/// Hinkley, Bootstrap Methods and their Application, 1997, ch. 3.8). The interval is Student's t with the bootstrap's
/// standard error, widened by sqrt(n / (n - 1)) (Hesterberg, "What teachers should know about the bootstrap", The American
/// Statistician 69, 2015): with the few speakers of a speech corpus the plain percentiles are too narrow. Shares are
/// treated on the logit scale, so that an interval never leaves 0 to 1.
/// </remarks>
internal static class ClusterBootstrap
{
    /// <summary>How often clusters are drawn unless a caller says otherwise.</summary>
    public const int UsualDraws = 1000;

    private const double Tail = 0.025;

    // A share of 0 or 1 has no logit: it is taken as this far from the end. Scores of single rows are coarser than that.
    private const double FromTheEnd = 1e-4;

    /// <summary>The interval of a share, such as a UAR.</summary>
    /// <param name="clusters">Number of clusters; an interval needs 2 or more.</param>
    /// <param name="score">Gives the share, 0 to 1, of some clusters; it is handed their numbers, some several times.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws, 2 or more.</param>
    /// <returns>
    /// The interval, NaN for one cluster. Where all clusters have a share of 0, or of 1, there is no spread to learn from; the
    /// exact binomial interval with a trial a cluster is given then (Clopper and Pearson, Biometrika 26, 1934).
    /// </returns>
    public static Interval OfShare(int clusters, Func<IReadOnlyList<int>, double> score, int seed, int draws = UsualDraws)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (clusters < 2)
        {
            return Interval.Unknown;
        }

        var share = score([.. Enumerable.Range(0, clusters)]);
        var reach = Reach(clusters, drawn => Logit(score(drawn)), seed, draws);
        return reach > 0 ? new Interval(Share(Logit(share) - reach), Share(Logit(share) + reach))
            : share <= 0 ? new Interval(0, 1 - Math.Pow(Tail, 1.0 / clusters))
            : share >= 1 ? new Interval(Math.Pow(Tail, 1.0 / clusters), 1)
            : new Interval(share, share);
    }

    /// <summary>The interval of a difference, such as what one model gains over another on the same clusters.</summary>
    /// <param name="clusters">Number of clusters; an interval needs 2 or more.</param>
    /// <param name="difference">Gives the difference over some clusters; it is handed their numbers, some several times.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">Number of draws, 2 or more.</param>
    /// <returns>The interval, NaN for one cluster.</returns>
    public static Interval OfDifference(int clusters, Func<IReadOnlyList<int>, double> difference, int seed, int draws = UsualDraws)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (clusters < 2)
        {
            return Interval.Unknown;
        }

        var value = difference([.. Enumerable.Range(0, clusters)]);
        var reach = Reach(clusters, difference, seed, draws);
        return new Interval(value - reach, value + reach);
    }

    private static double Reach(int clusters, Func<IReadOnlyList<int>, double> score, int seed, int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        var random = new SeededRandom(seed, "cluster bootstrap");
        var drawn = new int[clusters];
        var (mean, squares) = (0.0, 0.0);
        for (var draw = 1; draw <= draws; draw++)
        {
            for (var i = 0; i < clusters; i++)
            {
                drawn[i] = random.Next(clusters);
            }

            var value = score(drawn);
            var step = value - mean;
            mean += step / draw;
            squares += step * (value - mean);
        }

        var error = Math.Sqrt(squares / (draws - 1) * clusters / (clusters - 1));
        return StudentT.Exceeded(Tail, clusters - 1) * error;
    }

    private static double Logit(double share)
    {
        var inside = Math.Clamp(share, FromTheEnd, 1 - FromTheEnd);
        return Math.Log(inside / (1 - inside));
    }

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));
}
