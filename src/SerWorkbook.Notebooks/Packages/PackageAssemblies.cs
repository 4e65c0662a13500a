using System.Reflection;
using System.Runtime.Loader;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>Loads each assembly of a session's packages exactly once.</summary>
/// <remarks>
/// Assemblies are found by their simple name: one that was built against another version of a package gets the version
/// that NuGet chose, as in any program. What is no package here is the host's.
/// </remarks>
internal sealed class PackageAssemblies() : AssemblyLoadContext("notebook packages")
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes files known; none is loaded yet, so that the order among them does not matter.</summary>
    /// <param name="files">Assemblies, all in one folder.</param>
    public void Add(IEnumerable<string> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                _files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
            }
        }
    }

    /// <summary>Loads an assembly, or gives the one that is loaded.</summary>
    /// <param name="file">A file that was made known.</param>
    /// <returns>The one assembly of this name.</returns>
    /// <exception cref="PackageException">The file is no assembly that can be loaded.</exception>
    public Assembly Get(string file)
    {
        try
        {
            return LoadFromAssemblyPath(file);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            throw new PackageException($"{Path.GetFileName(file)} cannot be loaded", e);
        }
    }

    private Assembly Replacement(string name)
    {
        lock (_lock)
        {
            return Assemblies.FirstOrDefault(a => string.Equals(a.GetName().Name, name, StringComparison.OrdinalIgnoreCase))
                ?? LoadFromStream(new MemoryStream(CompatibleAssemblies.Image(name)));
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? file;
        lock (_lock)
        {
            file = assemblyName.Name is { } name ? _files.GetValueOrDefault(name) : null;
        }

        return file is not null ? LoadFromAssemblyPath(file)
            : assemblyName.Name is { } wanted && CompatibleAssemblies.IsReplaced(wanted) ? Replacement(wanted)
            : null;
    }
}
