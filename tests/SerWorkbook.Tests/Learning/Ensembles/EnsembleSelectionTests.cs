using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.Learning.Ensembles;
using SerWorkbook.Learning.Recipes;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ensembles;

public sealed class EnsembleSelectionTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(speakers: 4, classes: 4, rowsPerCell: 5);

    [Fact]
    public void A_bad_trial_gets_no_weight()
    {
        var choice = EnsembleSelection.Choose(Search(row => Toward(row, 0.9, sure: true), row => Toward(row + 1, 0.9, sure: true)));
        Assert.Equal(1, Assert.Single(choice.Members).Trial.Number);
        Assert.Equal(1, choice.Uar);
    }

    // Each knows half of the classes for sure and is mildly wrong on the others: together they know all.
    [Fact]
    public void Two_that_complement_each_other_beat_each_alone()
    {
        var search = Search(row => Knows(row, low: true), row => Knows(row, low: false));
        var choice = EnsembleSelection.Choose(search);
        Assert.Equal(2, choice.Members.Count);
        Assert.Equal(1, choice.Members.Sum(member => member.Weight), 1e-12);
        Assert.All(search.Trials, trial => Assert.Equal(0.5, trial.Uar, 1e-12));
        Assert.Equal(1, choice.Uar, 1e-12);
        Assert.Equal(
            1,
            ConfusionMatrix.Of(Table.Labels, choice.Predictions.Select(p => p.Truth), choice.Predictions.Select(p => p.Predicted)).Uar
        );
    }

    [Fact]
    public void Of_equal_scores_the_lower_log_loss_wins_and_the_choice_repeats()
    {
        var search = Search(row => Toward(row, 0.6, sure: false), row => Toward(row, 0.6, sure: true), row => Knows(row, low: true));
        var (first, second) = (EnsembleSelection.Choose(search), EnsembleSelection.Choose(search));
        Assert.Equal(first.Members, second.Members);
        Assert.Equal(first.Uar, second.Uar);
        Assert.Equal(1, first.Uar);
        Assert.Equal(TemperedLoss(first), first.LogLoss, 1e-12);
    }

    [Fact]
    public void One_trial_alone_answers_as_it_did()
    {
        var search = Search(row => Knows(row, low: true));
        var choice = EnsembleSelection.Choose(search);
        Assert.Equal(1, Assert.Single(choice.Members).Weight);
        Assert.Equal(search.Best.Predictions.Select(p => p.Predicted), choice.Predictions.Select(p => p.Predicted));
        Assert.Equal(search.Best.Uar, choice.Uar, 1e-12);
    }

    [Fact]
    public void What_is_added_never_makes_it_worse_on_what_it_was_chosen_by()
    {
        var trainers = new[] { "svm", "ridge", "lda" }.Select(TrainerCatalogue.Find).ToArray();
        var search = new ModelSearch(trainers).Run(
            TestCorpus.Table(distance: 0.2),
            new SearchOptions { MaximumTrials = 6, Budget = TimeSpan.FromMinutes(10) }
        );
        Assert.True(EnsembleSelection.Choose(search).Uar >= EnsembleSelection.Choose(search, new EnsembleOptions { MostPlaces = 1 }).Uar);
    }

    // Three kinds that all know everything, so that nothing can be gained by choosing among them.
    [Fact]
    public void Starts_from_the_best_of_each_trainer_and_columns_as_equals()
    {
        var search = Search(
            row => Toward(row, 0.6, sure: true),
            row => Toward(row, 0.6, sure: true),
            row => Toward(row, 0.6, sure: true),
            row => Toward(row, 0.6, sure: true)
        );
        string[] recipes =
        [
            "svm (balanced=1, c=1, keep=0)",
            "svm (balanced=1, c=2, keep=0)",
            "svm (balanced=1, c=1, keep=0, columns=voice)",
            "lda (keep=0, shrinkage=0.5)",
        ];
        var trials = search.Trials.Zip(recipes, (trial, recipe) => trial with { Recipe = TrainerCatalogue.Parse(recipe) }).ToArray();
        var choice = EnsembleSelection.Choose(
            new SearchResult(Table, search.Split, search.Options, trials),
            new EnsembleOptions { MostPlaces = 3 }
        );
        Assert.Equal([1, 3, 4], choice.Members.Select(member => member.Trial.Number));
        Assert.All(choice.Members, member => Assert.Equal(1.0 / 3, member.Weight, 1e-12));
        var two = EnsembleSelection.Choose(
            new SearchResult(Table, search.Split, search.Options, trials),
            new EnsembleOptions { MostAtStart = 2, MostPlaces = 2 }
        );
        Assert.Equal([1, 3], two.Members.Select(member => member.Trial.Number));
    }

    // A long search ends among near copies of its best trial; the other kind is a little worse and differs.
    [Fact]
    public void Near_copies_of_the_best_do_not_crowd_out_another_kind()
    {
        var copies = Enumerable.Repeat<Func<int, double[]>>(row => Toward(row, 0.6, sure: true), 8);
        var search = Search([.. copies, row => Toward(row, 0.5, sure: true)]);
        Trial[] trials =
        [
            .. search.Trials.Take(8),
            search.Trials[8] with
            {
                Uar = search.Trials[8].Uar - 0.01,
                Recipe = TrainerCatalogue.Parse("lda (keep=0, shrinkage=0.5)"),
            },
        ];
        var choice = EnsembleSelection.Choose(
            new SearchResult(Table, search.Split, search.Options, trials),
            new EnsembleOptions { MostCandidates = 4, MostPlaces = 2 }
        );
        Assert.Equal([1, 9], choice.Members.Select(member => member.Trial.Number));
    }

    [Fact]
    public void What_is_far_behind_is_not_started_from()
    {
        var search = Search(
            row => Toward(row, 0.6, sure: true),
            row => row < 3 ? Toward(row, 0.4, sure: true) : Toward(row + 1, 0.4, sure: true)
        );
        Trial[] trials = [search.Trials[0], search.Trials[1] with { Recipe = TrainerCatalogue.Parse("lda (keep=0, shrinkage=0.5)") }];
        var result = new SearchResult(Table, search.Split, search.Options, trials);
        Assert.Single(EnsembleSelection.Choose(result, new EnsembleOptions { MostPlaces = 2 }).Members);
        Assert.Equal(2, EnsembleSelection.Choose(result, new EnsembleOptions { MostBehind = 0.3, MostPlaces = 2 }).Members.Count);
    }

    [Fact]
    public void Passes_over_trials_of_other_rows_and_refuses_those_without_predictions()
    {
        var search = Search(row => Knows(row, low: true), row => Knows(row, low: false));
        var half = search.Trials[1] with { Predictions = [.. search.Trials[1].Predictions.Take(10)] };
        Assert.Single(EnsembleSelection.Choose(new SearchResult(Table, search.Split, search.Options, [search.Trials[0], half])).Members);
        var none = new SearchResult(Table, search.Split, search.Options, [search.Trials[0] with { Predictions = [] }]);
        Assert.Contains(
            "no predictions",
            Assert.Throws<SerException>(() => EnsembleSelection.Choose(none)).Message,
            StringComparison.Ordinal
        );
    }

    private static double TemperedLoss(EnsembleChoice choice) => ProbabilityScores.Of(choice.Predictions).LogLoss;

    private static SearchResult Search(params Func<int, double[]>[] members)
    {
        var split = Splits.SpeakerGroups(Table, 2);
        var trials = members.Select(
            (says, m) =>
                TrialOf(
                    m + 1,
                    [
                        .. split
                            .Folds.Index()
                            .SelectMany(fold =>
                                fold.Item.Test.Select(row => new RowPrediction(
                                    row,
                                    fold.Index,
                                    Table.Classes[row],
                                    says(Table.Classes[row])
                                ))
                            ),
                    ]
                )
        );
        return new SearchResult(Table, split, new SearchOptions(), [.. trials]);
    }

    private static Trial TrialOf(int number, RowPrediction[] predictions)
    {
        var matrix = ConfusionMatrix.Of(Table.Labels, predictions.Select(p => p.Truth), predictions.Select(p => p.Predicted));
        return new Trial(
            number,
            Recipe.Of("svm", ("c", number)),
            TrialStatus.Finished,
            matrix.Uar,
            Interval.Unknown,
            matrix.Accuracy,
            matrix.MacroF1,
            [],
            0,
            null
        )
        {
            Predictions = predictions,
        };
    }

    private static double[] Toward(int c, double most, bool sure)
    {
        var rest = (1 - most) / 3;
        double[] probabilities = [rest, rest, rest, rest];
        probabilities[c % 4] = sure ? most : most - 0.2;
        probabilities[(c + 1) % 4] += sure ? 0 : 0.2;
        return probabilities;
    }

    private static double[] Knows(int c, bool low) => c < 2 == low ? Toward(c, 0.94, sure: true) : Toward(c + 1, 0.28, sure: true);
}
