namespace SerWorkbook.Text;

/// <summary>Lists things in a sentence.</summary>
internal static class Listing
{
    private const int Most = 5;

    /// <summary>All of one or more, separated by commas and by "and" before the last.</summary>
    public static string And(IReadOnlyList<string> items) =>
        items.Count == 1 ? items[0] : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    /// <summary>The first five, separated by commas, and how many more there are.</summary>
    public static string Of<T>(IReadOnlyCollection<T> items) =>
        string.Join(", ", items.Take(Most)) + (items.Count > Most ? FormattableString.Invariant($", and {items.Count - Most} more") : "");
}
