using System.Diagnostics;
using SerWorkbook.Learning.Ledger;
using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Search;

/// <summary>One run of a search: starts trials, stops those that take too long, collects results until budget or trials end.</summary>
internal sealed class SearchRun
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly ITrialBook _book;
    private readonly SearchOptions _options;
    private readonly Func<TrialClaim, CancellationToken, Trial> _make;
    private readonly IProgress<SearchProgress>? _progress;
    private readonly CancellationToken _stop;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly SortedDictionary<int, Trial> _trials = [];
    private readonly HashSet<int> _kept = [];
    private readonly List<TrialRun> _running = [];
    private int _earlier;

    public SearchRun(
        ITrialBook book,
        SearchOptions options,
        Func<TrialClaim, CancellationToken, Trial> make,
        IProgress<SearchProgress>? progress,
        CancellationToken stop
    )
    {
        _book = book;
        _options = options;
        _make = make;
        _progress = progress;
        _stop = stop;
    }

    /// <summary>Makes trials until the budget ends, all are made or it is stopped.</summary>
    /// <returns>Every trial, those of earlier runs and other processes included, in order of their numbers.</returns>
    public IReadOnlyList<Trial> Make()
    {
        try
        {
            ReadDone();
            _earlier = _trials.Count;
            while (!IsStopped && StartTrials())
            {
                Wait();
                StopLateTrials();
                Collect();
                ReadDone();
                _book.Beat();
            }

            EndRunning();
            return [.. _trials.Values];
        }
        finally
        {
            _running.ForEach(run => run.Stop(TrialStatus.OutOfTime));
        }
    }

    private bool HasFinished => _trials.Values.Any(trial => trial.Status == TrialStatus.Finished);

    private bool IsStopped => _stop.IsCancellationRequested || (_clock.Elapsed >= _options.Budget && HasFinished);

    /// <summary>
    /// How many trials may run at once. Until one has finished, none is stopped: where the first ones outlast the limit, one
    /// more is started beside them, the next after twice that time, so that even trainers that never end cannot leave the
    /// search without a result.
    /// </summary>
    private int Places
    {
        get
        {
            var longest = _running.Count == 0 || HasFinished ? TimeSpan.Zero : _running.Max(run => run.Elapsed);
            return _options.Jobs + (int)Math.Log2(1 + longest / _options.TrialLimit);
        }
    }

    /// <returns>Whether there is anything to wait for.</returns>
    private bool StartTrials()
    {
        while (_running.Count < Places)
        {
            if (_book.ClaimNext(_options.MaximumTrials, new TrialHistory(_trials)) is { } claim)
            {
                _running.Add(new TrialRun(claim, _make));
                continue;
            }

            // Asked in this order, a result that comes meanwhile is either still to come or read.
            var othersWork = _book.OthersAreAtWork(_options.MaximumTrials);
            if (!ReadDone())
            {
                return _running.Count > 0 || othersWork;
            }
        }

        return true;
    }

    private void Wait()
    {
        if (_running.Count == 0)
        {
            _stop.WaitHandle.WaitOne(Tick);
            return;
        }

        _ = Task.WaitAny([.. _running.Select(run => run.Work)], Tick);
    }

    private void StopLateTrials()
    {
        if (HasFinished)
        {
            _running.Where(run => run.Elapsed > _options.TrialLimit).ToList().ForEach(run => run.Stop(TrialStatus.TimedOut));
        }
    }

    private void Collect()
    {
        foreach (var run in _running.Where(run => run.IsOver).ToList())
        {
            _running.Remove(run);
            using var ended = run;
            var trial = ended.Conclude();
            if (trial.Status == TrialStatus.OutOfTime)
            {
                _book.Release(trial.Number);
                if (!_stop.IsCancellationRequested)
                {
                    Keep(trial);
                }
            }
            else if (_book.Finish(trial))
            {
                _kept.Add(trial.Number);
                Keep(trial);
            }
        }
    }

    /// <returns>Whether there was anything that was not known.</returns>
    private bool ReadDone()
    {
        var done = _book.ReadDone(_kept);
        foreach (var trial in done)
        {
            _kept.Add(trial.Number);
            Keep(trial);
        }

        return done.Count > 0;
    }

    private void Keep(Trial trial)
    {
        _trials[trial.Number] = trial;
        KeptPredictions.Bound(_trials);
        _progress?.Report(new SearchProgress([.. _trials.Values], _options, _clock.Elapsed) { Earlier = _earlier });
    }

    private void EndRunning()
    {
        _running.ForEach(run => run.Stop(TrialStatus.OutOfTime));
        while (_running.Count > 0)
        {
            Wait();
            Collect();
        }

        ReadDone();
    }
}
