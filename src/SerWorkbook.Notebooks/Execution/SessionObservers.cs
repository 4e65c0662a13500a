namespace SerWorkbook.Notebooks.Execution;

/// <summary>Those whom a session tells what its cells do.</summary>
internal sealed class SessionObservers
{
    private readonly Lock _lock = new();
    private readonly List<Action<SessionEvent>> _observers = [];

    /// <summary>Tells one more.</summary>
    /// <param name="observer">Called on the thread of the cell.</param>
    /// <returns>Ends it.</returns>
    public IDisposable Add(Action<SessionEvent> observer)
    {
        lock (_lock)
        {
            _observers.Add(observer);
        }

        return new Subscription(this, observer);
    }

    /// <summary>Tells all.</summary>
    /// <param name="what">What happened.</param>
    public void Tell(SessionEvent what)
    {
        Action<SessionEvent>[] observers;
        lock (_lock)
        {
            observers = [.. _observers];
        }

        foreach (var observer in observers)
        {
            observer(what);
        }
    }

    private sealed class Subscription(SessionObservers owner, Action<SessionEvent> observer) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._observers.Remove(observer);
            }
        }
    }
}
