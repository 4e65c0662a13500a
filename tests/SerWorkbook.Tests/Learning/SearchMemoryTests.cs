using SerWorkbook.Learning.Search;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Learning.Trials;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning;

public sealed class SearchMemoryTests
{
    private static readonly FeatureTable Table = TestCorpus.Table();

    [Fact]
    public void A_search_that_does_not_fit_says_so_before_its_first_trial_and_what_to_do()
    {
        var options = new SearchOptions { Jobs = 2, Threads = 4 };
        var message = Assert
            .Throws<SerException>(() =>
                SearchMemory.Require(Table, options, 5, [new SvmTrainer(), new LbfgsTrainer()], used: 900L << 20, available: 1L << 30)
            )
            .Message;
        Assert.StartsWith(
            "A search on 72 rows x 88 features with 4 trainings at once needs about 1.2 GB of memory and this machine has 1.0 GB: ",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("lower --jobs and --threads", message, StringComparison.Ordinal);
        SearchMemory.Require(Table, options, 5, [new SvmTrainer(), new LbfgsTrainer()], used: 100L << 20, available: 1L << 30);
    }

    [Fact]
    public void More_trainings_at_once_need_more()
    {
        IReadOnlyList<ITrainer> trainers = [new RidgeTrainer()];
        var one = SearchMemory.Needed(Table, new SearchOptions(), 5, trainers);
        Assert.True(SearchMemory.Needed(Table, new SearchOptions { Threads = 2 }, 5, trainers) > one);
        Assert.True(SearchMemory.Needed(Table, new SearchOptions { Jobs = 2 }, 5, trainers) > one);
        Assert.Equal(
            SearchMemory.Needed(Table, new SearchOptions { Threads = 5 }, 5, trainers),
            SearchMemory.Needed(Table, new SearchOptions { Threads = 64 }, 5, trainers)
        );
    }

    // 80,000 rows of 3,000 columns take 960 MB: our own linear trainers must do with far less, or they have copied them.
    [Theory]
    [InlineData("svm")]
    [InlineData("ridge")]
    [InlineData("lda")]
    public void Many_rows_are_not_copied(string trainer) =>
        Assert.InRange(((PlainTrainer)TrainerCatalogue.Find(trainer)).MemoryOf(80_000, 3_000), 1, 100L << 20);

    [Fact]
    public void Only_the_best_trials_keep_their_predictions_where_there_is_no_room()
    {
        var trials = new SortedDictionary<int, Trial>(
            Enumerable.Range(1, 30).ToDictionary(number => number, number => TrialOf(number, uar: number % 10 / 10.0))
        );
        KeptPredictions.Bound(trials, limit: 25 * KeptPredictions.Bytes(100, 4));
        var kept = trials.Values.Where(trial => trial.Predictions.Count > 0).Select(trial => trial.Number).ToList();
        Assert.Equal([.. Enumerable.Range(1, 30).OrderByDescending(number => number % 10).ThenBy(number => number).Take(25).Order()], kept);
        KeptPredictions.Bound(trials, limit: 1);
        Assert.Equal(KeptPredictions.FewestTrials, trials.Values.Count(trial => trial.Predictions.Count > 0));
        Assert.Equal(30, trials.Count);
    }

    private static Trial TrialOf(int number, double uar) =>
        new(number, Recipe.Of("svm"), TrialStatus.Finished, uar, Interval.Unknown, uar, uar, [], 1, null)
        {
            Predictions = [.. Enumerable.Range(0, 100).Select(row => new RowPrediction(row, 0, 0, [0.25, 0.25, 0.25, 0.25]))],
        };
}
