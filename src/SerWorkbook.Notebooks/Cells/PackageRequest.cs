using System.Globalization;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">A version or a range as NuGet writes them; <c>*</c> for the newest stable one.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed record PackageRequest(string Name, string Version, int Line)
{
    /// <summary>The name and, where one was given, the version.</summary>
    public string Text => Version == "*" ? Name : $"{Name} {Version}";

    /// <summary>Tells whether the version is settled, so that a later restore finds the same.</summary>
    public bool IsExact => !Version.Contains('*', StringComparison.Ordinal) && !Version.Contains(',', StringComparison.Ordinal);

    /// <summary>The one version that is asked for, as NuGet writes it; null for a range or a version that is to be found.</summary>
    public string? ExactVersion => char.IsAsciiDigit(Version[0]) && IsExact ? Normal(Version) : null;

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
}
