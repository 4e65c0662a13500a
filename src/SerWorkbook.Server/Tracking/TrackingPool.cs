namespace SerWorkbook.Server.Tracking;

/// <summary>The threads that compute for all sessions: each session in turn, one window a turn.</summary>
/// <remarks>They are threads of their own, so that the network is served while they compute.</remarks>
internal sealed class TrackingPool : IDisposable
{
    // Each session is in it once at most. Waiting for its monitor does not spin, as other waiting does, thousands of times a second.
    private readonly Queue<TrackingSession> _waiting = new();
    private readonly Thread[] _threads;
    private bool _ended;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many, 1 or more.</param>
    public TrackingPool(int threads)
    {
        _threads = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "tracking" };
            _threads[i].Start();
        }
    }

    /// <summary>Gives a session a turn, unless it waits for one already.</summary>
    public void Ask(TrackingSession session)
    {
        if (session.TryWait())
        {
            Add(session);
        }
    }

    /// <summary>Lets the threads end after what they are doing.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            _ended = true;
            Monitor.PulseAll(_waiting);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Work()
    {
        while (Next() is { } session)
        {
            if (session.TakeTurn())
            {
                Add(session);
            }
        }
    }

    private void Add(TrackingSession session)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(session);
            Monitor.Pulse(_waiting);
        }
    }

    // Null once the server has ended.
    private TrackingSession? Next()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_ended)
            {
                Monitor.Wait(_waiting);
            }

            return _ended ? null : _waiting.Dequeue();
        }
    }
}
