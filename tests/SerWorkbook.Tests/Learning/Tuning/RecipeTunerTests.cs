using SerWorkbook.Learning.Trainers;
using SerWorkbook.Learning.Tuning;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Tuning;

public sealed class RecipeTunerTests
{
    private static readonly IReadOnlyList<FeatureScaling> Scalings = [FeatureScaling.Global, FeatureScaling.None];

    [Fact]
    public void Finds_the_top_of_a_known_hill_sooner_than_chance()
    {
        int[] seeds = [1, 2, 3, 4, 5];
        var learnt = seeds.Select(seed => Climb(SearchStrategy.Learning, seed, 48)).ToArray();
        var drawn = seeds.Select(seed => Climb(SearchStrategy.Random, seed, 48)).ToArray();
        Assert.True(learnt.Average() > drawn.Average() + 0.01, $"{string.Join(' ', learnt)} against {string.Join(' ', drawn)}");
        Assert.True(learnt.Min() > 0.67, $"the top is 0.7, found was {learnt.Min()}");
    }

    [Fact]
    public void A_recipe_depends_on_earlier_batches_only()
    {
        var tuner = Tuner(SearchStrategy.Learning, 1);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 8], Enumerable.Range(1, 13).Select(tuner.HistoryEnd));
        Assert.Equal(0, Tuner(SearchStrategy.Random, 1).HistoryEnd(99));
    }

    [Fact]
    public void Starts_with_what_has_proved_good_and_never_repeats_a_recipe()
    {
        var recipes = new List<Recipe>();
        Climb(SearchStrategy.Learning, 2, 40, recipes);
        Assert.Equal(new SvmTrainer().Portfolio[0], recipes[0]);
        Assert.Equal(recipes.Count, recipes.Distinct().Count());
        foreach (var trainer in Trainers)
        {
            Assert.All(trainer.Portfolio, recipe => Assert.Contains(recipe, recipes));
        }
    }

    [Fact]
    public void The_usual_columns_and_scaling_are_drawn_half_of_the_time()
    {
        var space = new SearchSpace(TrainerCatalogue.Default, FeatureSet.SerFull, Scalings);
        var random = new SeededRandom(1, "draws");
        var recipes = Enumerable.Range(0, 2_000).Select(_ => space.Draw(random)).ToArray();
        Assert.InRange(recipes.Count(recipe => recipe.Columns == "all"), 850, 1_150);
        Assert.Equal(
            ColumnChoice.All.Select(choice => choice.Name),
            recipes
                .Select(recipe => recipe.Columns)
                .Distinct()
                .OrderBy(name => ColumnChoice.All.Index().First(choice => choice.Item.Name == name).Index)
        );
        Assert.Equal(TrainerCatalogue.Default.Count, recipes.Select(recipe => recipe.Trainer).Distinct().Count());
        Assert.All(
            recipes.Where(recipe => recipe.Scaling == FeatureScaling.None),
            recipe => Assert.Contains(recipe.Trainer, (string[])["svm", "ridge", "lda", "kernelSvm"])
        );
        Assert.All(recipes, recipe => Assert.Equal(recipe, TrainerCatalogue.Parse(recipe.ToString())));
        Assert.All(recipes.Take(300), recipe => Assert.Equal(recipe.Trainer, space.DrawNear(recipe, random).Trainer));
        Assert.All(recipes.Take(300), recipe => Assert.NotEqual(recipe, space.DrawNear(recipe, random)));
    }

    [Fact]
    public void Jobs_and_threads_change_neither_recipes_nor_scores_nor_where_trials_are_given_up()
    {
        var table = TestCorpus.Table(speakers: 8, distance: 0.25);
        var options = new SearchOptions
        {
            MaximumTrials = 30,
            Seed = 5,
            Budget = TimeSpan.FromMinutes(10),
        };
        var one = new ModelSearch(Trainers).Run(table, options);
        var many = new ModelSearch(Trainers).Run(table, options with { Jobs = 3, Threads = 2 });
        Assert.Equal(one.Trials.Select(Essence), many.Trials.Select(Essence));
        Assert.Contains(one.Trials, trial => trial.Status == TrialStatus.GivenUp);
        Assert.All(
            one.Trials.Where(trial => trial.Status == TrialStatus.GivenUp),
            trial =>
            {
                Assert.True(trial.FoldUars.Count < one.Split.Folds.Count);
                Assert.Contains($"after {trial.FoldUars.Count} of {one.Split.Folds.Count} folds", trial.Error, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_trial_that_was_given_up_counts_by_how_far_behind_it_was()
    {
        var best = Finished(1, 0.6, [0.5, 0.7]);
        Trial[] done =
        [
            best,
            new(2, best.Recipe, TrialStatus.GivenUp, double.NaN, Interval.Unknown, double.NaN, double.NaN, [0.43], 1, "far"),
            new(3, best.Recipe, TrialStatus.Failed, double.NaN, Interval.Unknown, double.NaN, double.NaN, [], 1, "no luck"),
        ];
        Assert.Equal([0.6, 0.53, 0.48], TrialEstimate.Of(done).Select(estimate => Math.Round(estimate.Score, 6)));
        Assert.Empty(TrialEstimate.Of([done[2]]));
    }

    private static ITrainer[] Trainers => [new SvmTrainer(), new RidgeTrainer(), new LdaTrainer(), new KernelSvmTrainer()];

    private static RecipeTuner Tuner(SearchStrategy strategy, int seed) =>
        new(new SearchSpace(Trainers, FeatureSet.SerFull, Scalings), strategy, seed);

    // A hill whose top, 0.7, is a linear SVM with c = 4 on the voice columns, 2,200 of them kept.
    private static double Score(Recipe recipe, SearchSpace space)
    {
        var place = space.PlaceOf(recipe);
        var top = space.PlaceOf(TrainerCatalogue.Parse("svm (balanced=1, c=4, keep=2200, columns=voice)"));
        var distance = place.Trainer == "svm" ? place.Settings.Zip(top.Settings, (x, y) => (x - y) * (x - y)).Sum() : 1;
        return 0.7
            - 0.2 * Math.Min(distance, 1)
            - (place.Columns == "voice" ? 0 : 0.04)
            - (place.Scaling == FeatureScaling.Global ? 0 : 0.15);
    }

    private static double Climb(SearchStrategy strategy, int seed, int trials, List<Recipe>? recipes = null)
    {
        recipes ??= [];
        var space = new SearchSpace(Trainers, FeatureSet.SerFull, Scalings);
        var tuner = new RecipeTuner(space, strategy, seed);
        var done = new List<Trial>();
        for (var number = 1; number <= trials; number++)
        {
            recipes.Add(tuner.Next(recipes, [.. done.Take(tuner.HistoryEnd(number))]));
            done.Add(Finished(number, Score(recipes[^1], space), [], recipes[^1]));
        }

        return done.Max(trial => trial.Uar);
    }

    private static Trial Finished(int number, double uar, double[] folds, Recipe? recipe = null) =>
        new(number, recipe ?? new SvmTrainer().Portfolio[0], TrialStatus.Finished, uar, Interval.Unknown, uar, uar, folds, 1, null);

    private static (int, Recipe, TrialStatus, double, string?) Essence(Trial trial) =>
        (trial.Number, trial.Recipe, trial.Status, trial.Uar, trial.Error);
}
