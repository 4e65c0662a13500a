using System.IO.Compression;
using System.Xml.Linq;
using SerWorkbook.Cli.Tests.Packaging;

namespace SerWorkbook.Interactive.Tests;

/// <summary>The package of the extension and those that it depends on, made from what the build has compiled.</summary>
public sealed class PackedExtension : IDisposable
{
    private const string Name = "SerWorkbook.Interactive";
    private readonly TemporaryFolder _folder = new();

    public PackedExtension()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        foreach (var project in new[] { "SerWorkbook.Speech", "SerWorkbook", Name })
        {
            var path = Path.Combine(Repository.Root(), "src", project, project + ".csproj");
            var (code, output) = DotNetCommand.Run(Folder, "pack", path, "-c", configuration, "--no-build", "-o", Folder, "-v", "q");
            Assert.True(code == 0, output);
        }
    }

    /// <summary>The folder of the packages, a source for NuGet.</summary>
    public string Folder => _folder.Path;

    /// <summary>A folder below it that nothing else uses.</summary>
    public string Place(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;

    /// <summary>The description of the extension's package.</summary>
    public XElement Metadata()
    {
        using var archive = ZipFile.OpenRead(Archive);
        using var description = archive.GetEntry(Name + ".nuspec")!.Open();
        return XDocument.Load(description).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>The bytes of a file of the extension's package.</summary>
    public byte[] Read(string path)
    {
        using var archive = ZipFile.OpenRead(Archive);
        using var content = archive.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The files of the extension's package that are not NuGet's own.</summary>
    public IReadOnlyList<string> Files()
    {
        using var archive = ZipFile.OpenRead(Archive);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _folder.Dispose();

    private string Archive => Directory.GetFiles(Folder, Name + ".*.nupkg").Single();

    private static bool IsOurs(string name) =>
        !name.StartsWith('_') && !name.StartsWith('[') && !name.StartsWith("package/", StringComparison.Ordinal);
}
