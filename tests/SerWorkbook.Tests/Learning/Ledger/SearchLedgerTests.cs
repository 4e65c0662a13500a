using Microsoft.Data.Sqlite;
using SerWorkbook.Evaluation.Protocols;
using SerWorkbook.FeatureTables;
using SerWorkbook.Learning.Ledger;
using SerWorkbook.Learning.Trainers;
using SerWorkbook.Speech;

namespace SerWorkbook.Tests.Learning.Ledger;

public sealed class SearchLedgerTests : IDisposable
{
    private static readonly FeatureTable Table = TestCorpus.Table(distance: 0.25);
    private static readonly SearchOptions Options = new()
    {
        MaximumTrials = 6,
        Seed = 3,
        Budget = TimeSpan.FromMinutes(10),
    };
    private static readonly IReadOnlyList<ITrainer> Trainers = [new RidgeTrainer(), new LdaTrainer(), new SvmTrainer()];

    private static readonly TrialHistory Nothing = new(new Dictionary<int, Trial>());

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("search.ledger");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeps_what_a_search_without_a_ledger_finds_and_gives_it_back_to_the_last_bit()
    {
        var memory = new ModelSearch(Trainers).Run(Table, Options);
        var first = new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(Path));
        var again = new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(Path, Resume: true));
        Assert.Equal(memory.Trials.Select(Essence), first.Trials.Select(Essence));
        Assert.Equal(first.Trials.Select(Essence), again.Trials.Select(Essence));
        Assert.Equal(first.Trials.Select(trial => trial.Seconds), again.Trials.Select(trial => trial.Seconds));
        foreach (var (kept, made) in again.Trials.Zip(memory.Trials))
        {
            Assert.Equal(made.FoldUars, kept.FoldUars);
            Assert.Equal(made.Predictions.Select(p => (p.Row, p.Fold, p.Truth)), kept.Predictions.Select(p => (p.Row, p.Fold, p.Truth)));
            Assert.Equal(made.Predictions.SelectMany(p => p.Probabilities), kept.Predictions.SelectMany(p => p.Probabilities));
        }

        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Equal("6", Ask("SELECT CAST(sum(starts) AS TEXT) FROM trials"));
    }

    [Fact]
    public void A_search_that_goes_on_makes_the_rest_only_and_finds_the_same_winner()
    {
        var whole = new ModelSearch(Trainers).Run(Table, Options);
        new ModelSearch(Trainers).Run(Table, Options with { MaximumTrials = 2 }, ledger: new LedgerFile(Path, Resume: true));
        var rest = new ModelSearch(Trainers).Run(Table, Options with { Jobs = 3, Threads = 2 }, ledger: new LedgerFile(Path, Resume: true));
        Assert.Equal(whole.Trials.Select(Essence), rest.Trials.Select(Essence));
        Assert.Equal(whole.Best.Recipe, rest.Best.Recipe);
        Assert.Equal("6", Ask("SELECT CAST(sum(starts) AS TEXT) FROM trials"));
    }

    [Fact]
    public void Two_searches_share_the_trials_and_both_see_all_of_them()
    {
        var whole = new ModelSearch(Trainers).Run(Table, Options with { MaximumTrials = 20 });
        var results = new SearchResult[2];
        Parallel.For(
            0,
            2,
            i =>
                results[i] = new ModelSearch(Trainers).Run(
                    Table,
                    Options with
                    {
                        MaximumTrials = 20,
                    },
                    ledger: new LedgerFile(Path, Resume: true)
                )
        );
        Assert.All(results, result => Assert.Equal(whole.Trials.Select(Essence), result.Trials.Select(Essence)));
        Assert.Equal("20", Ask("SELECT CAST(sum(starts) AS TEXT) FROM trials"));
        Assert.Equal("20", Ask("SELECT CAST(count(DISTINCT recipe) AS TEXT) FROM trials"));
    }

    [Fact]
    public void The_claim_of_the_living_is_left_to_them_and_that_of_the_dead_is_taken_over()
    {
        using var one = Open(resume: false);
        using var two = Open(resume: true);
        Assert.Equal(1, one.ClaimNext(3, Nothing)!.Number);
        Assert.Equal(2, two.ClaimNext(3, Nothing)!.Number);
        Assert.Equal(3, one.ClaimNext(3, Nothing)!.Number);
        Assert.Null(two.ClaimNext(3, Nothing));
        Assert.True(two.OthersAreAtWork(3));

        Ask($"UPDATE trials SET heartbeat = heartbeat - {(long)SearchLedger.DeadAfter.TotalMilliseconds + 1000} WHERE number = 3");
        Assert.Equal(3, two.ClaimNext(3, Nothing)!.Number);
        Ask($"UPDATE trials SET owner = '{Environment.MachineName}/{int.MaxValue}/1/gone' WHERE number = 1");
        Assert.Equal(1, two.ClaimNext(3, Nothing)!.Number);
        Assert.Null(two.ClaimNext(3, Nothing));

        var late = new Trial(
            3,
            Trainers[0].Portfolio[0],
            TrialStatus.Failed,
            double.NaN,
            Interval.Unknown,
            double.NaN,
            double.NaN,
            [],
            1,
            "too late"
        );
        Assert.False(one.Finish(late));
        Assert.True(two.Finish(late with { Error = "in time" }));
        Assert.Equal("in time", Assert.Single(one.ReadDone(new HashSet<int>())).Error);
    }

    [Fact]
    public void A_claim_that_is_given_back_is_made_again_first()
    {
        using (var ledger = Open(resume: false))
        {
            ledger.ClaimNext(9, Nothing);
            ledger.ClaimNext(9, Nothing);
            ledger.Release(1);
            Assert.Equal(1, ledger.ClaimNext(9, Nothing)!.Number);
        }

        using var next = Open(resume: true);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => next.ClaimNext(9, Nothing)!.Number));
    }

    [Fact]
    public void An_existing_ledger_is_refused_unless_it_is_to_be_gone_on_with()
    {
        Open(resume: false).Dispose();
        var before = File.ReadAllBytes(Path);
        Assert.Contains("--resume", Assert.Throws<SerException>(() => Open(resume: false)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_ledger_of_other_data_folds_seed_or_trainers_is_refused()
    {
        Open(resume: false).Dispose();
        Refuses("another corpus (test, hash", TestCorpus.Table(speakers: 5), Trainers, 3);
        Refuses("other features", SpeakerScaling.Scale(Table), Trainers, 3);
        Refuses("another seed (3; here 4)", Table, Trainers, 4);
        Refuses("another version of trainers", Table, [.. Trainers.Skip(1)], 3);
        var fault = Assert.Throws<SerException>(() =>
            SearchLedger.Open(new LedgerFile(Path, true), Table, Splits.SpeakerGroups(Table, 2), Trainers, Options)
        );
        Assert.Contains("other folds", fault.Message, StringComparison.Ordinal);
        Ask("PRAGMA user_version = 99");
        Refuses("version 99", Table, Trainers, 3);
    }

    [Fact]
    public void A_ledger_whose_recipes_are_not_those_of_the_search_is_refused()
    {
        new ModelSearch(Trainers).Run(Table, Options with { MaximumTrials = 1 }, ledger: new LedgerFile(Path));
        Ask("UPDATE trials SET recipe = 'ridge (c=77)'");
        var fault = Assert.Throws<SerException>(() => new ModelSearch(Trainers).Run(Table, Options, ledger: new LedgerFile(Path, true)));
        Assert.Contains("'ridge (c=77)'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_elses_file_stays_as_it_is()
    {
        File.WriteAllText(Path, "dear diary");
        Refuses("no ledger of a search", Table, Trainers, 3);
        Assert.Equal("dear diary", File.ReadAllText(Path));
        File.Delete(Path);
        Ask("CREATE TABLE recipes (cake TEXT)");
        var before = File.ReadAllBytes(Path);
        Refuses("no ledger of a search", Table, Trainers, 3);
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Contains(
            "no such ledger",
            Assert.Throws<SerException>(() => LedgerSummary.Read(_folder.File("none"))).Message,
            StringComparison.Ordinal
        );
        var lost = Assert.Throws<SerException>(() =>
            SearchLedger.Open(new LedgerFile(_folder.File("no/folder"), true), Table, Splits.SpeakerGroups(Table, 5), Trainers, Options)
        );
        Assert.Contains("folder must exist", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_and_what_was_kept_is_still_there()
    {
        using var ledger = Open(resume: false);
        var claim = ledger.ClaimNext(9, Nothing)!;
        var trial = new Trial(1, claim.Recipe, TrialStatus.Failed, double.NaN, Interval.Unknown, double.NaN, double.NaN, [], 1, "kept");
        Assert.True(ledger.Finish(trial));
        ledger.LimitPages(8);
        ledger.ClaimNext(9, Nothing);
        var fault = Assert.Throws<SerException>(() => ledger.Finish(trial with { Number = 2, Error = new string('x', 200_000) }));
        Assert.Contains("the disk is full", fault.Message, StringComparison.Ordinal);
        Assert.Equal("kept", Assert.Single(ledger.ReadDone(new HashSet<int>())).Error);
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void The_summary_shows_all_states_while_a_search_holds_the_file()
    {
        new ModelSearch([FakeTrainer.Throwing(), .. Trainers]).Run(Table, Options with { MaximumTrials = 5 }, ledger: new LedgerFile(Path));
        using var ledger = SearchLedger.Open(
            new LedgerFile(Path, true),
            Table,
            Options.Protocol.Split(Table, Options.Seed),
            [FakeTrainer.Throwing(), .. Trainers],
            Options
        );
        ledger.ClaimNext(6, Nothing);
        var summary = LedgerSummary.Read(Path);
        Assert.Equal(6, summary.Trials.Count);
        Assert.Equal("no luck", summary.Unfinished[0].Error);
        Assert.True(summary.Unfinished[^1].IsToCome);
        Assert.Equal(summary.Ranking.Max(trial => trial.Uar), summary.Ranking[0].Uar);
        Assert.Equal(3, summary.BestOfTrainers.Count);
        Assert.Equal(Table.Corpus.DataHash, summary.Identity.DataHash);
        Assert.Equal(4, summary.Ranking[0].FoldUars.Count);
    }

    private SearchLedger Open(bool resume) =>
        SearchLedger.Open(new LedgerFile(Path, resume), Table, Options.Protocol.Split(Table, Options.Seed), Trainers, Options);

    private void Refuses(string part, FeatureTable table, IReadOnlyList<ITrainer> trainers, int seed)
    {
        var fault = Assert.Throws<SerException>(() =>
            SearchLedger.Open(
                new LedgerFile(Path, true),
                table,
                Options.Protocol.Split(table, Options.Seed),
                trainers,
                Options with
                {
                    Seed = seed,
                }
            )
        );
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Contains(Path, fault.Message, StringComparison.Ordinal);
    }

    private string? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static (int, Recipe, TrialStatus, double, double, double, double, string?) Essence(Trial trial) =>
        (trial.Number, trial.Recipe, trial.Status, trial.Uar, trial.UarInterval.Low, trial.Accuracy, trial.MacroF1, trial.Error);
}
