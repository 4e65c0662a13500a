namespace SerWorkbook.Text;

/// <summary>Puts counts and names into sentences.</summary>
internal static class Wording
{
    /// <summary>A count with its noun, such as "1 recording" or "3 recordings".</summary>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A share in percent, such as "67.3 %".</summary>
    public static string Percent(double share) => FormattableString.Invariant($"{share * 100:0.0} %");

    /// <summary>A share in whole percent, such as "67 %".</summary>
    public static string WholePercent(double share) => FormattableString.Invariant($"{share * 100:0} %");

    /// <summary>A length of time: "12.3 s" below a minute, else "16 min".</summary>
    public static string Duration(double seconds) =>
        seconds < 60 ? FormattableString.Invariant($"{seconds:0.0} s") : FormattableString.Invariant($"{seconds / 60:0} min");

    /// <summary>A sentence that begins with a name from the data: its first letter becomes a capital.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The items as a list: "a", "a and b", "a, b and c"; empty for none.</summary>
    public static string And(IReadOnlyList<string> items) => items.Count == 0 ? "" : Listing.And(items);

    /// <summary>The items as a list: "a", "a or b", "a, b or c"; empty for none.</summary>
    public static string Or(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} or {items[^1]}";
}
