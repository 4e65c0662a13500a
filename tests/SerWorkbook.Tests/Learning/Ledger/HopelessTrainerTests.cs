using SerWorkbook.Learning.Trainers;

namespace SerWorkbook.Tests.Learning.Ledger;

public sealed class HopelessTrainerTests
{
    private static readonly FeatureTable Table = TestCorpus.Table(distance: 0.25);
    private static readonly SearchOptions Options = new() { Budget = TimeSpan.FromMinutes(10), TrialLimit = TimeSpan.FromSeconds(1) };

    [Fact]
    public void Each_is_recorded_and_skipped_and_not_tried_again()
    {
        using var folder = new TemporaryFolder();
        using var end = new ManualResetEventSlim();
        var search = new ModelSearch([
            new RidgeTrainer(),
            FakeTrainer.Throwing(),
            FakeTrainer.Endless(),
            FakeTrainer.NotANumber(),
            FakeTrainer.Deaf(end),
        ]);
        var ledger = new LedgerFile(folder.File("search.ledger"), Resume: true);
        var result = search.Run(Table, Options with { MaximumTrials = 6, Jobs = 2 }, ledger: ledger);
        var again = search.Run(Table, Options with { MaximumTrials = 6 }, ledger: ledger);
        end.Set();
        Assert.Equal(
            [
                TrialStatus.Finished,
                TrialStatus.Failed,
                TrialStatus.TimedOut,
                TrialStatus.Failed,
                TrialStatus.TimedOut,
                TrialStatus.Finished,
            ],
            result.Trials.Select(trial => trial.Status)
        );
        Assert.Equal("no luck", result.Trials[1].Error);
        Assert.Contains("the most that a trial may take", result.Trials[2].Error, StringComparison.Ordinal);
        Assert.Contains("not finite numbers from 0 to 1", result.Trials[3].Error, StringComparison.Ordinal);
        Assert.Contains("left behind", result.Trials[4].Error, StringComparison.Ordinal);
        Assert.Equal(result.Trials.Select(trial => (trial.Status, trial.Error)), again.Trials.Select(trial => (trial.Status, trial.Error)));
    }

    [Fact]
    public void Trainers_that_never_end_at_the_very_start_do_not_keep_the_search_from_a_result()
    {
        using var end = new ManualResetEventSlim();
        var search = new ModelSearch([FakeTrainer.Endless(), FakeTrainer.Deaf(end), new RidgeTrainer()]);
        var result = search.Run(Table, Options with { Budget = TimeSpan.FromSeconds(1) });
        end.Set();
        Assert.Equal("ridge", result.Best.Recipe.Trainer);
    }

    [Fact]
    public void A_first_trial_that_outlasts_budget_and_limit_is_let_finish()
    {
        var slow = new FakeTrainer("slow", _ => Thread.Sleep(400));
        var result = new ModelSearch([slow]).Run(
            Table,
            Options with
            {
                Budget = TimeSpan.FromSeconds(1),
                TrialLimit = TimeSpan.FromMinutes(1),
                MaximumTrials = 9,
            }
        );
        Assert.Equal(TrialStatus.Finished, result.Trials[0].Status);
        Assert.Equal("slow", result.Best.Recipe.Trainer);
    }

    [Fact]
    public void A_search_that_is_stopped_gives_what_is_finished()
    {
        using var stop = new CancellationTokenSource();
        using var folder = new TemporaryFolder();
        var endless = new ModelSearch([
            new RidgeTrainer(),
            new FakeTrainer(
                "stopper",
                token =>
                {
                    stop.Cancel();
                    token.WaitHandle.WaitOne();
                    token.ThrowIfCancellationRequested();
                }
            ),
        ]);
        var result = endless.Run(Table, Options, null, new LedgerFile(folder.File("search.ledger")), stop.Token);
        Assert.True(result.IsStopped);
        Assert.Equal("ridge", Assert.Single(result.Trials).Recipe.Trainer);
        Assert.Equal("open", LedgerSummary.Read(folder.File("search.ledger")).Trials[1].State);
    }
}
