namespace SerWorkbook.Notebooks.Packages;

/// <summary>A version of a package does not support the framework that cells run on.</summary>
internal sealed class UnsuitablePackageException(string package, string version, string message) : PackageException(message)
{
    /// <summary>The package.</summary>
    public string Package { get; } = package;

    /// <summary>The version.</summary>
    public string Version { get; } = version;
}
