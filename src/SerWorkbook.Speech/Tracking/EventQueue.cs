namespace SerWorkbook.Speech.Tracking;

/// <summary>Events that wait to be read; when it is full, the oldest ones go.</summary>
internal sealed class EventQueue
{
    public const int Capacity = 1024;

    private readonly TrackerEvent[] _events = new TrackerEvent[Capacity];
    private int _first;
    private int _count;

    /// <summary>How many events went unread.</summary>
    public long Lost { get; private set; }

    public void Add(in TrackerEvent item)
    {
        if (_count == Capacity)
        {
            _first = (_first + 1) % Capacity;
            _count--;
            Lost++;
        }

        _events[(_first + _count) % Capacity] = item;
        _count++;
    }

    public bool TryRead(out TrackerEvent item)
    {
        item = default;
        if (_count == 0)
        {
            return false;
        }

        item = _events[_first];
        _first = (_first + 1) % Capacity;
        _count--;
        return true;
    }

    public void Clear() => (_first, _count, Lost) = (0, 0, 0);
}
