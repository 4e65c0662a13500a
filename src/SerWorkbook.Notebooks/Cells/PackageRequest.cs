using System.Globalization;
using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">A version or a range as NuGet writes them; <c>*</c> for the newest stable one.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed partial record PackageRequest(string Name, string Version, int Line)
{
    private const string Any = "*";
    private const string NewestBelow = "[*, ";

    /// <summary>The name and, where one was given, the version.</summary>
    public string Text => Version == Any ? Name : $"{Name} {Version}";

    /// <summary>Tells whether the version is settled, so that a later restore finds the same.</summary>
    public bool IsExact => !Version.Contains('*', StringComparison.Ordinal) && !Version.Contains(',', StringComparison.Ordinal);

    /// <summary>Tells whether the newest version is asked for, of all or of those below one.</summary>
    public bool IsNewest => Version == Any || Version.StartsWith(NewestBelow, StringComparison.Ordinal);

    /// <summary>Asks for the newest version below another.</summary>
    /// <param name="version">The version that is too new.</param>
    /// <returns>The request.</returns>
    public PackageRequest Below(string version) => this with { Version = $"{NewestBelow}{version})" };

    /// <summary>The one version that is asked for, as NuGet writes it; null for a range or a version that is to be found.</summary>
    public string? ExactVersion => char.IsAsciiDigit(Version[0]) && IsExact ? Normal(Version) : null;

    /// <summary>Tells whether a text is a version or a range as NuGet has them: 1.2.3, 1.2.3-beta.1, 1.*, [1.0,2.0).</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it is.</returns>
    public static bool IsVersion(string text) =>
        Range().Match(text) is { Success: true } range
            ? new[] { range.Groups["from"].Value, range.Groups["to"].Value }.All(end => end.Length == 0 || One().IsMatch(end))
            : One().IsMatch(text);

    // 1.2 is written 1.2.0, and 1.2.3.0 is written 1.2.3; what follows a + is no part of it.
    private static string Normal(string version)
    {
        var text = version.Split('+')[0];
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (numbers, label) = dash < 0 ? (text, "") : (text[..dash], text[dash..]);
        if (!System.Version.TryParse(numbers.Contains('.', StringComparison.Ordinal) ? numbers : numbers + ".0", out var parsed))
        {
            return text;
        }

        var three = string.Create(CultureInfo.InvariantCulture, $"{parsed.Major}.{parsed.Minor}.{Math.Max(parsed.Build, 0)}");
        return (parsed.Revision > 0 ? string.Create(CultureInfo.InvariantCulture, $"{three}.{parsed.Revision}") : three) + label;
    }

    [GeneratedRegex(@"^[\[(]\s*(?<from>[^,\s]*)\s*(,\s*(?<to>[^,\s]*)\s*)?[\])]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(\*|\d+(\.\d+){0,3}(\.\*)?)(-(\*|[0-9A-Za-z][0-9A-Za-z.-]*\*?))?(\+[0-9A-Za-z.-]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex One();
}
