namespace SerWorkbook.Learning.Solvers;

/// <summary>Keeps what the trainings on a table prepared, since a search trains on the same rows again and again.</summary>
/// <remarks>
/// Results are the same with and without it. What was not asked for the longest goes first. Several threads may ask at
/// once; those that ask for the same before it is there each make it.
/// </remarks>
/// <param name="limit">The most that is kept, bytes; what is larger alone is not kept.</param>
internal sealed class PreparationCache(long limit)
{
    /// <summary>
    /// The most that a table keeps unless told otherwise, bytes: a hundred matrices of the products of 900 rows, or the products of 3,000
    /// columns for 5 folds, once and once balanced.
    /// </summary>
    public const long UsualLimit = 320L << 20;

    /// <summary>Keeps as much as <see cref="UsualLimit"/>.</summary>
    public PreparationCache()
        : this(UsualLimit) { }

    private readonly Lock _lock = new();
    private readonly Dictionary<PreparationKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>What is kept at present, bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gives what is kept, or makes and keeps it.</summary>
    /// <typeparam name="T">What is kept; nobody changes it.</typeparam>
    /// <param name="key">What it depends on.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="size">How many bytes it takes.</param>
    public T Get<T>(PreparationKey key, Func<T> make, Func<T, long> size)
        where T : class
    {
        if (Find(key) is T found)
        {
            return found;
        }

        var made = make();
        Keep(new Entry(key, made, size(made) + (long)sizeof(int) * key.Rows.Count));
        return made;
    }

    private object? Find(PreparationKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Result;
        }
    }

    private void Keep(Entry entry)
    {
        lock (_lock)
        {
            if (entry.Bytes > limit || _entries.ContainsKey(entry.Key))
            {
                return;
            }

            _entries.Add(entry.Key, _byUse.AddLast(entry));
            Bytes += entry.Bytes;
            while (Bytes > limit)
            {
                var oldest = _byUse.First!.Value;
                _byUse.RemoveFirst();
                _entries.Remove(oldest.Key);
                Bytes -= oldest.Bytes;
            }
        }
    }

    private sealed record Entry(PreparationKey Key, object Result, long Bytes);
}
