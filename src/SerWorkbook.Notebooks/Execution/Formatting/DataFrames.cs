using System.Collections;
using System.Globalization;
using System.Reflection;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>
/// Lays out the data frames of Microsoft.Data.Analysis, whichever copy of it a notebook has loaded: types are known by their names.
/// </summary>
internal static class DataFrames
{
    private const string Namespace = "Microsoft.Data.Analysis.";
    private const int MostRows = 20;
    private const int MostColumns = 40;

    // A table that can be sorted and turned over shows more of a frame, and still fits into a notebook.
    private const int MostCells = 4000;
    private const int MostRowsToTurn = 500;

    /// <summary>Lays out a data frame, a column, the rows of a frame, or a sequence of such rows.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A table with the first rows; null for any other value, and for a copy of the library that is built in another
    /// way.</returns>
    public static ValueTable? Table(object? value)
    {
        if (value is null)
        {
            return null;
        }

        if (Is(value, "DataFrame"))
        {
            return FromColumns(Property(value, "Columns") as IEnumerable);
        }

        if (Is(value, "DataFrameColumn"))
        {
            return FromColumns(new[] { value });
        }

        if (Is(value, "DataFrameRow"))
        {
            return FromRows([value], null);
        }

        if (Is(value, "DataFrameRowCollection"))
        {
            return FromRows([.. ((IEnumerable)value).Cast<object>().Take(MostRows)], Length(value, "Count"));
        }

        return null;
    }

    /// <summary>Lays out as much of a data frame as a reader may want to turn over.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A table with up to 500 rows, fewer where there are many columns; null for any other value.</returns>
    public static ValueTable? LongTable(object? value)
    {
        if (ColumnsOf(value) is not { } columns)
        {
            return null;
        }

        var shown = Math.Min(columns.Cast<object>().Count(), MostColumns);
        return FromColumns(columns, shown == 0 ? 0 : Math.Clamp(MostCells / shown, MostRows, MostRowsToTurn));
    }

    /// <summary>Writes a data frame as CSV after RFC 4180: a line of heads, numbers in full and invariant, nulls empty.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The whole frame; null for any other value.</returns>
    public static string? Csv(object? value)
    {
        if (ColumnsOf(value) is not { } columns)
        {
            return null;
        }

        var table = FromColumns(columns, int.MaxValue, int.MaxValue);
        if (table is null)
        {
            return null;
        }

        var lines = table.Rows.Select(row => row.Select(cell => cell is null ? "" : ScalarText.Of(cell) ?? LineText.Of(cell)));
        return string.Concat(lines.Prepend(table.Columns).Select(line => string.Join(',', line.Select(Field)) + "\n"));
    }

    /// <summary>Lays out a sequence whose items are all rows of data frames.</summary>
    /// <param name="items">The items.</param>
    /// <returns>A table; null where another item is among them.</returns>
    public static ValueTable? Table(SequencePreview items)
    {
        if (items.Shown.Count == 0 || !items.Shown.All(i => i is not null && Is(i, "DataFrameRow")))
        {
            return null;
        }

        return FromRows([.. items.Shown.Select(i => i!)], null) is { } table
            ? table with
            {
                More = Joined(items.More("rows"), table.More),
            }
            : null;
    }

    /// <summary>Says in a few words what a data frame or column is, for a cell of another table.</summary>
    /// <param name="value">Any value.</param>
    /// <returns><c>DataFrame of 120 rows and 4 columns</c>; null for any other value.</returns>
    public static string? Words(object value)
    {
        if (Is(value, "DataFrame") && Property(value, "Rows") is { } rows && Property(value, "Columns") is IEnumerable columns)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"DataFrame of {Length(rows, "Count")} rows and {columns.Cast<object>().Count()} columns"
            );
        }

        return Is(value, "DataFrameColumn")
            ? string.Create(CultureInfo.InvariantCulture, $"column {Property(value, "Name")} of {Length(value, "Length")} rows")
            : null;
    }

    private static IEnumerable? ColumnsOf(object? value) =>
        value is not null && Is(value, "DataFrame") ? Property(value, "Columns") as IEnumerable : null;

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static ValueTable? FromColumns(IEnumerable? given, int mostRows = MostRows, int mostColumns = MostColumns)
    {
        var all = given?.Cast<object>().ToList() ?? [];
        if (all.Count == 0)
        {
            return null;
        }

        var columns = all.Take(mostColumns).ToList();
        var length = columns.Max(c => Length(c, "Length") ?? 0);
        var shown = (int)Math.Min(length, mostRows);
        var values = columns.ConvertAll(c => Values(c, shown));
        if (values.Contains(null))
        {
            return null;
        }

        return new ValueTable(
            [.. columns.Select(c => Property(c, "Name") as string ?? "")],
            [.. Enumerable.Range(0, shown).Select(row => (IReadOnlyList<object?>)[.. values.Select(v => v![row])])],
            Joined(More(length - shown, "row"), More(all.Count - columns.Count, "column"))
        );
    }

    private static object?[]? Values(object column, int count)
    {
        var index = column
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(IsByRow)
            .MinBy(p => Depth(p.DeclaringType!));
        var length = Length(column, "Length") ?? 0;
        return index is null
            ? null
            : [.. Enumerable.Range(0, count).Select(row => row < length ? index.GetValue(column, [(long)row]) : null)];
    }

    private static ValueTable? FromRows(IReadOnlyList<object> rows, long? count)
    {
        var cells = rows.Select(Cells).ToList();
        if (cells.Exists(c => c is null))
        {
            return null;
        }

        var names = cells.Count == 0 ? [] : cells[0]!.Select(c => c.Name).ToList();
        if (cells.Exists(c => !c!.Select(x => x.Name).SequenceEqual(names)))
        {
            return null;
        }

        return new ValueTable(
            [.. names.Take(MostColumns)],
            [.. cells.Select(c => (IReadOnlyList<object?>)[.. c!.Take(MostColumns).Select(x => x.Value)])],
            Joined(More((count ?? rows.Count) - rows.Count, "row"), More(names.Count - MostColumns, "column"))
        );
    }

    private static List<(string Name, object? Value)>? Cells(object row)
    {
        var method = row.GetType().GetMethod("GetValues", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes);
        return (method?.Invoke(row, null) as IEnumerable<KeyValuePair<string, object>>)?.Select(c => (c.Key, (object?)c.Value)).ToList();
    }

    private static string? More(long count, string unit) =>
        count <= 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} more {unit}{(count == 1 ? "" : "s")}");

    private static string? Joined(params string?[] parts) =>
        parts.Any(p => p is not null) ? string.Join(", ", parts.Where(p => p is not null)) : null;

    // Columns of a type of their own declare the index again, by their own type.
    private static bool IsByRow(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && property.GetIndexParameters() is [var only] && only.ParameterType == typeof(long);

    private static int Depth(Type type) => type.BaseType is { } above ? 1 + Depth(above) : 0;

    private static long? Length(object owner, string name) =>
        Property(owner, name) is { } length ? Convert.ToInt64(length, CultureInfo.InvariantCulture) : null;

    private static object? Property(object owner, string name)
    {
        for (var type = owner.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
            {
                return property.GetValue(owner);
            }
        }

        return null;
    }

    private static bool Is(object value, string name)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.FullName == Namespace + name)
            {
                return true;
            }
        }

        return false;
    }
}
