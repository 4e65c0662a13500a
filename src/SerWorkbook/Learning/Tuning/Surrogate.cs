using SerWorkbook.Numerics;

namespace SerWorkbook.Learning.Tuning;

/// <summary>What trials so far let expect of a recipe that was not tried: a mean and how unsure it is.</summary>
/// <remarks>
/// A Gaussian process (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, chapter 2). Two recipes are
/// alike by three parts: the same trainer with near settings, the same trainer at all, the same columns and scaling whatever
/// the trainer. Of a few reaches and sizes, those are taken that make the trials most probable (chapter 5).
/// </remarks>
internal sealed class Surrogate
{
    // How much of the spread of scores each part explains; they sum to 1.
    private const double SettingsShare = 0.4;
    private const double TrainerShare = 0.35;
    private const double ViewShare = 0.25;

    // How much two recipes that differ in columns, or in scaling, still have in common.
    private const double OtherColumns = 0.6;
    private const double OtherScaling = 0.4;

    // Scores of one recipe that is tried with other folds or seeds lie about so far apart.
    private const double NoiseOfScores = 0.008;

    private static readonly double[] Reaches = [0.2, 0.4, 0.8];
    private static readonly double[] Sizes = [0.5, 1, 2];

    private readonly RecipePlace[] _places;
    private readonly double[] _weights;
    private readonly double _mean;
    private readonly double _variance;
    private readonly double _reach;
    private readonly Cholesky _factor;

    private Surrogate(RecipePlace[] places, double[] scores, double mean, double variance, double reach)
    {
        (_places, _mean, _variance, _reach) = (places, mean, variance, reach);
        double[][] lower =
        [
            .. places.Select(
                (place, i) =>
                    places.Take(i + 1).Select((other, j) => Likeness(place, other) + (i == j ? NoiseOfScores * NoiseOfScores : 0)).ToArray()
            ),
        ];
        _factor = Cholesky.Of(lower, CancellationToken.None);
        double[] centred = [.. scores.Select(score => score - mean)];
        _weights = _factor.Solve([.. centred]);
        LogLikelihood = -0.5 * centred.Zip(_weights, (score, weight) => score * weight).Sum() - 0.5 * _factor.LogDeterminant;
    }

    /// <summary>Logarithm of how probable the scores are, less a constant.</summary>
    private double LogLikelihood { get; }

    /// <summary>Learns from trials.</summary>
    /// <param name="places">Where each recipe lies; one or more.</param>
    /// <param name="scores">The score of each.</param>
    public static Surrogate Fit(IReadOnlyList<RecipePlace> places, IReadOnlyList<double> scores)
    {
        var mean = scores.Average();
        var variance = Math.Max(scores.Average(score => (score - mean) * (score - mean)), NoiseOfScores * NoiseOfScores);
        return (
            from reach in Reaches
            from size in Sizes
            select new Surrogate([.. places], [.. scores], mean, size * variance, reach)
        ).Aggregate((best, other) => other.LogLikelihood > best.LogLikelihood ? other : best);
    }

    /// <summary>What is to be expected of a recipe.</summary>
    /// <param name="place">Where it lies.</param>
    /// <returns>Mean and standard deviation of its score.</returns>
    public (double Mean, double Deviation) Predict(RecipePlace place)
    {
        double[] likeness = [.. _places.Select(known => Likeness(known, place))];
        var mean = _mean + likeness.Zip(_weights, (like, weight) => like * weight).Sum();
        var known = likeness.Zip(_factor.Solve([.. likeness]), (like, solved) => like * solved).Sum();
        return (mean, Math.Sqrt(Math.Max(_variance - known, 0)));
    }

    private double Likeness(RecipePlace one, RecipePlace other)
    {
        var view = (one.Columns == other.Columns ? 1 : OtherColumns) * (one.Scaling == other.Scaling ? 1 : OtherScaling);
        if (one.Trainer != other.Trainer)
        {
            return _variance * ViewShare * view;
        }

        var distance = 0.0;
        for (var i = 0; i < one.Settings.Length; i++)
        {
            distance += (one.Settings[i] - other.Settings[i]) * (one.Settings[i] - other.Settings[i]);
        }

        return _variance * (ViewShare * view + TrainerShare + SettingsShare * view * Math.Exp(-0.5 * distance / (_reach * _reach)));
    }
}
