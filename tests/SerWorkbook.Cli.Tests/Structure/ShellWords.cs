using System.Text.RegularExpressions;

namespace SerWorkbook.Cli.Tests.Structure;

/// <summary>Reads command lines as a shell does, as far as the pages need it.</summary>
internal static partial class ShellWords
{
    public static string[] Split(string line) =>
        [
            .. Word()
                .Matches(line)
                .Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)),
        ];

    public static string WithoutComment(string line) => Comment().Replace(line, "").TrimEnd();

    [GeneratedRegex("""(?:[^\s"']+|"[^"]*"|'[^']*')+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();
}
