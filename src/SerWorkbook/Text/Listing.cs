namespace SerWorkbook.Text;

/// <summary>Lists things in a sentence.</summary>
internal static class Listing
{
    private const int Most = 5;
    private const int MostLines = 20;

    /// <summary>All items: "a", "a and b", "a, b and c"; empty for none.</summary>
    public static string And(IReadOnlyList<string> items) => Join(items, "and");

    /// <summary>All items: "a", "a or b", "a, b or c"; empty for none.</summary>
    public static string Or(IReadOnlyList<string> items) => Join(items, "or");

    /// <summary>The first five, separated by commas, and how many more there are.</summary>
    public static string Of<T>(IReadOnlyCollection<T> items) =>
        string.Join(", ", items.Take(Most)) + (items.Count > Most ? FormattableString.Invariant($", and {items.Count - Most} more") : "");

    /// <summary>The first twenty, each in a line of its own below the text so far, and how many more there are.</summary>
    public static string Lines(IReadOnlyCollection<string> items) =>
        string.Concat(items.Take(MostLines).Select(item => $"\n  {item}"))
        + (items.Count > MostLines ? FormattableString.Invariant($"\n  and {items.Count - MostLines} more") : "");

    private static string Join(IReadOnlyList<string> items, string last) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {last} {items[^1]}";
}
