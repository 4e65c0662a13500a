using System.Collections.Concurrent;

namespace SerWorkbook.Server.Tracking;

/// <summary>The threads that compute for all sessions: each session in turn, one window a turn.</summary>
/// <remarks>They are threads of their own, so that the network is served while they compute.</remarks>
internal sealed class TrackingPool : IDisposable
{
    // Each session is in it once at most.
    private readonly BlockingCollection<TrackingSession> _waiting = [];
    private readonly Thread[] _threads;

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
        _waiting.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _waiting.Dispose();
    }

    private void Work()
    {
        foreach (var session in _waiting.GetConsumingEnumerable())
        {
            if (session.TakeTurn())
            {
                Add(session);
            }
        }
    }

    private void Add(TrackingSession session)
    {
        try
        {
            _waiting.Add(session);
        }
        catch (InvalidOperationException)
        {
            // The server has stopped.
        }
    }
}
