namespace SerWorkbook.Evaluation.Auditing;

/// <summary>Groups of items that grow together as pairs of them are joined.</summary>
/// <param name="count">Number of items, each in a group of its own at first.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>Joins the groups of two items; the group is named after its first item.</summary>
    public void Join(int a, int b)
    {
        var (x, y) = (Find(a), Find(b));
        _parents[Math.Max(x, y)] = Math.Min(x, y);
    }

    /// <summary>Whether two items are in one group.</summary>
    public bool AreJoined(int a, int b) => Find(a) == Find(b);

    /// <summary>The group of an item, named after its first item.</summary>
    public int Find(int item)
    {
        while (_parents[item] != item)
        {
            item = _parents[item] = _parents[_parents[item]];
        }

        return item;
    }
}
