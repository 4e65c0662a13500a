namespace SerWorkbook.Text;

/// <summary>Counts names.</summary>
internal static class Frequency
{
    /// <summary>How often each name occurs, the most frequent first; names that occur equally often in ordinal order.</summary>
    public static KeyValuePair<string, int>[] Of<T>(IEnumerable<T> items, Func<T, string> name) =>
        [
            .. items
                .CountBy(name, StringComparer.Ordinal)
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key, StringComparer.Ordinal),
        ];
}
