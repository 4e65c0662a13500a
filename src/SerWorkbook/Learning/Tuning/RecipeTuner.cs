using SerWorkbook.Speech;

namespace SerWorkbook.Learning.Tuning;

/// <summary>Says what each trial is to try.</summary>
/// <remarks>
/// The recipe of a trial depends on seed and space, on the recipes before it and on the results of whole earlier batches,
/// never on time or on how many trials run at once: same data, seed and number of trials give the same recipes. What comes
/// after the portfolio is the recipe with the largest expected improvement (Jones, Schonlau and Welch, "Efficient global
/// optimization of expensive black-box functions", 1998) for its cost, by a <see cref="Surrogate"/>; trials that are still
/// running count as having what is expected of them. Every fifth recipe is drawn by chance, so that no mistake of the
/// surrogate lasts.
/// </remarks>
internal sealed class RecipeTuner(SearchSpace space, SearchStrategy strategy, int seed)
{
    private const int BatchSize = 4;
    private const int ChanceEvery = 5;
    private const int FewestToLearnFrom = 4;
    private const int Draws = 200;
    private const int GoodOnes = 6;
    private const int DrawsNearEach = 20;
    private const int MostTries = 200;

    // The newest and the best of these count; the cost of learning grows with their third power.
    private const int MostLearntFrom = 150;

    private readonly Recipe[] _portfolio = strategy == SearchStrategy.Learning ? [.. space.Portfolio().Distinct()] : [];

    /// <summary>The tuner of a search.</summary>
    /// <param name="trainers">The trainers to choose from, in order.</param>
    /// <param name="table">The features, whose families may be chosen from.</param>
    /// <param name="options">Scalings, strategy, seed.</param>
    public static RecipeTuner Of(IReadOnlyList<ITrainer> trainers, FeatureTable table, SearchOptions options) =>
        new(SearchSpace.Of(trainers, table, options), options.Strategy, options.Seed);

    /// <summary>
    /// The last trial that a trial may depend on, in its recipe and in when it is pruned: the end of the batch before last.
    /// </summary>
    /// <param name="number">The trial's number, from 1.</param>
    /// <returns>Its number; 0 for none.</returns>
    public int HistoryEnd(int number) =>
        strategy == SearchStrategy.Random ? 0 : Math.Max((number - 1) / BatchSize * BatchSize - BatchSize, 0);

    /// <summary>What tells the recipes of this tuner from those of another version or strategy.</summary>
    public IEnumerable<string> Describe() => [.. space.Describe(), $"strategy: {strategy} 1"];

    /// <summary>The recipe of the next trial.</summary>
    /// <param name="given">The recipes of all trials before it, in order.</param>
    /// <param name="done">The ended trials up to <see cref="HistoryEnd"/>, in order.</param>
    public Recipe Next(IReadOnlyList<Recipe> given, IReadOnlyList<Trial> done)
    {
        var number = given.Count + 1;
        if (number <= _portfolio.Length)
        {
            return _portfolio[number - 1];
        }

        var random = new SeededRandom(seed, FormattableString.Invariant($"trial {number}"));
        var known = given.ToHashSet();
        var scored = strategy == SearchStrategy.Learning && number % ChanceEvery != 0 ? TrialEstimate.Of(done) : [];
        return scored.Count < FewestToLearnFrom ? Draw(known, random) : MostPromising(given, known, scored, random);
    }

    private Recipe Draw(HashSet<Recipe> known, SeededRandom random)
    {
        var recipe = space.Draw(random);
        for (var tries = 1; tries < MostTries && known.Contains(recipe); tries++)
        {
            recipe = space.Draw(random);
        }

        return recipe;
    }

    private Recipe MostPromising(
        IReadOnlyList<Recipe> given,
        HashSet<Recipe> known,
        IReadOnlyList<TrialEstimate> scored,
        SeededRandom random
    )
    {
        var surrogate = Learn(given, Considered(scored), out var best);
        var good = scored.OrderByDescending(trial => trial.Score).Take(GoodOnes);
        var candidates = Enumerable
            .Range(0, Draws)
            .Select(_ => space.Draw(random))
            .Concat(good.SelectMany(trial => Enumerable.Range(0, DrawsNearEach).Select(_ => space.DrawNear(trial.Recipe, random))))
            .Where(recipe => !known.Contains(recipe))
            .Distinct()
            .ToArray();
        return candidates.Length == 0 ? Draw(known, random) : candidates.MaxBy(recipe => Promise(recipe, surrogate, best))!;
    }

    private static TrialEstimate[] Considered(IReadOnlyList<TrialEstimate> scored)
    {
        var newest = scored.TakeLast(MostLearntFrom / 2);
        return [.. newest.Union(scored.OrderByDescending(trial => trial.Score).Take(MostLearntFrom / 2))];
    }

    private Surrogate Learn(IReadOnlyList<Recipe> given, TrialEstimate[] scored, out double best)
    {
        RecipePlace[] places = [.. scored.Select(trial => space.PlaceOf(trial.Recipe))];
        double[] scores = [.. scored.Select(trial => trial.Score)];
        var surrogate = Surrogate.Fit(places, scores);
        best = places.Max(place => surrogate.Predict(place).Mean);
        RecipePlace[] running = [.. given.TakeLast(2 * BatchSize).Except(scored.Select(trial => trial.Recipe)).Select(space.PlaceOf)];
        return running.Length == 0
            ? surrogate
            : Surrogate.Fit([.. places, .. running], [.. scores, .. running.Select(place => surrogate.Predict(place).Mean)]);
    }

    // Expected improvement; the root of the cost, because a longer trial is worth its time where it is better.
    private double Promise(Recipe recipe, Surrogate surrogate, double best)
    {
        var (mean, deviation) = surrogate.Predict(space.PlaceOf(recipe));
        var gain = deviation > 0 ? (mean - best) / deviation : double.NegativeInfinity;
        var improvement =
            deviation > 0 ? (mean - best) * NormalShare(gain) + deviation * Math.Exp(-0.5 * gain * gain) / Math.Sqrt(2 * Math.PI) : 0;
        return improvement / Math.Sqrt(space.Find(recipe.Trainer).RelativeCost);
    }

    // The normal distribution's share below z, by its logistic approximation (Bowling et al. 2009), within 0.00014.
    private static double NormalShare(double z) => 1 / (1 + Math.Exp(-0.07056 * z * z * z - 1.5976 * z));
}
