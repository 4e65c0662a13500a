using System.Text.Json;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>The files that restored packages bring to a program.</summary>
/// <param name="Assemblies">Assemblies, of the packages asked for and of those that they need.</param>
/// <param name="NativeLibraries">Native libraries for this platform.</param>
/// <param name="Extensions">What packages bring for notebooks, in the folder interactive-extensions/dotnet.</param>
/// <param name="Versions">The versions that were chosen, by package.</param>
internal sealed record PackageFiles(
    IReadOnlyList<string> Assemblies,
    IReadOnlyList<string> NativeLibraries,
    IReadOnlyList<PackageExtension> Extensions,
    IReadOnlyDictionary<string, string> Versions
)
{
    /// <summary>Tells whether all of them are still where the restore left them.</summary>
    public bool AreThere => Assemblies.Concat(NativeLibraries).All(File.Exists);

    /// <summary>Reads what the SDK wrote about a restore.</summary>
    /// <param name="assetsFile">The file <c>project.assets.json</c>.</param>
    /// <returns>The files.</returns>
    /// <exception cref="PackageException">The file is not as the SDK writes it.</exception>
    public static PackageFiles Read(string assetsFile)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
            var root = document.RootElement;
            var folders = root.GetProperty("packageFolders").EnumerateObject().Select(p => p.Name).ToList();
            var libraries = root.GetProperty("libraries");
            var chosen = root.GetProperty("targets").GetProperty(PackageProject.Target).EnumerateObject().ToList();
            return new PackageFiles(
                [
                    .. chosen
                        .SelectMany(p => Files(p, "runtime", libraries, folders))
                        .Where(f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)),
                ],
                [.. chosen.SelectMany(p => Files(p, "native", libraries, folders))],
                [.. chosen.SelectMany(p => ExtensionsOf(p.Name, libraries, folders))],
                chosen.Select(p => p.Name.Split('/')).ToDictionary(parts => parts[0], parts => parts[^1], StringComparer.OrdinalIgnoreCase)
            );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or IOException or InvalidOperationException)
        {
            throw new PackageException("the SDK's restore left a list of files that cannot be read", e);
        }
    }

    private static IEnumerable<string> Files(JsonProperty package, string kind, JsonElement libraries, List<string> folders)
    {
        if (!package.Value.TryGetProperty(kind, out var files) || !libraries.GetProperty(package.Name).TryGetProperty("path", out var path))
        {
            return [];
        }
        // A package without a file for this framework says so by a file of this name.
        return files
            .EnumerateObject()
            .Select(f => f.Name)
            .Where(f => Path.GetFileName(f) != "_._")
            .Select(f => Find(folders, path.GetString()!, f));
    }

    private static IEnumerable<PackageExtension> ExtensionsOf(string package, JsonElement libraries, List<string> folders)
    {
        if (!libraries.GetProperty(package).TryGetProperty("files", out var files))
        {
            return [];
        }

        var path = libraries.GetProperty(package).GetProperty("path").GetString()!;
        return files
            .EnumerateArray()
            .Select(f => f.GetString()!)
            .Where(f => Path.GetDirectoryName(f)?.Replace('\\', '/') == "interactive-extensions/dotnet")
            .Where(f => Path.GetExtension(f) is ".dll" or ".dib")
            .Order(StringComparer.Ordinal)
            .Select(f => new PackageExtension(package.Split('/')[0], Find(folders, path, f)));
    }

    private static string Find(List<string> folders, string package, string file) =>
        folders.Select(folder => Path.Combine(folder, package, file)).FirstOrDefault(File.Exists)
        ?? Path.Combine(folders[0], package, file);
}
