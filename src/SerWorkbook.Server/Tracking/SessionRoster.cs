using System.Collections.Concurrent;

namespace SerWorkbook.Server.Tracking;

/// <summary>The sessions that are open, and how many there may be. Looks once a second for those that are over their time.</summary>
internal sealed class SessionRoster : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, TrackingSession> _sessions = new();
    private readonly SharedOptions _options;
    private readonly ITimer _timer;
    private int _places;
    private long _last;
    private volatile bool _stopping;

    public SessionRoster(SharedOptions options, TimeProvider clock)
    {
        _options = options;
        _timer = clock.CreateTimer(_ => CheckTimes(), null, Interval, Interval);
    }

    /// <summary>Number of sessions that are open or about to be.</summary>
    public int Count => Volatile.Read(ref _places);

    /// <summary>Whether the server is about to end.</summary>
    public bool IsStopping => _stopping;

    /// <summary>Whether another session may be opened now.</summary>
    public bool HasPlace => !_stopping && Count < _options.MaxSessions;

    /// <summary>Takes a place for a session.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTakePlace()
    {
        if (Interlocked.Increment(ref _places) <= _options.MaxSessions && !_stopping)
        {
            return true;
        }

        LeavePlace();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void LeavePlace() => Interlocked.Decrement(ref _places);

    /// <summary>Adds a session that has a place.</summary>
    /// <returns>Its number, from 1.</returns>
    public long Add(TrackingSession session)
    {
        var number = Interlocked.Increment(ref _last);
        _sessions[number] = session;
        if (_stopping)
        {
            session.End(SessionEnd.Stopping);
        }

        return number;
    }

    /// <summary>Removes a session.</summary>
    public void Remove(long number) => _sessions.TryRemove(number, out _);

    /// <summary>Ends all sessions; no other is opened.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach (var session in _sessions.Values)
        {
            session.End(SessionEnd.Stopping);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void CheckTimes()
    {
        foreach (var session in _sessions.Values)
        {
            session.CheckTime();
        }
    }
}
