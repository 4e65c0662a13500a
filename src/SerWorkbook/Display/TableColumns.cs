namespace SerWorkbook;

/// <summary>Collects the columns of a table of items: what each shows of an item.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public sealed class TableColumns<T>
{
    private readonly List<(TableColumn Column, Func<T, object?> Value)> _columns = [];

    internal IReadOnlyList<(TableColumn Column, Func<T, object?> Value)> All => _columns;

    /// <summary>Adds a column on the right.</summary>
    /// <param name="name">The heading, with the unit where there is one.</param>
    /// <param name="value">What the column shows of an item.</param>
    /// <param name="format">A .NET format of numbers, such as "0.0 %", or null for the values as they are.</param>
    /// <param name="alignment">Where the cells stand.</param>
    /// <param name="best">Which value is emphasised.</param>
    /// <returns>These columns, for the next call.</returns>
    public TableColumns<T> Add(
        string name,
        Func<T, object?> value,
        string? format = null,
        ColumnAlignment alignment = ColumnAlignment.Automatic,
        BestValue best = BestValue.None
    )
    {
        ArgumentNullException.ThrowIfNull(value);
        _columns.Add((new TableColumn(name, format, alignment, best), value));
        return this;
    }
}
