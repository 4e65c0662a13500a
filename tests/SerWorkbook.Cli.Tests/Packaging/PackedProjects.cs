using System.IO.Compression;
using System.Xml.Linq;
using SerWorkbook.Cli.Tests.Structure;

namespace SerWorkbook.Cli.Tests.Packaging;

/// <summary>The packages of all projects, made once from what the build has compiled.</summary>
public sealed class PackedProjects : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedProjects()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        foreach (var project in Names)
        {
            var path = Path.Combine(Repository.Root(), "src", project, project + ".csproj");
            var (code, output) = DotNetCommand.Run(Folder, "pack", path, "-c", configuration, "--no-build", "-o", Folder, "-v", "q");
            Assert.True(code == 0, output);
        }
    }

    /// <summary>The projects that become packages.</summary>
    public static IReadOnlyList<string> Names => MarkdownPage.Packages;

    /// <summary>The version of the packages.</summary>
    public static string Version { get; } = typeof(SerCommand).Assembly.GetName().Version!.ToString(3);

    /// <summary>The folder of the packages, a source for NuGet.</summary>
    public string Folder => _folder.Path;

    /// <summary>The files of a package with their sizes, and its description.</summary>
    /// <param name="name">Its name.</param>
    public (IReadOnlyDictionary<string, long> Files, XElement Metadata) Open(string name)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Folder, $"{name}.{Version}.nupkg"));
        using var nuspec = archive.GetEntry(name + ".nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return (archive.Entries.ToDictionary(entry => entry.FullName, entry => entry.Length), metadata);
    }

    /// <summary>The bytes of a file of a package.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="path">The file's path in it.</param>
    public byte[] Read(string name, string path)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Folder, $"{name}.{Version}.nupkg"));
        using var content = archive.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => _folder.Dispose();
}
