using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning;

public sealed class ModelSearchTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(distance: 0.25);

    [Fact]
    public void Finds_the_same_winner_from_the_same_seed_whatever_the_threads()
    {
        var options = new SearchOptions
        {
            MaximumTrials = 7,
            Seed = 3,
            Budget = TimeSpan.FromMinutes(10),
        };
        var one = Search().Run(Table, options);
        var two = Search().Run(Table, options with { Threads = 3 });
        Assert.Equal(7, one.Trials.Count);
        Assert.Equal(one.Trials.Select(Essence), two.Trials.Select(Essence));
        Assert.Equal(one.Best.Recipe, two.Best.Recipe);
        Assert.Equal(one.Trials.Max(trial => trial.Uar), one.Best.Uar);
        Assert.True(one.Best.Uar > 0.5, $"the classes differ, but the UAR is {one.Best.Uar}");
    }

    [Fact]
    public void A_longer_search_repeats_the_shorter_one_and_goes_on()
    {
        var options = new SearchOptions { MaximumTrials = 4, Budget = TimeSpan.FromMinutes(10) };
        var shorter = Search().Run(Table, options);
        var longer = Search().Run(Table, options with { MaximumTrials = 9 });
        Assert.Equal(shorter.Trials.Select(Essence), longer.Trials.Take(4).Select(Essence));
        Assert.Equal(9, longer.Trials.Select(trial => trial.Recipe).Distinct().Count());
    }

    [Fact]
    public void Finishes_a_trial_however_short_the_budget()
    {
        var result = Search().Run(Table, new SearchOptions { Budget = TimeSpan.Zero });
        Assert.Equal(TrialStatus.Finished, Assert.Single(result.Trials).Status);
    }

    [Fact]
    public void Says_so_where_the_budget_ended_it_and_only_there()
    {
        var options = new SearchOptions { MaximumTrials = 2, Budget = TimeSpan.FromMinutes(10) };
        var whole = new ModelSearch([new RidgeTrainer()]).Run(Table, options);
        Assert.False(whole.IsCutShort);
        Assert.DoesNotContain(
            "budget",
            SearchTables.Leaderboard(whole).ToPlainText() + SearchConclusions.Of(whole).ToPlainText(),
            StringComparison.Ordinal
        );

        var cut = new ModelSearch([new RidgeTrainer()]).Run(Table, options with { Budget = TimeSpan.Zero });
        Assert.True(cut.IsCutShort);
        const string Sentence = "The time budget of 0 s ended the search after 1 of at most 2 trials.";
        Assert.Contains(Sentence, SearchTables.Leaderboard(cut).ToPlainText(), StringComparison.Ordinal);
        Assert.Contains(Sentence, SearchTables.Leaderboard(cut).ToHtml(), StringComparison.Ordinal);
        Assert.Contains(Sentence, SearchConclusions.Of(cut).ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_so_where_a_trial_took_too_long()
    {
        var options = new SearchOptions
        {
            MaximumTrials = 2,
            Budget = TimeSpan.FromMinutes(10),
            TrialLimit = TimeSpan.FromMilliseconds(200),
        };
        var result = new ModelSearch([new RidgeTrainer(), new EndlessTrainer()]).Run(Table, options);
        Assert.False(result.IsCutShort);
        Assert.Equal(TrialStatus.TimedOut, result.Trials[1].Status);
        Assert.Contains(
            "1 trial was stopped after 0.2 s; with more time, the result may differ.",
            SearchTables.Leaderboard(result).ToPlainText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_usual_budget_is_a_ceiling_far_above_the_usual_trials()
    {
        var usual = new SearchOptions();
        Assert.True(
            usual.Budget >= TimeSpan.FromSeconds(10) * usual.MaximumTrials,
            "a busy machine must not decide how many trials are made"
        );
    }

    [Fact]
    public void Goes_on_after_a_trainer_that_fails_and_says_why()
    {
        var result = new ModelSearch([new FailingTrainer(), new LbfgsTrainer()]).Run(Table, new SearchOptions { MaximumTrials = 3 });
        Assert.Equal([TrialStatus.Failed, TrialStatus.Finished], result.Trials.Take(2).Select(trial => trial.Status));
        Assert.Equal("no luck", result.Trials[0].Error);
        Assert.Equal("lbfgs", result.Best.Recipe.Trainer);
    }

    [Fact]
    public void Breaks_off_a_trial_when_the_budget_ends_and_keeps_what_is_finished()
    {
        var result = new ModelSearch([new RidgeTrainer(), new EndlessTrainer()]).Run(
            Table,
            new SearchOptions { Budget = TimeSpan.FromSeconds(3) }
        );
        Assert.Equal([TrialStatus.Finished, TrialStatus.OutOfTime], result.Trials.Select(trial => trial.Status));
        Assert.Equal("ridge", result.Best.Recipe.Trainer);
    }

    [Fact]
    public void Says_so_when_no_trainer_works()
    {
        var fault = Assert.Throws<SerException>(() =>
            new ModelSearch([new FailingTrainer()]).Run(Table, new SearchOptions { MaximumTrials = 2 })
        );
        Assert.Contains("no luck", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new ModelSearch([new EndlessTrainer()]).Run(Table, new SearchOptions(), cancellationToken: stop.Token)
        );
    }

    [Fact]
    public void Refuses_one_speaker_and_one_emotion()
    {
        Assert.Contains(
            "1 speaker",
            Assert.Throws<SerException>(() => Search().Run(TestCorpus.Table(speakers: 1), new SearchOptions())).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "one emotion",
            Assert.Throws<SerException>(() => Search().Run(TestCorpus.Table(classes: 1), new SearchOptions())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Draws_lie_in_the_trainers_spaces_and_read_as_written()
    {
        foreach (var trainer in TrainerCatalogue.Default)
        {
            var random = new SeededRandom(1, trainer.Name);
            foreach (var setting in trainer.Space)
            {
                for (var i = 0; i < 200; i++)
                {
                    var value = setting.Draw(random);
                    Assert.True(
                        (value == 0 && setting.IsAllAtZero) || (value >= setting.Low && value <= setting.High),
                        $"{setting}: {value}"
                    );
                    Assert.True(!setting.Whole || value == Math.Round(value));
                }
            }

            Assert.All(
                trainer.Portfolio,
                recipe => Assert.Equal(trainer.Space.Select(setting => setting.Name).Order(StringComparer.Ordinal), recipe.Settings.Keys)
            );
        }
    }

    [Fact]
    public void What_has_proved_good_lies_in_the_space_that_is_searched_and_is_short()
    {
        foreach (var trainer in TrainerCatalogue.Default)
        {
            Assert.InRange(trainer.Portfolio.Count, 1, 4);
            Assert.Equal(trainer.Portfolio.Count, trainer.Portfolio.Distinct().Count());
            Assert.All(trainer.Portfolio, recipe => Assert.Equal(recipe, TrainerCatalogue.Parse(recipe.ToString())));
            Assert.All(
                trainer.Space,
                setting =>
                    Assert.All(
                        trainer.Portfolio,
                        recipe =>
                            Assert.True(
                                recipe[setting.Name] == 0 || (recipe[setting.Name] >= setting.Low && recipe[setting.Name] <= setting.High),
                                $"{recipe}: {setting}"
                            )
                    )
            );
        }
    }

    [Fact]
    public void A_recipe_reads_back_what_it_writes()
    {
        var recipe = Recipe.Of("sdca", ("iterations", 10), ("l1", 0.00123), ("l2", 0.0275));
        Assert.Equal(recipe, TrainerCatalogue.Parse(recipe.ToString()));
        Assert.Equal(Recipe.Of("lbfgs", ("l1", 0), ("l2", 10)), TrainerCatalogue.Parse("LBFGS(l2=10,l1=0)"));
    }

    [Theory]
    [InlineData("lbfgs", "not a recipe")]
    [InlineData("magic (x=1)", "no trainer 'magic'")]
    [InlineData("lbfgs (l1=0)", "the settings l1, l2")]
    [InlineData("lbfgs (l1=0, l2=ten)", "'l2=ten'")]
    [InlineData("lbfgs (l1=0, l2=1, l2=2)", "'l2=2'")]
    [InlineData("lbfgs (l1=0, l2=-1)", "'l2=-1'")]
    public void Refuses_what_is_no_recipe(string text, string part) =>
        Assert.Contains(part, Assert.Throws<SerException>(() => TrainerCatalogue.Parse(text)).Message, StringComparison.Ordinal);

    private static ModelSearch Search() => new([new LbfgsTrainer(), new LinearSvmTrainer(), new SdcaTrainer()]);

    private static (int, Recipe, TrialStatus, double, double) Essence(Trial trial) =>
        (trial.Number, trial.Recipe, trial.Status, trial.Uar, trial.Accuracy);

    private abstract class FakeTrainer(string name) : ITrainer
    {
        public string Name => name;

        public string Title => name;

        public IReadOnlyList<TrainerSetting> Space { get; } = [new("x", 1, 2)];

        public IReadOnlyList<Recipe> Portfolio { get; } = [Recipe.Of(name, ("x", 1))];

        public abstract TrainedModel Train(
            FeatureTable table,
            IReadOnlyList<int> rows,
            Recipe recipe,
            int seed,
            CancellationToken cancellationToken
        );
    }

    private sealed class FailingTrainer() : FakeTrainer("failing")
    {
        public override TrainedModel Train(
            FeatureTable table,
            IReadOnlyList<int> rows,
            Recipe recipe,
            int seed,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException("no luck");
    }

    private sealed class EndlessTrainer() : FakeTrainer("endless")
    {
        public override TrainedModel Train(
            FeatureTable table,
            IReadOnlyList<int> rows,
            Recipe recipe,
            int seed,
            CancellationToken cancellationToken
        )
        {
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    [Theory]
    [InlineData("loso", "leave one speaker out")]
    [InlineData("groups:2", "2 speaker groups")]
    public void Scores_trials_by_the_protocol_it_is_told(string protocol, string name)
    {
        var table = TestCorpus.Table();
        var found = new ModelSearch([TrainerCatalogue.Find("ridge")]).Run(
            table,
            new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Parse(protocol)[0] }
        );
        Assert.Equal(name, found.Split.Protocol);
        Assert.Equal(Protocol.Parse(protocol)[0].Split(table, 1).Folds.Count, found.Best.FoldUars.Count);
    }

    [Theory]
    [InlineData("clips")]
    [InlineData("pieces")]
    [InlineData("sentences")]
    public void Refuses_a_protocol_that_lets_trials_hear_the_tested_speaker(string protocol)
    {
        var fault = Assert.Throws<Speech.SerException>(() =>
            new ModelSearch([TrainerCatalogue.Find("ridge")]).Run(
                TestCorpus.Table(),
                new SearchOptions { MaximumTrials = 1, Protocol = Protocol.Parse(protocol)[0] }
            )
        );
        Assert.Contains($"'{protocol}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("loso", fault.Message, StringComparison.Ordinal);
    }
}
