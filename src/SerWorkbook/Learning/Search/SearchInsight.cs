using SerWorkbook.Learning.Tuning;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>What the trials of a search say about its choices.</summary>
/// <remarks>
/// A surrogate of all trials is asked about many drawn recipes; the share of a choice is its total effect (Sobol 2001;
/// Jansen's estimator, 1999): half the mean squared change of the score when only this choice is drawn anew, over the
/// variance of the score. Settings are looked at within the winner's trainer. With few trials it says what the surrogate
/// believes rather than what is so.
/// </remarks>
public static class SearchInsight
{
    private const int Draws = 400;

    /// <summary>How much each choice decides.</summary>
    /// <param name="result">A search with one finished trial or more.</param>
    /// <param name="trainers">The trainers that it chose from.</param>
    /// <returns>The choices, those that decide most first; all 0 where the scores do not differ.</returns>
    public static IReadOnlyList<SettingImportance> Importance(SearchResult result, IReadOnlyList<ITrainer> trainers)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(trainers);
        var space = SearchSpace.Of(trainers, result.Table, result.Options);
        var estimates = TrialEstimate.Of([.. result.Trials.Where(trial => trial.Status != TrialStatus.OutOfTime)]);
        var surrogate = Surrogate.Fit(
            [.. estimates.Select(trial => space.PlaceOf(trial.Recipe))],
            [.. estimates.Select(trial => trial.Score)]
        );
        var random = new SeededRandom(result.Options.Seed, "importance");
        Recipe[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => space.Draw(random))];
        var winner = result.Winner.Recipe.Trainer;
        Recipe[] within = [.. drawn.Select(recipe => DrawOf(winner, space, random) with { Columns = recipe.Columns })];
        double Score(Recipe recipe) => surrogate.Predict(space.PlaceOf(recipe)).Mean;
        var shares = new List<SettingImportance>
        {
            new("", "trainer", TotalEffect(drawn, recipe => WithOtherTrainer(recipe, space, random), Score)),
            new("", "columns", TotalEffect(drawn, recipe => recipe with { Columns = space.Draw(random).Columns }, Score)),
        };
        if (space.Trainers.Any(trainer => space.ScalingsOf(trainer).Count() > 1))
        {
            shares.Add(
                new(
                    "",
                    "scaling",
                    TotalEffect(drawn, recipe => recipe with { Scaling = DrawOf(recipe.Trainer, space, random).Scaling }, Score)
                )
            );
        }

        shares.AddRange(
            space
                .Find(winner)
                .Space.Select(setting => new SettingImportance(
                    winner,
                    setting.Name,
                    TotalEffect(within, recipe => With(recipe, setting.Name, setting.Draw(random)), Score)
                ))
        );
        return [.. shares.OrderByDescending(share => share.Share).ThenBy(share => share.Title, StringComparer.Ordinal)];
    }

    private static double TotalEffect(Recipe[] recipes, Func<Recipe, Recipe> redraw, Func<Recipe, double> score)
    {
        double[] scores = Array.ConvertAll(recipes, recipe => score(recipe));
        var mean = scores.Average();
        var variance = scores.Average(value => (value - mean) * (value - mean));
        var change = recipes.Zip(scores, (recipe, value) => Math.Pow(score(redraw(recipe)) - value, 2)).Average();
        return variance > 0 ? Math.Min(change / (2 * variance), 1) : 0;
    }

    // What is not the trainer's own stays: its scaling as far as the other trainer takes it.
    private static Recipe WithOtherTrainer(Recipe recipe, SearchSpace space, SeededRandom random)
    {
        var other = space.Draw(random) with { Columns = recipe.Columns };
        return space.ScalingsOf(space.Find(other.Trainer)).Contains(recipe.Scaling) ? other with { Scaling = recipe.Scaling } : other;
    }

    private static Recipe DrawOf(string trainer, SearchSpace space, SeededRandom random)
    {
        var recipe = space.Draw(random);
        while (recipe.Trainer != trainer)
        {
            recipe = space.Draw(random);
        }

        return recipe;
    }

    private static Recipe With(Recipe recipe, string setting, double value) =>
        recipe with
        {
            Settings = new SortedDictionary<string, double>(recipe.Settings, StringComparer.Ordinal) { [setting] = value },
        };
}
