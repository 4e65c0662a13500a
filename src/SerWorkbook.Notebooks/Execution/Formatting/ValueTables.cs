using System.Collections;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>Lays values out as tables.</summary>
internal static class ValueTables
{
    /// <summary>Lays out a dictionary.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <returns>Keys and values, in the dictionary's order.</returns>
    public static ValueTable FromEntries(IDictionary dictionary)
    {
        var keys = SequencePreview.Of(dictionary.Keys);
        return new ValueTable(["Key", "Value"], [.. keys.Shown.Select(k => new[] { k, dictionary[k!] })], More(keys, dictionary.Count));
    }

    /// <summary>Lays out an object by its members.</summary>
    /// <param name="value">The object.</param>
    /// <returns>A row for each public property and field; null when it has none.</returns>
    public static ValueTable? FromObject(object value)
    {
        var members = Members.Of(value.GetType());
        return members.Count == 0 ? null : new ValueTable([], [.. members.Select(m => new[] { m.Name, Members.Read(value, m) })], null);
    }

    /// <summary>Lays out a sequence by the members of its items.</summary>
    /// <param name="items">The sequence.</param>
    /// <param name="isWhole">Whether a value is not to be taken apart.</param>
    /// <returns>A row for each item, or null when no item has members.</returns>
    public static ValueTable? FromItems(SequencePreview items, Func<object?, bool> isWhole)
    {
        if (items.Shown.Any(isWhole))
        {
            return new ValueTable(["Value"], [.. items.Shown.Select(i => new[] { i })], items.More("rows"));
        }

        var members = items.Shown.Where(IsRow).Select(i => i!.GetType()).Distinct().SelectMany(Members.Of).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var columns = members.Select(m => m.Name).Distinct(StringComparer.Ordinal).ToList();
        var hasOthers = items.Shown.Any(i => !IsRow(i));
        return new ValueTable(
            hasOthers ? [.. columns, "Value"] : columns,
            [.. items.Shown.Select(i => Row(i, columns, hasOthers))],
            items.More("rows")
        );
    }

    // A dictionary's keys need not know how many they are; the dictionary does.
    private static string? More(SequencePreview keys, int count) =>
        (keys with { Left = count - keys.Shown.Count, IsLeast = false }).More("rows");

    private static object?[] Row(object? item, IReadOnlyList<string> columns, bool hasOthers)
    {
        if (!IsRow(item))
        {
            return [.. columns.Select(_ => (object?)""), item];
        }

        var members = Members.Of(item!.GetType()).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var values = columns.Select(c => members.TryGetValue(c, out var member) ? Members.Read(item, member) : "");
        return hasOthers ? [.. values, ""] : [.. values];
    }

    private static bool IsRow(object? item) =>
        item is not null and not IEnumerable
        && ScalarText.Of(item) is null
        && !LineText.IsBestInItsOwnWords(item)
        && Members.Of(item.GetType()).Count > 0;
}
