using System.Text.RegularExpressions;

namespace SerWorkbook.Corpora.Catalogue;

/// <summary>Texts with <c>{name}</c> in them.</summary>
internal static partial class Template
{
    /// <summary>Replaces names with their values; a name without a value is removed.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Name()
            .Replace(
                template,
                name =>
                    values.TryGetValue(name.Groups["name"].Value, out var value)
                        ? name.Groups["stem"].Success
                            ? Stem(value)
                            : value
                        : ""
            );

    /// <summary>The names in a template.</summary>
    public static IEnumerable<string> NamesIn(string template) => Name().Matches(template).Select(name => name.Groups["name"].Value);

    /// <summary>The name of a file without folder and extension.</summary>
    public static string Stem(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
    }

    [GeneratedRegex(@"\{(?<name>\w+)(?<stem>:stem)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
