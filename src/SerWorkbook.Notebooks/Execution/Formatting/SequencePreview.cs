using System.Collections;
using System.Globalization;
using System.Reflection;

namespace SerWorkbook.Notebooks.Execution.Formatting;

/// <summary>The first items of a sequence, taken in one pass: a sequence may be slow, endless, or give other items next time.</summary>
/// <param name="Shown">The items that are shown.</param>
/// <param name="Left">How many are not.</param>
/// <param name="IsLeast">True if nobody counted to the end.</param>
internal sealed record SequencePreview(IReadOnlyList<object?> Shown, int Left, bool IsLeast)
{
    private const int MostCounted = 1000;

    /// <summary>Takes the first items.</summary>
    /// <param name="items">The sequence.</param>
    /// <returns>As many items as the session shows; the others are counted up to a limit where the sequence does not know its
    /// length.</returns>
    public static SequencePreview Of(IEnumerable items)
    {
        var most = FormattingLimits.Current.Items;
        var known = Count(items);
        var shown = new List<object?>();
        var left = 0;
        foreach (var item in items)
        {
            if (shown.Count < most)
            {
                shown.Add(item);
            }
            else if (known is not null || ++left == MostCounted)
            {
                break;
            }
        }

        return new SequencePreview(shown, known - shown.Count ?? left, known is null && left == MostCounted);
    }

    /// <summary>Says what is not shown.</summary>
    /// <param name="unit">What the items are called, for example <c>rows</c>; empty for no word.</param>
    /// <returns><c>12 more rows</c>, or null when all is shown.</returns>
    public string? More(string unit) =>
        Left == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "at least " : "")}{Left} more {unit}").TrimEnd();

    private static int? Count(IEnumerable items)
    {
        if (items is ICollection collection)
        {
            return collection.Count;
        }

        var counted = items
            .GetType()
            .GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>));
        return counted?.GetProperty("Count", BindingFlags.Public | BindingFlags.Instance)?.GetValue(items) as int?;
    }
}
