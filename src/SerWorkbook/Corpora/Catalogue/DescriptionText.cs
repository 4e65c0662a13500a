using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>Regular expressions of descriptions: case does not count, and none may take long.</summary>
internal static class DescriptionText
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>A pattern for the end of a path, from the start of a folder or file name on.</summary>
    public static Regex PathEnd(string pattern) => new($"(?:^|/)(?:{pattern})$", Options, Longest);

    /// <summary>A pattern for a whole text; unnamed groups count, so that <c>$1</c> stands for one.</summary>
    public static Regex Whole(string pattern) => new($"^(?:{pattern})$", Options & ~RegexOptions.ExplicitCapture, Longest);

    /// <summary>A pattern for a part of a line.</summary>
    public static Regex Line(string pattern) => new(pattern, Options, Longest);

    /// <summary>The named groups of a match that took part in it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Groups(Match match) =>
        match
            .Groups.Values.Where(group => group.Success && !char.IsAsciiDigit(group.Name[0]))
            .Select(group => KeyValuePair.Create(group.Name, group.Value));
}
