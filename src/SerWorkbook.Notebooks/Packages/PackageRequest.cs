namespace SerWorkbook.Notebooks.Packages;

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
}
