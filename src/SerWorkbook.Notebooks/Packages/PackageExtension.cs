namespace SerWorkbook.Notebooks.Packages;

/// <summary>A file of a package that is run once the package is there, to register formatters for example.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="File">An assembly or a .dib file.</param>
internal sealed record PackageExtension(string Package, string File)
{
    /// <summary>Whether it is an assembly.</summary>
    public bool IsAssembly => File.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
}
