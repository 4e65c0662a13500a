using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Tuning;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Tuning;

public sealed class SearchInsightTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(distance: 0.3);
    private static readonly IReadOnlyList<ITrainer> Trainers = [TrainerCatalogue.Find("svm"), TrainerCatalogue.Find("ridge")];

    [Fact]
    public void Names_what_a_made_up_score_depends_on()
    {
        var space = new SearchSpace(Trainers, Table.Set, [FeatureScaling.Global]);
        var random = new SeededRandom(1, "made up");
        Trial[] trials =
        [
            .. Enumerable
                .Range(1, 60)
                .Select(_ => space.Draw(random))
                .Index()
                .Select(recipe => Finished(recipe.Index + 1, recipe.Item, 0.6 - 0.3 * Math.Pow(Math.Log10(recipe.Item["c"] / 2), 2) / 4)),
        ];
        var shares = SearchInsight.Importance(Result(trials), Trainers);
        Assert.Equal("c", shares.First(share => share.Trainer.Length > 0).Name);
        Assert.True(
            shares.First(share => share.Name == "c").Share > 3 * shares.Where(share => share.Name == "balanced").Sum(share => share.Share)
        );
        Assert.Equal(shares, SearchInsight.Importance(Result(trials), Trainers));
        Assert.All(shares, share => Assert.InRange(share.Share, 0, 1));
    }

    [Fact]
    public void Where_all_trials_do_as_well_nothing_decides()
    {
        Trial[] trials =
        [
            .. Trainers.SelectMany(trainer => trainer.Portfolio).Index().Select(recipe => Finished(recipe.Index + 1, recipe.Item, 1)),
        ];
        var result = Result(trials);
        var shares = SearchInsight.Importance(result, Trainers);
        Assert.All(shares, share => Assert.Equal(0, share.Share, 0.01));
        Assert.NotEmpty(SearchFigures.Importance(result, [.. shares.Select(share => share with { Share = 0 })]).AltText);
        Assert.DoesNotContain(
            "matters most",
            SearchConclusions.Of(result, [.. shares.Select(share => share with { Share = 0 })]).ToPlainText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_setting_of_one_trainer_is_not_ranked_with_what_all_share()
    {
        Trial[] trials =
        [
            .. Trainers
                .SelectMany(trainer => trainer.Portfolio)
                .Index()
                .Select(recipe => Finished(recipe.Index + 1, recipe.Item, 0.5 + (0.01 * recipe.Index))),
        ];
        SettingImportance[] shares = [new("svm", "c", 0.9), new("", "columns", 0.5), new("svm", "keep", 0.2)];
        Assert.Contains(
            "Of the choices common to all trials, 'columns' matters most (50 % of the differences in score); within svm, 'c' does (90 % of "
                + "those among its recipes).",
            SearchConclusions.Of(Result(trials), shares).ToPlainText(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "for svm's own settings among its recipes alone",
            SearchFigures.Importance(Result(trials), shares).AltText,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "(50 % of the differences in score).",
            SearchConclusions.Of(Result(trials), [shares[1]]).ToPlainText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_report_holds_leaderboard_figures_trainers_and_what_was_pruned()
    {
        var options = new SearchOptions
        {
            MaximumTrials = 24,
            Seed = 5,
            Budget = TimeSpan.FromMinutes(10),
        };
        var search = new ModelSearch(Trainers).Run(TestCorpus.Table(speakers: 8, distance: 0.25), options);
        var report = SearchReport.Of(search, Trainers);
        Assert.Equal(["search-progress", "search-trainers", "search-importance"], report.Figures.Select(figure => figure.Name));
        var text = report.ToMarkdown(figure => figure.Name);
        Assert.Contains(
            "| 1 | linear SVM",
            text.Replace("ridge, least squares", "linear SVM", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("too far behind the best", text, StringComparison.Ordinal);
        Assert.Contains(" pruned after some folds for being too far behind", text, StringComparison.Ordinal);
        var trainers = SearchTables.Trainers(search);
        Assert.Equal(24, trainers.Rows.Sum(row => (int)row[1]!));
        Assert.Equal(search.Best.Uar, trainers.Rows[0][3]);
    }

    [Fact]
    public void The_winner_is_compared_with_the_best_baseline_on_the_same_rows()
    {
        var options = new SearchOptions { MaximumTrials = 4, Budget = TimeSpan.FromMinutes(10) };
        var baselines = SearchBaseline.Score(Table, options);
        Assert.Equal(3, baselines.Count);
        var search = new ModelSearch(Trainers).Run(Table, options);
        Assert.Contains(
            "points against the best baseline",
            SearchConclusions.Against(search, baselines).ToPlainText(),
            StringComparison.Ordinal
        );
        var table = SearchTables.Baselines(baselines);
        Assert.Equal(1.0 / 3, table.Rows[0][2]);
        Assert.Equal(baselines.Select(baseline => (object)baseline.Result.Matrix.Uar), table.Rows.Skip(1).Select(row => row[2]));
    }

    private static SearchResult Result(Trial[] trials) =>
        new(Table, Splits.SpeakerGroups(Table, 2), new SearchOptions { Scalings = [FeatureScaling.Global] }, trials);

    private static Trial Finished(int number, Recipe recipe, double uar) =>
        new(number, recipe, TrialStatus.Finished, uar, new Interval(uar - 0.1, uar + 0.1), uar, uar, [uar, uar], 1, null);
}
