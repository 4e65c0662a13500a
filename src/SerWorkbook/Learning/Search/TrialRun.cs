using System.Diagnostics;
using SerWorkbook.Learning.Trials;

namespace SerWorkbook.Learning.Search;

/// <summary>A trial that is being made, on a thread of its own: one that never ends holds up nobody.</summary>
internal sealed class TrialRun : IDisposable
{
    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task<Trial> _work;
    private TimeSpan _stopped;

    public TrialRun(TrialClaim claim, Func<TrialClaim, CancellationToken, Trial> make)
    {
        Claim = claim;
        var token = _stop.Token;
        _work = Task.Factory.StartNew(
            () => make(claim, token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    public TrialClaim Claim { get; }

    public Task Work => _work;

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Why the trial was asked to stop; <see langword="null"/> while it was not.</summary>
    public TrialStatus? Reason { get; private set; }

    /// <summary>Whether there is nothing more to wait for: it has ended, or does not stop though it was asked to.</summary>
    public bool IsOver => _work.IsCompleted || HasHung;

    private bool HasHung => Reason is not null && Elapsed - _stopped > GraceTime;

    public void Stop(TrialStatus reason)
    {
        if (Reason is null)
        {
            (Reason, _stopped) = (reason, Elapsed);
            _stop.Cancel();
        }
    }

    /// <summary>What came of it; a thread that does not stop is left behind, and its result, should it come, is not looked at.</summary>
    public Trial Conclude()
    {
        if (_work.IsCompletedSuccessfully)
        {
            return _work.Result;
        }

        var status = Reason ?? TrialStatus.Failed;
        return Without(
            status,
            status switch
            {
                TrialStatus.Failed => MessageOf(_work.Exception),
                TrialStatus.TimedOut => FormattableString.Invariant(
                    $"stopped after {_stopped.TotalSeconds:0} s, the most that a trial may take"
                ) + (HasHung && !_work.IsCompleted ? "; its trainer does not stop and was left behind" : ""),
                _ => null,
            }
        );
    }

    /// <summary>Frees what asks the trial to stop; a thread that was left behind may still look at it.</summary>
    public void Dispose()
    {
        if (_work.IsCompleted)
        {
            _stop.Dispose();
        }
    }

    private Trial Without(TrialStatus status, string? error) =>
        new(Claim.Number, Claim.Recipe, status, double.NaN, Interval.Unknown, double.NaN, double.NaN, [], Elapsed.TotalSeconds, error);

    private static string MessageOf(Exception? fault)
    {
        while (fault is AggregateException { InnerExceptions.Count: > 0 } many)
        {
            fault = many.InnerExceptions[0];
        }

        return fault?.Message ?? "the trainer stopped without being asked to";
    }
}
