using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace SerWorkbook.Interactive.Tests;

/// <summary>The package holds what .NET Interactive loads, and brings nothing of .NET Interactive to anybody.</summary>
public sealed class ExtensionPackageTests(PackedExtension package) : IClassFixture<PackedExtension>
{
    private const string Extension = "interactive-extensions/dotnet/SerWorkbook.Interactive.dll";

    [Fact]
    public void It_holds_the_extension_and_describes_itself()
    {
        var metadata = package.Metadata();
        Assert.Equal(
            ["README.md", "SerWorkbook.Interactive.nuspec", "icon.png", Extension, "lib/net10.0/_._"],
            package.Files().Order(StringComparer.Ordinal)
        );
        Assert.Equal("MIT", Text(metadata, "license"));
        Assert.Equal("README.md", Text(metadata, "readme"));
        Assert.Equal("icon.png", Text(metadata, "icon"));
        Assert.NotEqual("", Text(metadata, "description"));
        Assert.Contains("CHANGELOG.md", Text(metadata, "releaseNotes"), StringComparison.Ordinal);
        using var image = new PEReader(new MemoryStream(package.Read(Extension)));
        Assert.Contains(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void It_takes_neither_the_kernel_nor_Roslyn_nor_FSharp_along()
    {
        var dependencies = package
            .Metadata()
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value)
            .ToArray();
        Assert.Contains("SerWorkbook", dependencies);
        Assert.DoesNotContain(dependencies, IsForeign);

        using var image = new PEReader(new MemoryStream(package.Read(Extension)));
        var metadata = image.GetMetadataReader();
        var references = metadata
            .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToArray();
        Assert.Contains("Microsoft.DotNet.Interactive", references);
        Assert.DoesNotContain("FSharp.Core", references);
        Assert.DoesNotContain("Plotly.NET", references);
    }

    [Theory]
    [InlineData("SerWorkbook.Speech")]
    [InlineData("SerWorkbook")]
    [InlineData("SerWorkbook.Kernel")]
    [InlineData("SerWorkbook.Cli")]
    public void The_other_projects_restore_nothing_of_DotNet_Interactive(string project)
    {
        var path = Path.Combine(Repository.Root(), "src", project, "obj", "project.assets.json");
        using var assets = JsonDocument.Parse(File.ReadAllText(path));
        var libraries = assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).ToArray();
        Assert.NotEmpty(libraries);
        Assert.DoesNotContain(libraries, name => name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(libraries, name => name.StartsWith("SerWorkbook.Interactive", StringComparison.Ordinal));
    }

    private static bool IsForeign(string id) =>
        id.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)
        || id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || id.StartsWith("FSharp", StringComparison.Ordinal);

    private static string Text(XElement metadata, string name) =>
        metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
}
