namespace SerWorkbook.Text;

/// <summary>Puts counts and names into sentences.</summary>
internal static class Wording
{
    private const int MostCharacters = 100;

    /// <summary>A count with its noun, such as "1 recording" or "3 recordings".</summary>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>From one count to another with their noun, such as "3 recordings" or "3 to 5 recordings".</summary>
    public static string Range(int low, int high, string noun) =>
        low == high ? Count(low, noun) : FormattableString.Invariant($"{low} to {high} {noun}s");

    /// <summary>A share in percent, such as "67.3 %".</summary>
    public static string Percent(double share) => FormattableString.Invariant($"{share * 100:0.0} %");

    /// <summary>A share in whole percent, such as "67 %".</summary>
    public static string WholePercent(double share) => FormattableString.Invariant($"{share * 100:0} %");

    /// <summary>A length of time: "12.3 s" below a minute, else "16 min".</summary>
    public static string Duration(double seconds) =>
        seconds < 60 ? FormattableString.Invariant($"{seconds:0.0} s") : FormattableString.Invariant($"{seconds / 60:0} min");

    /// <summary>A text of a file as it may stand in a sentence: its first characters, where it is long.</summary>
    public static string Short(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";

    /// <summary>A sentence that begins with a name from the data: its first letter becomes a capital.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
