using Microsoft.CodeAnalysis;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>Turns the packages and assemblies of a notebook into the directives of a file-based app.</summary>
/// <param name="target">The C# file: paths start from its folder.</param>
/// <param name="notes">Where what cannot be converted is named.</param>
internal sealed class AppReferences(string target, List<string> notes)
{
    private readonly Dictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private readonly List<string> _projects = [];
    private readonly List<string> _assemblies = [];

    /// <summary>Whether types can come from packages, which are not looked into.</summary>
    public bool HasPackages => _packages.Count > 0;

    /// <summary>The assemblies that the projects build, as far as they are there.</summary>
    public IEnumerable<MetadataReference> Assemblies => _assemblies.Select(path => MetadataReference.CreateFromFile(path));

    /// <summary>The lines at the top of the file.</summary>
    public IEnumerable<string> Lines =>
        [
            .. _packages.Select(package => $"#:package {package.Key}@{package.Value}"),
            .. _projects.Select(project => $"#:project {project}"),
            .. _sources.Count > 0 ? [$"#:property RestoreAdditionalProjectSources={string.Join(';', _sources)}"] : (string[])[],
            .. _packages.Count > 0 ? ["#:property ManagePackageVersionsCentrally=false"] : (string[])[],
        ];

    /// <summary>Adds what a cell asks for.</summary>
    /// <param name="name">The cell.</param>
    /// <param name="cell">Its packages and their sources.</param>
    public void Add(string name, PreparedCell cell)
    {
        _sources.AddRange(cell.Sources.Except(_sources));
        foreach (var package in cell.Packages)
        {
            if (_packages.TryGetValue(package.Name, out var version) && version != package.Version)
            {
                notes.Add($"{name}: {package.Name} {package.Version} was left out, since {version} is asked for before it");
            }
            else
            {
                _packages[package.Name] = package.Version;
            }
        }
    }

    /// <summary>Adds an assembly file: the project that builds it, since a file-based app cannot refer to the file itself.</summary>
    /// <param name="name">The cell.</param>
    /// <param name="file">The path in <c>#r</c>.</param>
    /// <param name="folder">The folder that the path starts from.</param>
    public void AddFile(string name, string file, string folder)
    {
        var path = Path.GetFullPath(file, folder);
        var assembly = Path.GetFileNameWithoutExtension(file);
        if (!file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && HostAssemblies.Find(file) is { FilePath: { } known })
        {
            // An assembly of the framework, which is there without being named.
            if (HostAssemblies.IsOfFramework(known))
            {
                return;
            }
        }

        if (ProjectOf(assembly, Path.GetDirectoryName(path)!) is not { } project)
        {
            notes.Add($"{name}: #r \"{file}\" was left out, since a file-based app refers to packages and projects only");
            return;
        }

        var relative = Path.GetRelativePath(Path.GetDirectoryName(target)!, project).Replace('\\', '/');
        if (!_projects.Contains(relative))
        {
            _projects.Add(relative);
        }

        if (File.Exists(path) && !_assemblies.Contains(path))
        {
            _assemblies.Add(path);
        }
    }

    private static string? ProjectOf(string assembly, string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var project = assembly + ".csproj";
            string[] places = [Path.Combine(at, project), Path.Combine(at, assembly, project), Path.Combine(at, "src", assembly, project)];
            if (places.FirstOrDefault(File.Exists) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
