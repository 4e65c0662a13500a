using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace SerWorkbook.Notebooks.Cells;

/// <summary>The assemblies of the program that runs the session, as references for cells.</summary>
internal static class HostAssemblies
{
    private static readonly Lazy<SharedReferences> Trusted = new(() => new SharedReferences(TrustedPaths()));

    /// <summary>Everything that the program was started with: the framework, the program and its packages.</summary>
    public static IEnumerable<MetadataReference> References => Trusted.Value.All;

    /// <summary>Finds the program's own copy of an assembly.</summary>
    /// <param name="simpleName">The assembly's name without extension.</param>
    /// <returns>A reference to the copy that is loaded or lies beside the program, or null.</returns>
    /// <remarks>
    /// An assembly of an identity that the program has loaded always runs from the program's copy. Compiling against that
    /// copy as well keeps compilation and execution together, and lets an executed copy of a notebook lie in any folder.
    /// </remarks>
    public static PortableExecutableReference? Find(string simpleName)
    {
        if (Trusted.Value.Find(simpleName) is { } trusted)
        {
            return trusted;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, simpleName + ".dll");
        var path = File.Exists(beside) ? beside : LoadedFrom(simpleName);
        return path is null ? null : MetadataReference.CreateFromFile(path);
    }

    /// <summary>Tells whether an assembly belongs to the .NET runtime rather than to the program.</summary>
    /// <param name="path">The path of one of the host's assemblies.</param>
    /// <returns>True if it lies where the runtime keeps its own.</returns>
    public static bool IsOfFramework(string path) =>
        string.Equals(
            Path.GetDirectoryName(path),
            Path.GetDirectoryName(typeof(object).Assembly.Location),
            StringComparison.OrdinalIgnoreCase
        );

    // Only the default context: what other sessions loaded by #r lives in contexts of theirs and is not the program's.
    private static string? LoadedFrom(string simpleName) =>
        AssemblyLoadContext
            .Default.Assemblies.Where(a => !a.IsDynamic && a.Location.Length > 0)
            .FirstOrDefault(a => string.Equals(a.GetName().Name, simpleName, StringComparison.OrdinalIgnoreCase))
            ?.Location;

    /// <summary>Lists the files that the program was started with.</summary>
    /// <returns>Their paths, in order.</returns>
    public static IEnumerable<string> TrustedPaths()
    {
        var paths = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string;
        return string.IsNullOrEmpty(paths)
            ? throw new NotebookException("This program was published as a single file; notebooks need the assemblies as files beside it.")
            : paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
    }
}
