namespace SerWorkbook.Learning.Solvers;

/// <summary>Numbers of rows that are equal to others where they are the same in the same order.</summary>
internal sealed class RowList(IReadOnlyList<int> rows) : IEquatable<RowList>
{
    private readonly int[] _rows = [.. rows];
    private readonly int _hash = HashOf(rows);

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public bool Equals(RowList? other) => other is not null && _hash == other._hash && _rows.AsSpan().SequenceEqual(other._rows);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowList);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int HashOf(IReadOnlyList<int> rows)
    {
        var hash = new HashCode();
        foreach (var row in rows)
        {
            hash.Add(row);
        }

        return hash.ToHashCode();
    }
}
