using System.Reflection;
using Microsoft.CodeAnalysis;
using SerWorkbook.Notebooks.Cells;

namespace SerWorkbook.Notebooks.Packages;

/// <summary>
/// The packages of a session. Their files lie flat in one folder, where assemblies find each other and their native libraries.
/// </summary>
internal sealed class SessionPackages : IDisposable
{
    private const int MostVersionsTried = 20;

    private readonly string _configurationFolder;
    private readonly string _projects;
    private readonly Dictionary<string, PackageRequest> _requests = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private readonly Dictionary<string, string> _origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _extensions = new(StringComparer.Ordinal);
    private readonly PackageAssemblies _loaded = new();
    private readonly Action<Assembly> _register;
    private string? _folder;

    /// <summary>Prepares the packages of a session; nothing is fetched yet.</summary>
    /// <param name="configurationFolder">Where NuGet starts to look for its configuration: the notebook's folder.</param>
    /// <param name="projects">Where restored projects are kept; null for the user's folder.</param>
    /// <param name="register">Told of each assembly that is loaded, before a cell can use it.</param>
    public SessionPackages(string configurationFolder, string? projects, Action<Assembly> register)
    {
        _register = register;
        _configurationFolder = configurationFolder;
        _projects = projects ?? PackageProject.UsualHome;
    }

    /// <summary>Fetches packages.</summary>
    /// <param name="cell">The cell that asks for them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is new.</returns>
    /// <exception cref="CellRefusedException">A package cannot be had.</exception>
    public async Task<AddedPackages> AddAsync(PreparedCell cell, CancellationToken cancellationToken)
    {
        _sources.AddRange(cell.Sources.Select(Absolute).Except(_sources));
        var added = cell
            .Packages.Where(p => !_requests.TryGetValue(p.Name, out var had) || (p.Version != "*" && had.Version != p.Version))
            .ToList();
        if (added.Count == 0)
        {
            return new AddedPackages([], [], [], []);
        }

        var wanted = new Dictionary<string, PackageRequest>(_requests, StringComparer.OrdinalIgnoreCase);
        foreach (var package in added)
        {
            wanted[package.Name] = package;
        }

        try
        {
            var notes = new List<string>();
            var files = await RestoreAsync(wanted, notes, cancellationToken).ConfigureAwait(false);
            notes.AddRange(added.Select(package => Substituted(package, files)).OfType<string>());
            var references = Take(files);
            foreach (var package in added)
            {
                _requests[package.Name] = wanted[package.Name];
            }

            notes.AddRange(files.Assemblies.Where(f => added.Any(p => IsNamedAfter(f, p))).Select(Replaced).OfType<string>());
            return new AddedPackages(
                references,
                notes,
                TakeExtensions(files),
                [.. added.Where(p => !p.IsExact).Select(p => Installed(p, files))]
            );
        }
        catch (Exception e) when (e is PackageException or NotebookException)
        {
            var names = string.Join("', '", added.Select(p => p.Text));
            throw new CellRefusedException(
                added[0].Line,
                $"The package{(added.Count > 1 ? "s" : "")} '{names}' cannot be had: {e.Message.TrimEnd('.')}.",
                CellRefusedException.Package
            );
        }
    }

    private async Task<PackageFiles> RestoreAsync(
        Dictionary<string, PackageRequest> wanted,
        List<string> notes,
        CancellationToken cancellationToken
    )
    {
        var tooNew = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var tried = 1; ; tried++)
        {
            var project = new PackageProject(
                [.. wanted.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)],
                _sources,
                _configurationFolder,
                _projects
            );
            try
            {
                var files = await PackageRestorer.RestoreAsync(project, cancellationToken).ConfigureAwait(false);
                notes.AddRange(
                    tooNew.Select(p =>
                        $"{p.Key} {p.Value} does not support {PackageProject.Framework}; "
                        + $"{files.Versions[p.Key]} is the newest version that does."
                    )
                );
                return files;
            }
            catch (UnsuitablePackageException e)
                when (tried < MostVersionsTried && wanted.TryGetValue(e.Package, out var request) && request.IsNewest)
            {
                tooNew.TryAdd(request.Name, e.Version);
                wanted[request.Name] = request.Below(e.Version);
            }
        }
    }

    private static string Installed(PackageRequest package, PackageFiles files) =>
        $"Installed {package.Name}, {files.Versions.GetValueOrDefault(package.Name, package.Version)}";

    /// <summary>Deletes the folder where that is possible.</summary>
    public void Dispose()
    {
        try
        {
            if (_folder is not null)
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows holds loaded assemblies until the process ends; the folder is a temporary one.
        }
    }

    private IReadOnlyList<MetadataReference> Take(PackageFiles files)
    {
        var assemblies = files.Assemblies.Where(IsNotOfHost).ToList();
        foreach (var file in assemblies)
        {
            CheckNotLoaded(file);
        }

        _folder ??= Directory.CreateTempSubdirectory(FormattableString.Invariant($"ser-packages-{Environment.ProcessId}-")).FullName;
        foreach (var file in files.NativeLibraries.Where(f => !_origins.ContainsKey(Path.GetFileName(f))))
        {
            Copy(file);
        }

        var added = assemblies.Where(f => !_origins.ContainsKey(Path.GetFileName(f))).ToList().ConvertAll(Copy);
        _loaded.Add(added);
        foreach (var file in added)
        {
            _register(_loaded.Get(file));
        }

        var replaced = files
            .Assemblies.Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(name => CompatibleAssemblies.IsReplaced(name) && _origins.TryAdd(name, name));
        return
        [
            .. added.Select(f => MetadataReference.CreateFromFile(f)),
            .. replaced.Select(name => MetadataReference.CreateFromImage(CompatibleAssemblies.Image(name))),
        ];
    }

    private IReadOnlyList<PackageExtension> TakeExtensions(PackageFiles files)
    {
        var added = files.Extensions.Where(e => _extensions.Add(e.File)).ToList();
        var assemblies = added.Where(e => e.IsAssembly && !_origins.ContainsKey(Path.GetFileName(e.File)) && IsNotOfHost(e.File)).ToList();
        var copies = assemblies.ToDictionary(e => e, e => Copy(e.File));
        _loaded.Add(copies.Values);
        foreach (var file in copies.Values)
        {
            _loaded.Get(file);
        }

        return
        [
            .. added.Where(e => !e.IsAssembly || copies.ContainsKey(e)).Select(e => e with { File = copies.GetValueOrDefault(e, e.File) }),
        ];
    }

    // What the host has in the same or a newer version runs from the host's copy in any case.
    private static bool IsNotOfHost(string file) =>
        !CompatibleAssemblies.IsReplaced(Path.GetFileNameWithoutExtension(file))
        && (HostAssemblies.Find(Path.GetFileNameWithoutExtension(file))?.FilePath is not { } own || VersionOf(own) < VersionOf(file));

    // The framework's own assemblies replace older ones in every program; that this program's packages do is only known here.
    private static string? Replaced(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return HostAssemblies.Find(name)?.FilePath is { } own && !HostAssemblies.IsOfFramework(own) && VersionOf(own) > VersionOf(file)
            ? $"{name} {VersionOf(own)} of this program is used in place of {VersionOf(file)} of the package."
            : null;
    }

    private static bool IsNamedAfter(string file, PackageRequest package) =>
        Path.GetFileNameWithoutExtension(file).Equals(package.Name, StringComparison.OrdinalIgnoreCase);

    private static Version VersionOf(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file).Version ?? new Version();
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            throw new PackageException($"{Path.GetFileName(file)} is no assembly", e);
        }
    }

    // NuGet takes the next higher version where the one asked for is missing, as it does for any program.
    private static string? Substituted(PackageRequest package, PackageFiles files) =>
        package.ExactVersion is { } wanted
        && files.Versions.TryGetValue(package.Name, out var found)
        && !wanted.Equals(found, StringComparison.OrdinalIgnoreCase)
            ? $"No source has {package.Name} {package.Version}; {found}, the next version, is used."
            : null;

    private void CheckNotLoaded(string file)
    {
        var name = Path.GetFileName(file);
        if (_origins.TryGetValue(name, out var loaded) && loaded != file && VersionOf(loaded) < VersionOf(file))
        {
            throw new PackageException(
                $"they need {Path.GetFileNameWithoutExtension(name)} {VersionOf(file)}, and {VersionOf(loaded)} is loaded already; "
                    + "restart and ask for all packages in one cell"
            );
        }
    }

    private string Copy(string file)
    {
        var name = Path.GetFileName(file);
        var target = Path.Combine(_folder!, name);
        File.Copy(file, target, overwrite: true);
        _origins[name] = file;
        return target;
    }

    private string Absolute(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out _) ? source : Path.GetFullPath(source, _configurationFolder);
}
